"""The ladder in words: what each level is, for every page and picture that draws it."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from programs.facts import fill
from programs.kept import Public
from programs.languages import language_here
from programs.levels import Level


@dataclass(frozen=True)
class Rung:
    level: Level
    name: str | Promise
    short: str | Promise
    hours: str | Promise
    sleep: str | Promise
    fits: str | Promise

    @property
    def time(self) -> str:
        """With the numbers of this provider, in the language of the page."""
        return fill(str(self.hours), language_here())

    @property
    def facts(self) -> str:
        return gettext("Time: %(time)s. Nights: %(sleep)s.") % {"time": self.time, "sleep": self.sleep}


LADDER = (
    Rung(
        Level.OUTPATIENT,
        name=_("Weekly outpatient care"),
        short=_("Weekly"),
        hours=_("under {{ iop_least }} hours a week, often one visit"),
        sleep=_("at home"),
        fits=_("Symptoms that weekly visits can hold."),
    ),
    Rung(
        Level.IOP,
        name=_("Intensive Outpatient Program (IOP)"),
        short=_("IOP"),
        hours=_("{{ iop_hours }} hours a week; here {{ iop_days }} days, {{ iop_day_hours }} hours each"),
        sleep=_("at home"),
        fits=_("Weekly visits are not enough. You are safe at home and ready to take part."),
    ),
    Rung(
        Level.PHP,
        name=_("Partial hospitalization program (PHP)"),
        short=_("PHP"),
        hours=_("{{ php_least }} hours a week or more; about {{ php_day_hours }} hours a day, {{ php_days }} days"),
        sleep=_("at home"),
        fits=_("You need treatment every weekday, but not day and night."),
    ),
    Rung(
        Level.INPATIENT,
        name=_("Inpatient or other 24-hour care"),
        short=_("24-hour"),
        hours=_("day and night"),
        sleep=_("in a hospital or live-in program"),
        fits=_("There is danger, a medical need, or no way to look after yourself."),
    ),
)


BY_LEVEL = {rung.level: rung for rung in LADDER}


def rung(level: Level) -> Rung:
    return BY_LEVEL[level]


@dataclass(frozen=True)
class Step:
    """A rung as it is drawn: where its name stands below it, where the dot of someone on it does, and whether they are there."""

    rung: Rung
    name_x: int
    dot_x: int
    dot_y: int
    is_here: bool


PLACES = {
    Level.OUTPATIENT: (43, 43, 108),
    Level.IOP: (119, 119, 78),
    Level.PHP: (195, 195, 48),
    Level.INPATIENT: (274, 274, 18),
}


@dataclass(frozen=True)
class Staircase(Public):
    """All rungs as steps, with someone on one of them or with nobody."""

    level: Level | None = None

    @property
    def here(self) -> Rung | None:
        return rung(self.level) if self.level else None

    @property
    def steps(self) -> tuple[Step, ...]:
        return tuple(Step(rung, *PLACES[rung.level], is_here=rung.level is self.level) for rung in LADDER)
