"""What is wrong with the criteria as data. Each fault names the file and the field it is to be mended in."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from assessment.domain.level_of_care.conditions import Case
from assessment.domain.level_of_care.fit_criteria import CRITERIA, Criterion
from assessment.domain.level_of_care.matching import MATCHES, SIGNS, Sign
from assessment.domain.level_of_care.questions import SCORED, Option, Question
from assessment.domain.level_of_care.rules import CALLING_FOR_NOTHING, FIT_RULES, RULES, FitRule, Rule
from assessment.domain.level_of_care.stops import STOPS, Stop
from programs.programs import Program

Found = Iterator[tuple[str, str, str]]  # file, field, what is wrong


def faults(
    rules: tuple[Rule, ...] = RULES,
    fit_rules: tuple[FitRule, ...] = FIT_RULES,
    criteria: tuple[Criterion, ...] = CRITERIA,
    signs: tuple[Sign, ...] = SIGNS,
) -> Found:
    yield from _question_faults()
    yield from _rule_faults(rules, fit_rules)
    yield from _unplaced(rules, fit_rules)
    for code, times in Counter(criterion.code for criterion in criteria).items():
        if times > 1:
            yield "fit_criteria.py", code, "stands twice"
    for criterion in criteria:
        sets = (criterion.met_by, criterion.not_sure_by, criterion.not_met_by)
        yield from _partition_faults("fit_criteria.py", criterion.code, criterion.question, sets, "met, not sure and not met")
    for sign in signs:
        sets = (sign.outstanding, sign.mild, sign.absent)
        yield from _partition_faults("matching.py", sign.question.value, sign.question, sets, "outstanding, mild and absent")
    for program in set(Program) - {match.program for group in MATCHES for match in group}:
        yield "matching.py", program.value, "no answers match it"
    for stop in Stop:
        if stop not in STOPS:
            yield "stops.py", stop.value, "no answer calls for it"
        else:
            yield from _strangers("stops.py", stop.value, dict([STOPS[stop]]))


def _rule_faults(rules: tuple[Rule, ...], fit_rules: tuple[FitRule, ...]) -> Found:
    for code, times in Counter(rule.code for rule in (*rules, *fit_rules)).items():
        if times > 1:
            yield "rules.py", code, "stands twice"
    for rule in (*rules, *fit_rules):
        for case in rule.cases:
            yield from _strangers("rules.py", rule.code, case)
    for above, below in pairwise(rules):
        if below.level > above.level:
            yield "rules.py", below.code, "stands below a rule of a lower level"
    if {} not in [dict(case) for case in rules[-1].cases]:
        yield "rules.py", rules[-1].code, "the last rule must hold always"


def _question_faults() -> Found:
    for name, question in Question.__members__.items():
        if not question.options:
            yield "questions.py", name, "has no options"
        if question.name != name:
            yield "questions.py", name, f"has the code of {question.name}"


def _unplaced(rules: tuple[Rule, ...], fit_rules: tuple[FitRule, ...]) -> Found:
    """Scored options that no rule names and that are not said to call for nothing."""
    cases = [case for rule in (*rules, *fit_rules) for case in rule.cases]
    named = {(question, option) for case in cases for question, options in case.items() for option in options}
    for question in SCORED:
        for option in question.options:
            if (question, option) not in named | CALLING_FOR_NOTHING:
                yield "rules.py", question.value, f"{option!r} must stand in a rule or call for nothing"


def _partition_faults(file: str, field: str, question: Question, sets: tuple[frozenset[Option], ...], names: str) -> Found:
    placed = Counter(option for options in sets for option in options)
    yield from _strangers(file, field, {question: frozenset(placed)})
    for option in question.options:
        if placed[option] != 1:
            yield file, field, f"{option!r} must stand in one of {names}"


def _strangers(file: str, field: str, case: Case) -> Found:
    """Options of another question: alike as text they may be, yet never meant."""
    for question, options in case.items():
        for option in options:
            if not isinstance(option, question.kind):
                yield file, field, f"{option!r} is no option of {question.value}"
