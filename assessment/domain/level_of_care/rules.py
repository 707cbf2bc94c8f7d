"""The rules of the criteria, as data: read aloud they are the table of the public criteria page.

A rule holds when any of its cases holds; a case holds when every question in it has one of the options named.
Sources are ids of programs/content/sources.toml; the reasons in words are in assessment/texts/.
"""

from dataclasses import dataclass

from assessment.domain.answers import Answers
from assessment.domain.level_of_care.conditions import Case, Conditional, when
from assessment.domain.level_of_care.questions import (
    Care,
    DailyLife,
    Eating,
    Health,
    Home,
    Motivation,
    Question,
    Safety,
    Substances,
    Symptoms,
)
from programs.levels import Level

Q = Question


@dataclass(frozen=True, slots=True)
class Rule(Conditional):
    code: str
    level: Level
    cases: tuple[Case, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FitRule(Conditional):
    """Moves a need one level up, where the need is one of `needs`."""

    code: str
    needs: frozenset[Level]
    cases: tuple[Case, ...]
    sources: tuple[str, ...]

    def applies(self, need: Level, answers: Answers) -> bool:
        return need in self.needs and self.holds(answers)


LESS_THAN_MANAGING = {DailyLife.STRUGGLING, DailyLife.MOSTLY_UNABLE, DailyLife.UNABLE}

# Highest level first: the first that holds gives the level.
RULES = (
    Rule("danger", Level.INPATIENT, (when({Q.SAFETY: {Safety.DANGER}}),), ("apa-depression-2010", "cfr-410-43")),
    Rule(
        "urgent-health",
        Level.INPATIENT,
        (when({Q.HEALTH: {Health.URGENT}}),),
        ("apa-sud-2006", "asam-withdrawal-2020", "apa-eating-2023"),
    ),
    Rule("basic-needs", Level.INPATIENT, (when({Q.DAILY_LIFE: {DailyLife.UNABLE}}),), ("apa-depression-2010",)),
    Rule(
        "daily-use-unsupported",
        Level.INPATIENT,
        (
            when(
                {
                    Q.SUBSTANCES: {Substances.DAILY},
                    Q.CARE: {Care.WEEKLY_NOT_ENOUGH, Care.IOP_NOT_ENOUGH},
                    Q.HOME: {Home.STRESSFUL, Home.UNSTABLE, Home.NONE},
                }
            ),
        ),
        ("apa-sud-2006",),
    ),
    Rule("frequent-thoughts", Level.PHP, (when({Q.SAFETY: {Safety.UNSURE, Safety.FREQUENT}}),), ("aabh-standards",)),
    Rule("daily-checks", Level.PHP, (when({Q.HEALTH: {Health.DAILY}}),), ("aabh-standards",)),
    Rule(
        "mostly-unable",
        Level.PHP,
        (when({Q.DAILY_LIFE: {DailyLife.MOSTLY_UNABLE}}),),
        ("program-description", "cfr-410-43"),
    ),
    Rule("iop-not-enough", Level.PHP, (when({Q.CARE: {Care.IOP_NOT_ENOUGH}}),), ("program-description",)),
    Rule(
        "eating-daily",
        Level.PHP,
        (
            when({Q.EATING: {Eating.DAILY}, Q.DAILY_LIFE: LESS_THAN_MANAGING}),
            when({Q.EATING: {Eating.DAILY}, Q.CARE: {Care.WEEKLY_NOT_ENOUGH}}),
        ),
        ("apa-eating-2006", "apa-eating-2023"),
    ),
    Rule(
        "stepping-down-severe",
        Level.PHP,
        (
            when({Q.CARE: {Care.STEPPING_DOWN}, Q.SYMPTOMS: {Symptoms.CONSTANT}}),
            when({Q.CARE: {Care.STEPPING_DOWN}, Q.SUBSTANCES: {Substances.DAILY}}),
            when({Q.CARE: {Care.STEPPING_DOWN}, Q.EATING: {Eating.DAILY}}),
        ),
        ("cms-lcd-l34196",),
    ),
    Rule(
        "daily-use-after-care",
        Level.PHP,
        (when({Q.SUBSTANCES: {Substances.DAILY}, Q.CARE: {Care.WEEKLY_NOT_ENOUGH}}),),
        ("program-description",),
    ),
    Rule("weekly-not-enough", Level.IOP, (when({Q.CARE: {Care.WEEKLY_NOT_ENOUGH}}),), ("program-description",)),
    Rule("stepping-down", Level.IOP, (when({Q.CARE: {Care.STEPPING_DOWN}}),), ("program-description",)),
    Rule("health-unsure", Level.IOP, (when({Q.HEALTH: {Health.UNSURE}}),), ("program-description",)),
    Rule(
        "hard-to-control",
        Level.IOP,
        (when({Q.SUBSTANCES: {Substances.HARD_TO_CONTROL, Substances.DAILY}}),),
        ("samhsa-iop-2021",),
    ),
    Rule("eating-weekly", Level.IOP, (when({Q.EATING: {Eating.WEEKLY, Eating.DAILY}}),), ("program-description",)),
    Rule(
        "symptoms-in-the-way",
        Level.IOP,
        (
            when({Q.DAILY_LIFE: LESS_THAN_MANAGING, Q.SYMPTOMS: {Symptoms.CONSTANT}}),
            when(
                {
                    Q.DAILY_LIFE: LESS_THAN_MANAGING,
                    Q.SYMPTOMS: {Symptoms.MOST_DAYS},
                    Q.CARE: {Care.WEEKLY_HELPS, Care.WEEKLY_NOT_ENOUGH, Care.STEPPING_DOWN, Care.IOP_NOT_ENOUGH},
                }
            ),
        ),
        ("cfr-410-44",),
    ),
    Rule("weekly-fits", Level.OUTPATIENT, (when({}),), ("program-description",)),
)

# In order; at most one applies.
FIT_RULES = (
    FitRule(
        "unstable-home",
        frozenset({Level.IOP, Level.PHP}),
        (when({Q.HOME: {Home.UNSTABLE, Home.NONE}}),),
        ("program-description", "cfr-410-43"),
    ),
    FitRule(
        "not-willing",
        frozenset({Level.IOP}),
        (when({Q.MOTIVATION: {Motivation.UNWILLING}}),),
        ("program-description", "asam-criteria"),
    ),
)

# The options that no rule names, because by themselves they call for no more than weekly care. Every scored option stands in a rule
# or here: a new one is placed by hand.
CALLING_FOR_NOTHING = frozenset(
    {
        (Q.SAFETY, Safety.NONE),
        (Q.SAFETY, Safety.PASSING),
        (Q.HEALTH, Health.NONE),
        (Q.HEALTH, Health.CHECKUPS),
        (Q.DAILY_LIFE, DailyLife.MANAGING),
        (Q.SYMPTOMS, Symptoms.NONE),
        (Q.SYMPTOMS, Symptoms.SOME_DAYS),
        (Q.SUBSTANCES, Substances.NONE),
        (Q.SUBSTANCES, Substances.SOME),
        (Q.EATING, Eating.NONE),
        (Q.EATING, Eating.SOME),
        (Q.CARE, Care.NONE),
        (Q.HOME, Home.SUPPORTIVE),
        (Q.MOTIVATION, Motivation.READY),
        (Q.MOTIVATION, Motivation.WILLING),
        (Q.MOTIVATION, Motivation.UNSURE),
    }
)
