"""The questions in the order asked, each with its options. Words stand in assessment/texts/.

A new question is a class of options and a line in `Question`; its words, a version and a place in the rules are then asked for
by the checks.
"""

from enum import StrEnum
from typing import Self

CRITERIA_VERSION = 2


class Option(StrEnum):
    """An answer to one question. The members of each subclass stand mildest first."""

    @property
    def is_unsure(self) -> bool:
        """An honest "I do not know": something to clear up with a clinician."""
        return self.name == "UNSURE"


class Safety(Option):
    NONE = "none"
    PASSING = "passing"
    UNSURE = "unsure"
    FREQUENT = "frequent"
    ATTEMPT = "attempt"
    DANGER = "danger"
    OTHERS = "others"


class Health(Option):
    NONE = "none"
    CHECKUPS = "checkups"
    UNSURE = "unsure"
    DAILY = "daily"
    MIND = "mind"
    URGENT = "urgent"


class DailyLife(Option):
    MANAGING = "managing"
    STRUGGLING = "struggling"
    MOSTLY_UNABLE = "mostly_unable"
    UNABLE = "unable"


class Symptoms(Option):
    NONE = "none"
    SOME_DAYS = "some_days"
    MOST_DAYS = "most_days"
    CONSTANT = "constant"


class Substances(Option):
    NONE = "none"
    SOME = "some"
    UNSURE = "unsure"
    HARD_TO_CONTROL = "hard_to_control"
    DAILY = "daily"


class Eating(Option):
    NONE = "none"
    SOME = "some"
    UNSURE = "unsure"
    WEEKLY = "weekly"
    DAILY = "daily"


class Care(Option):
    NONE = "none"
    WEEKLY_HELPS = "weekly_helps"
    WEEKLY_NOT_ENOUGH = "weekly_not_enough"
    IOP_HELPS = "iop_helps"
    STEPPING_DOWN = "stepping_down"
    IOP_NOT_ENOUGH = "iop_not_enough"
    PHP_NOT_ENOUGH = "php_not_enough"


class Home(Option):
    SUPPORTIVE = "supportive"
    STRESSFUL = "stressful"
    USE_THERE = "use_there"
    UNSTABLE = "unstable"
    UNSAFE = "unsafe"
    NONE = "none"


class Motivation(Option):
    READY = "ready"
    WILLING = "willing"
    UNSURE = "unsure"
    UNWILLING = "unwilling"


class Time(Option):
    DAYTIME = "daytime"
    EVENINGS = "evenings"
    LIMITED = "limited"
    NONE = "none"


class Question(StrEnum):
    """A question carries its options. Its value is its code: the form field, the address and the key of its words."""

    kind: type[Option]
    options: tuple[Option, ...]  # mildest first

    def __new__(cls, code: str, kind: type[Option] = Option) -> Self:
        question = str.__new__(cls, code)
        question._value_ = code
        question.kind = kind
        question.options = tuple(kind)
        return question

    def option(self, code: object) -> Option | None:
        """None for what is no code of an option here."""
        return next((option for option in self.options if option == code), None)

    SAFETY = "safety", Safety
    HEALTH = "health", Health
    DAILY_LIFE = "daily_life", DailyLife
    SYMPTOMS = "symptoms", Symptoms
    SUBSTANCES = "substances", Substances
    EATING = "eating", Eating
    CARE = "care", Care
    HOME = "home", Home
    MOTIVATION = "motivation", Motivation
    TIME = "time", Time


# `time` shapes the next step and never the level.
SCORED = tuple(question for question in Question if question is not Question.TIME)
