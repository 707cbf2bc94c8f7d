"""The ten questions in the order asked, and the options of each, mildest first. Words live in assessment/words/."""

from enum import StrEnum

CRITERIA_VERSION = 1


class Question(StrEnum):
    SAFETY = "safety"
    HEALTH = "health"
    DAILY_LIFE = "daily_life"
    SYMPTOMS = "symptoms"
    SUBSTANCES = "substances"
    EATING = "eating"
    CARE = "care"
    HOME = "home"
    MOTIVATION = "motivation"
    TIME = "time"


class Safety(StrEnum):
    NONE = "none"
    PASSING = "passing"
    UNSURE = "unsure"
    FREQUENT = "frequent"
    DANGER = "danger"


class Health(StrEnum):
    NONE = "none"
    CHECKUPS = "checkups"
    UNSURE = "unsure"
    DAILY = "daily"
    URGENT = "urgent"


class DailyLife(StrEnum):
    MANAGING = "managing"
    STRUGGLING = "struggling"
    MOSTLY_UNABLE = "mostly_unable"
    UNABLE = "unable"


class Symptoms(StrEnum):
    NONE = "none"
    SOME_DAYS = "some_days"
    MOST_DAYS = "most_days"
    CONSTANT = "constant"


class Substances(StrEnum):
    NONE = "none"
    SOME = "some"
    HARD_TO_CONTROL = "hard_to_control"
    DAILY = "daily"


class Eating(StrEnum):
    NONE = "none"
    SOME = "some"
    WEEKLY = "weekly"
    DAILY = "daily"


class Care(StrEnum):
    NONE = "none"
    WEEKLY_HELPS = "weekly_helps"
    WEEKLY_NOT_ENOUGH = "weekly_not_enough"
    STEPPING_DOWN = "stepping_down"
    IOP_NOT_ENOUGH = "iop_not_enough"


class Home(StrEnum):
    SUPPORTIVE = "supportive"
    STRESSFUL = "stressful"
    UNSTABLE = "unstable"
    NONE = "none"


class Motivation(StrEnum):
    READY = "ready"
    WILLING = "willing"
    UNSURE = "unsure"
    UNWILLING = "unwilling"


class Time(StrEnum):
    DAYTIME = "daytime"
    EVENINGS = "evenings"
    LIMITED = "limited"
    NONE = "none"


OPTIONS: dict[Question, type[StrEnum]] = {
    Question.SAFETY: Safety,
    Question.HEALTH: Health,
    Question.DAILY_LIFE: DailyLife,
    Question.SYMPTOMS: Symptoms,
    Question.SUBSTANCES: Substances,
    Question.EATING: Eating,
    Question.CARE: Care,
    Question.HOME: Home,
    Question.MOTIVATION: Motivation,
    Question.TIME: Time,
}

# `time` shapes the next step and never the level.
SCORED = tuple(question for question in Question if question is not Question.TIME)
