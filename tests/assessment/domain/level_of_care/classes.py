"""Answers that make no difference to the level, whatever the other answers: one of each class stands for all of it."""

from collections.abc import Iterator
from itertools import cycle, product

from assessment.domain.answers import Answers
from assessment.domain.level_of_care.questions import SCORED, Option, Question
from tests.assessment.domain.level_of_care.space import column


def classes(question: Question, levels: bytes) -> list[list[Option]]:
    """The question's options, together where all combinations with the one have the level of those with the other."""
    groups: dict[bytes, list[Option]] = {}
    for option in question.options:
        groups.setdefault(column(levels, question, option), []).append(option)
    return list(groups.values())


def representatives(levels: bytes) -> Iterator[Answers]:
    """One of each class; its members take turns."""
    for turns in product(*([cycle(group) for group in classes(question, levels)] for question in SCORED)):
        yield Answers(dict(zip(SCORED, map(next, turns), strict=True)))
