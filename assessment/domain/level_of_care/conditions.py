"""When something holds: one of its cases does, and a case does when every question in it has one of the options named.

Options are named one by one, never as "all but": a new option must be placed by hand.
"""

from collections.abc import Iterable, Mapping, Set
from types import MappingProxyType

from assessment.domain.answers import Answers
from assessment.domain.level_of_care.questions import Option, Question

Case = Mapping[Question, frozenset[Option]]


def when(conditions: Mapping[Question, Set[Option]]) -> Case:
    """A case, fixed. Without conditions it holds always."""
    return MappingProxyType({question: frozenset(options) for question, options in conditions.items()})


def case_holds(case: Case, answers: Answers) -> bool:
    return one_holds((case,), answers)


def one_holds(cases: Iterable[Case], answers: Answers) -> bool:
    """In plain loops: for one result some five hundred cases are tried, and `any` and `all` take three times as long."""
    given = answers.given
    for case in cases:
        for question, options in case.items():
            if given.get(question) not in options:
                break
        else:
            return True
    return False


def questions_read(cases: Iterable[Case], answers: Answers) -> tuple[Question, ...]:
    """The questions whose answers made any of the cases hold, in the order asked."""
    read = {question for case in cases if case_holds(case, answers) for question in case}
    return tuple(question for question in Question if question in read)


class Conditional:
    """What has a code, and cases."""

    __slots__ = ()
    code: str
    cases: tuple[Case, ...]

    def holds(self, answers: Answers) -> bool:
        return one_holds(self.cases, answers)

    def reads(self, answers: Answers) -> tuple[Question, ...]:
        return questions_read(self.cases, answers)
