"""The ladder in words: what each level is, for every page and picture that draws it.

Hours: 42 CFR 410.44 (IOP, 9 a week), 42 CFR 410.43 (PHP, 20 a week); the shape of a week is the provider's.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from programs.levels import Level


@dataclass(frozen=True)
class Rung:
    level: Level
    name: str | Promise
    short: str | Promise
    time: str | Promise
    sleep: str | Promise
    fits: str | Promise

    @property
    def facts(self) -> str:
        return gettext("Time: %(time)s. Nights: %(sleep)s.") % {"time": self.time, "sleep": self.sleep}


LADDER = (
    Rung(
        Level.OUTPATIENT,
        name=_("Weekly outpatient care"),
        short=_("Weekly"),
        time=_("under 9 hours a week, often one visit"),
        sleep=_("at home"),
        fits=_("Symptoms that weekly visits can hold."),
    ),
    Rung(
        Level.IOP,
        name=_("Intensive Outpatient Program (IOP)"),
        short=_("IOP"),
        time=_("9 to 19 hours a week; here 3 to 4 days, 3 hours each"),
        sleep=_("at home"),
        fits=_("Weekly visits are not enough. You are safe at home and ready to take part."),
    ),
    Rung(
        Level.PHP,
        name=_("Partial hospitalization program (PHP)"),
        short=_("PHP"),
        time=_("20 hours a week or more; about 5 hours a day, 5 days"),
        sleep=_("at home"),
        fits=_("You need treatment every weekday, but not day and night."),
    ),
    Rung(
        Level.INPATIENT,
        name=_("Inpatient or other 24-hour care"),
        short=_("24-hour"),
        time=_("day and night"),
        sleep=_("in a hospital or live-in program"),
        fits=_("There is danger, a medical need, or no way to look after yourself."),
    ),
)


def rung(level: Level) -> Rung:
    return LADDER[level - 1]


@dataclass(frozen=True)
class Step:
    """A rung as it is drawn: where its name stands below it, where the dot of someone on it does, and whether they are there."""

    rung: Rung
    name_x: int
    dot_x: int
    dot_y: int
    is_here: bool


PLACES = {
    Level.OUTPATIENT: (43, 22, 108),
    Level.IOP: (119, 98, 78),
    Level.PHP: (195, 174, 48),
    Level.INPATIENT: (274, 252, 18),
}


def staircase(here: Level | None = None) -> tuple[Step, ...]:
    return tuple(Step(rung, *PLACES[rung.level], is_here=rung.level is here) for rung in LADDER)
