"""The four levels of care and their hours, named once, pure Python. What they are in words is in programs/ladder.py."""

from dataclasses import dataclass
from enum import IntEnum


@dataclass(frozen=True, slots=True)
class Span:
    """From `least` to `most`; without `most`, or more."""

    least: int
    most: int | None = None

    def times(self, factor: int) -> "Span":
        return Span(self.least * factor, self.most and self.most * factor)


@dataclass(frozen=True, slots=True)
class Week:
    """How a provider runs a level: days a week, hours a day, and how many weeks most people stay, where that can be said."""

    days: Span
    hours: int
    weeks: Span | None = None


class Level(IntEnum):
    """Levels of care, lowest first, so that a higher number is more care."""

    OUTPATIENT = 1
    IOP = 2
    PHP = 3
    INPATIENT = 4

    @property
    def code(self) -> str:
        return self.name.lower()

    def one_up(self) -> "Level":
        return Level(min(self + 1, Level.INPATIENT))


# Hours a week: 42 CFR 410.44 (IOP, at least 9) and 410.43 (PHP, at least 20). Outpatient care is what stays below an IOP.
WEEKLY_HOURS = {Level.IOP: Span(9, 19), Level.PHP: Span(20)}
VISIT_MINUTES = Span(45, 60)  # an ordinary outpatient visit
