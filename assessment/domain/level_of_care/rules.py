"""The rules of the criteria, as data: read aloud they are the table of the public criteria page.

A rule holds when any of its cases holds; a case holds when every question in it has one of the options named.
Sources are ids of programs/content/sources.toml; a rule without one is our own, and is shown as that. The reasons in words are in
assessment/texts/.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from assessment.domain.answers import Answers
from assessment.domain.level_of_care.conditions import Case, Conditional, one_holds, questions_read, when
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
    """Names a level. Without a source it is our own reasoning."""

    code: str
    level: Level
    cases: tuple[Case, ...]
    sources: tuple[str, ...] = ()

    @property
    def is_own(self) -> bool:
        return not self.sources


@dataclass(frozen=True, slots=True)
class FitRule:
    """Moves a need one level up. What must hold stands by the need it is looked at from.

    `is_own`: our own reasoning, whatever sources stand beside it.
    """

    code: str
    cases_by_need: Mapping[Level, tuple[Case, ...]]
    sources: tuple[str, ...] = ()
    is_own: bool = False

    def applies(self, need: Level, answers: Answers) -> bool:
        return one_holds(self.cases_by_need.get(need, ()), answers)

    def reads(self, need: Level, answers: Answers) -> tuple[Question, ...]:
        """The questions whose answers made it apply, in the order asked."""
        return questions_read(self.cases_by_need.get(need, ()), answers)


NOT_MANAGING = {DailyLife.STRUGGLING, DailyLife.MOSTLY_UNABLE, DailyLife.UNABLE}
FOLLOWED = {Care.WEEKLY_HELPS, Care.IOP_HELPS, Care.STEPPING_DOWN}  # somebody is looking after this person already
NOT_FOLLOWED = {Care.NONE, Care.WEEKLY_NOT_ENOUGH, Care.IOP_NOT_ENOUGH, Care.PHP_NOT_ENOUGH}
HARD_OR_DAILY = {Substances.HARD_TO_CONTROL, Substances.DAILY}
HOME_IN_QUESTION = {Home.UNSTABLE, Home.UNSAFE, Home.NONE}

# No stable home: by itself, or because use where one lives meets use of one's own.
UNSTABLE = (
    when({Q.HOME: HOME_IN_QUESTION}),
    when({Q.HOME: {Home.USE_THERE}, Q.SUBSTANCES: HARD_OR_DAILY}),
)

# Highest level first: the first that holds gives the level.
RULES = (
    Rule("danger", Level.INPATIENT, (when({Q.SAFETY: {Safety.DANGER}}),), ("apa-depression-2010", "cfr-410-43")),
    Rule("danger-to-others", Level.INPATIENT, (when({Q.SAFETY: {Safety.OTHERS}}),), ("apa-depression-2010", "cfr-410-43")),
    Rule(
        "recent-attempt",
        Level.INPATIENT,
        (when({Q.SAFETY: {Safety.ATTEMPT}, Q.CARE: NOT_FOLLOWED}),),
        ("apa-depression-2010",),
    ),
    Rule(
        "urgent-health",
        Level.INPATIENT,
        (when({Q.HEALTH: {Health.URGENT}}),),
        ("apa-sud-2006", "asam-withdrawal-2020", "apa-eating-2023"),
    ),
    Rule("urgent-mind", Level.INPATIENT, (when({Q.HEALTH: {Health.MIND}}),), ("nimh-psychosis",)),
    Rule("basic-needs", Level.INPATIENT, (when({Q.DAILY_LIFE: {DailyLife.UNABLE}}),), ("apa-depression-2010",)),
    Rule("php-not-enough", Level.INPATIENT, (when({Q.CARE: {Care.PHP_NOT_ENOUGH}}),)),
    Rule(
        "daily-use-unsupported",
        Level.INPATIENT,
        (
            when(
                {
                    Q.SUBSTANCES: {Substances.DAILY},
                    Q.CARE: {Care.IOP_NOT_ENOUGH},
                    Q.HOME: {Home.STRESSFUL, Home.USE_THERE, Home.UNSTABLE, Home.UNSAFE, Home.NONE},
                }
            ),
            when(
                {
                    Q.SUBSTANCES: {Substances.DAILY},
                    Q.CARE: {Care.WEEKLY_NOT_ENOUGH},
                    Q.HOME: {Home.USE_THERE, Home.UNSTABLE, Home.UNSAFE, Home.NONE},
                }
            ),
            when(
                {
                    Q.SUBSTANCES: {Substances.DAILY},
                    Q.CARE: {Care.WEEKLY_NOT_ENOUGH},
                    Q.HOME: {Home.STRESSFUL},
                    Q.DAILY_LIFE: NOT_MANAGING,
                }
            ),
        ),
        ("apa-sud-2006",),
    ),
    Rule("frequent-thoughts", Level.PHP, (when({Q.SAFETY: {Safety.FREQUENT}}),), ("aabh-standards",)),
    Rule("attempt-followed", Level.PHP, (when({Q.SAFETY: {Safety.ATTEMPT}, Q.CARE: FOLLOWED}),)),
    Rule("daily-checks", Level.PHP, (when({Q.HEALTH: {Health.DAILY}}),), ("aabh-standards",)),
    Rule(
        "mostly-unable",
        Level.PHP,
        (when({Q.DAILY_LIFE: {DailyLife.MOSTLY_UNABLE}}),),
        ("program-description", "cfr-410-43"),
    ),
    Rule("iop-not-enough", Level.PHP, (when({Q.CARE: {Care.IOP_NOT_ENOUGH}}),)),
    Rule(
        "eating-daily",
        Level.PHP,
        (
            when({Q.EATING: {Eating.DAILY}, Q.DAILY_LIFE: NOT_MANAGING}),
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
    ),
    Rule("safety-unsure", Level.IOP, (when({Q.SAFETY: {Safety.UNSURE}}),)),
    Rule("weekly-not-enough", Level.IOP, (when({Q.CARE: {Care.WEEKLY_NOT_ENOUGH}}),), ("program-description",)),
    Rule("stepping-down", Level.IOP, (when({Q.CARE: {Care.STEPPING_DOWN}}),), ("program-description",)),
    Rule("stay-with-it", Level.IOP, (when({Q.CARE: {Care.IOP_HELPS}}),)),
    Rule("hard-to-control", Level.IOP, (when({Q.SUBSTANCES: HARD_OR_DAILY}),), ("samhsa-iop-2021",)),
    Rule(
        "eating-weekly",
        Level.IOP,
        (
            when({Q.EATING: {Eating.DAILY}}),
            when({Q.EATING: {Eating.WEEKLY}, Q.DAILY_LIFE: NOT_MANAGING}),
        ),
        ("program-description",),
    ),
    Rule(
        "symptoms-in-the-way",
        Level.IOP,
        (when({Q.DAILY_LIFE: NOT_MANAGING, Q.SYMPTOMS: {Symptoms.CONSTANT}}),),
    ),
    Rule("weekly-fits", Level.OUTPATIENT, (when({}),), ("program-description",)),
)

# In order; at most one applies.
FIT_RULES = (
    FitRule(
        "unstable-home",
        {
            Level.IOP: UNSTABLE,
            Level.PHP: (
                when({Q.HOME: {Home.NONE}}),
                when({Q.HOME: {Home.USE_THERE} | HOME_IN_QUESTION, Q.SUBSTANCES: HARD_OR_DAILY}),
                when({Q.HOME: HOME_IN_QUESTION, Q.SAFETY: {Safety.FREQUENT, Safety.ATTEMPT}}),
            ),
        },
        ("program-description", "cfr-410-43"),
    ),
    FitRule(
        "not-willing",
        {Level.IOP: (when({Q.MOTIVATION: {Motivation.UNWILLING}}),)},
        ("apa-sud-2006",),
        is_own=True,
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
        (Q.HEALTH, Health.UNSURE),
        (Q.DAILY_LIFE, DailyLife.MANAGING),
        (Q.SYMPTOMS, Symptoms.NONE),
        (Q.SYMPTOMS, Symptoms.SOME_DAYS),
        (Q.SYMPTOMS, Symptoms.MOST_DAYS),
        (Q.SUBSTANCES, Substances.NONE),
        (Q.SUBSTANCES, Substances.SOME),
        (Q.SUBSTANCES, Substances.UNSURE),
        (Q.EATING, Eating.NONE),
        (Q.EATING, Eating.SOME),
        (Q.EATING, Eating.UNSURE),
        (Q.HOME, Home.SUPPORTIVE),
        (Q.MOTIVATION, Motivation.READY),
        (Q.MOTIVATION, Motivation.WILLING),
        (Q.MOTIVATION, Motivation.UNSURE),
    }
)
