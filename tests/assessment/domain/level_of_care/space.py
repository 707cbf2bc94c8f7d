"""Every combination of scored answers, as a flat table of levels addressed by mixed radix: the last question moves fastest."""

import os
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import islice, product
from math import prod
from pathlib import Path

from assessment.domain.answers import Answers
from assessment.domain.level_of_care.questions import SCORED, Option
from assessment.domain.level_of_care.recommend import level_for
from programs.levels import Level

CHOICES = [question.options for question in SCORED]
SIZES = [len(options) for options in CHOICES]
STRIDES = [prod(SIZES[place + 1 :]) for place in range(len(SIZES))]
TOTAL = prod(SIZES)
PARTS = 8


def combinations() -> Iterator[tuple[Option, ...]]:
    """In the order of the table."""
    return product(*CHOICES)


def answers_of(combination: tuple[Option, ...]) -> Answers:
    return Answers(dict(zip(SCORED, combination, strict=True)))


def every_level() -> bytes:
    """The level of each combination, asked of the rules themselves, on all cores."""
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        return b"".join(pool.map(_levels_of_part, range(PARTS)))


def _levels_of_part(part: int) -> bytes:
    start, stop = part * TOTAL // PARTS, (part + 1) * TOTAL // PARTS
    return bytes(level_for(answers_of(combination)) for combination in islice(combinations(), start, stop))


class Space:
    def __init__(self, levels: bytes):
        self.levels = levels

    @classmethod
    def kept_in(cls, file: Path) -> "Space":
        if not file.exists():
            file.write_bytes(every_level())
        return cls(file.read_bytes())

    def level(self, answers: Answers) -> Level:
        return Level(self.levels[position(answers)])

    def column(self, place: int, option: Option) -> bytes:
        """The levels of all combinations with this answer; two columns of a question differ in nothing but that answer."""
        size, stride, index = SIZES[place], STRIDES[place], CHOICES[place].index(option)
        starts = range(index * stride, TOTAL, size * stride)
        return b"".join(self.levels[start : start + stride] for start in starts)


INDEXES = [
    {option: index * stride for index, option in enumerate(options)} for options, stride in zip(CHOICES, STRIDES, strict=True)
]


def position(answers: Answers) -> int:
    return sum(indexes[answers[question]] for question, indexes in zip(SCORED, INDEXES, strict=True))
