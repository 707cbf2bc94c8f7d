"""Every combination of scored answers, as flat tables addressed by mixed radix: the last question moves fastest."""

import os
import pickle
from array import array
from collections.abc import Callable, Hashable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache, cached_property, partial
from itertools import product
from math import prod
from pathlib import Path
from typing import Any, NamedTuple

from assessment.domain import Answers, recommend
from assessment.domain.level_of_care.cautions import Caution, cautions_for
from assessment.domain.level_of_care.fit_criteria import CRITERIA, Status
from assessment.domain.level_of_care.matching import matching_programs
from assessment.domain.level_of_care.next_step import NextStep
from assessment.domain.level_of_care.questions import SCORED, Option, Question
from assessment.domain.level_of_care.stops import stops
from programs.levels import Level
from tests.assessment.domain.level_of_care.ways import every_way

SIZES = [len(question.options) for question in SCORED]
TOTAL = prod(SIZES)
STRIDES = {question: prod(SIZES[place + 1 :]) for place, question in enumerate(SCORED)}
OFFSETS = {question: {option: index * STRIDES[question] for index, option in enumerate(question.options)} for question in SCORED}
UNTOLD = 0xFFFF


def combinations() -> Iterator[tuple[str, ...]]:
    """The codes, in the order of the tables."""
    return product(*([option.value for option in question.options] for question in SCORED))


def position(given: Mapping[Question, Option]) -> int:
    """Of these answers; where some are open, of the first combination that has these."""
    return sum([OFFSETS[question][option] for question, option in given.items()])


@cache
def beside(open_questions: tuple[Question, ...]) -> list[int]:
    """How far the combinations that differ in these questions alone are from the first of them."""
    return [sum(offsets) for offsets in product(*(OFFSETS[question].values() for question in open_questions))]


def column(values: bytes, question: Question, option: Option) -> bytes:
    """The values of all combinations with this answer; two columns of a question differ in nothing but that answer."""
    stride = STRIDES[question]
    starts = range(OFFSETS[question][option], len(values), stride * len(question.options))
    return b"".join(values[start : start + stride] for start in starts)


def answers_at(place: int) -> Answers:
    indexes = ((question, place // STRIDES[question] % len(question.options)) for question in SCORED)
    return Answers({question: question.options[index] for question, index in indexes})


class Decided(NamedTuple):
    need: Level
    level: Level
    next_step: NextStep
    rules: tuple[str, ...]


def decided(answers: Answers) -> Decided:
    made = recommend(answers)
    return Decided(made.need, made.level, made.next_step, tuple(rule.code for rule in made.rules))


@dataclass(frozen=True)
class Table:
    """What was told each combination: its number among all that is ever told."""

    told: list[Any]
    numbers: array
    filled: int  # places written to: as many as there are combinations, where each was written to once

    @classmethod
    def of(cls, ask: Callable[[Answers], Hashable]) -> "Table":
        told: dict[Hashable, int] = {}
        numbers = array("H", [UNTOLD]) * TOTAL
        filled = 0
        for known, this in every_way(ask):
            number = told.setdefault(this, len(told))
            here = position(known)
            offsets = beside(tuple(question for question in SCORED if question not in known))
            for offset in offsets:
                numbers[here + offset] = number
            filled += len(offsets)
        return cls(list(told), numbers, filled)

    def said(self, read: Callable[[Any], Any]) -> Iterator[Any]:
        """What was told each combination, as `read`."""
        return map([read(told) for told in self.told].__getitem__, self.numbers)


def criteria(answers: Answers) -> tuple[Status, ...]:
    return tuple(criterion.status(answers) for criterion in CRITERIA)


class Space:
    """The tables; each is asked of the code that the recommendation is made by."""

    ASKED = (decided, criteria, matching_programs, stops, *(partial(cautions_for, level=level) for level in Level))

    def __init__(self, tables: list[Table]):
        self.tables = tables
        self.decided, self.criteria, self.programs, self.stops, *self.cautions = tables  # the cautions of each level

    @classmethod
    def kept_in(cls, file: Path) -> "Space":
        """Made on all cores, by whoever comes first."""
        if not file.exists():
            with ProcessPoolExecutor(os.cpu_count()) as pool:
                file.write_bytes(pickle.dumps(list(pool.map(Table.of, cls.ASKED))))
        return cls(pickle.loads(file.read_bytes()))  # noqa: S301 (this run wrote it)

    @cached_property
    def levels(self) -> bytes:
        return bytes(self.decided.said(lambda told: told.level))

    @cached_property
    def times(self) -> bytes:
        """Of the next step: the soonest is the smallest."""
        return bytes(self.decided.said(lambda told: told.next_step.within))

    def cautions_said(self) -> Iterator[tuple[Caution, ...]]:
        """To each combination, at the level suggested to it."""
        by_level = [table.said(tuple) for table in self.cautions]
        return (told[level - Level.OUTPATIENT] for level, *told in zip(self.levels, *by_level, strict=True))
