"""Answers that no rule can tell apart, read from the rules as data: one of each class stands for all of it."""

from collections.abc import Iterator
from itertools import product

from assessment.domain.answers import Answers
from assessment.domain.level_of_care.questions import SCORED, Option, Question
from assessment.domain.level_of_care.rules import FIT_RULES, RULES
from tests.assessment.domain.level_of_care.space import answers_of

CASES = [case for rule in (*RULES, *FIT_RULES) for case in rule.cases]


def classes(question: Question) -> list[list[Option]]:
    """The question's options, grouped by the cases they fulfil."""
    groups: dict[tuple[bool, ...], list[Option]] = {}
    for option in question.options:
        fulfilled = tuple(option in case[question] for case in CASES if question in case)
        groups.setdefault(fulfilled, []).append(option)
    return list(groups.values())


def representatives() -> Iterator[Answers]:
    firsts = [[group[0] for group in classes(question)] for question in SCORED]
    return map(answers_of, product(*firsts))
