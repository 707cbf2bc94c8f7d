"""The four levels of care, named once, pure Python. Their facts in words (hours, where you sleep) are in programs/ladder.py."""

from enum import IntEnum


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
