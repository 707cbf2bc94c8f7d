"""The rules of the criteria, as data: read aloud they are the table of the public criteria page.

A rule holds when any of its cases holds; a case holds when every question in it has one of the options named.
Sources are ids of programs/content/sources.toml; the reasons in words are in assessment/words/.
"""

from dataclasses import dataclass
from enum import StrEnum

from assessment.domain.answers import Answers
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
Case = dict[Question, frozenset[StrEnum]]


def _when(conditions: dict[Question, set[StrEnum]]) -> Case:
    return {question: frozenset(options) for question, options in conditions.items()}


def _all_but(*excluded: StrEnum) -> set[StrEnum]:
    return set(type(excluded[0])) - set(excluded)


class _Conditional:
    """What every rule can do with its cases."""

    __slots__ = ()
    cases: tuple[Case, ...]

    def holds(self, answers: Answers) -> bool:
        return any(_case_holds(case, answers) for case in self.cases)

    def reads(self, answers: Answers) -> tuple[Question, ...]:
        """The questions whose answers made it hold, in the order asked."""
        read = {question for case in self.cases if _case_holds(case, answers) for question in case}
        return tuple(question for question in Question if question in read)


@dataclass(frozen=True, slots=True)
class Rule(_Conditional):
    code: str
    level: Level
    cases: tuple[Case, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FitRule(_Conditional):
    """Moves a need one level up, where the need is one of `needs`."""

    code: str
    needs: frozenset[Level]
    cases: tuple[Case, ...]
    sources: tuple[str, ...]

    def applies(self, need: Level, answers: Answers) -> bool:
        return need in self.needs and self.holds(answers)


def _case_holds(case: Case, answers: Answers) -> bool:
    return all(answers.to(question) in options for question, options in case.items())


# Highest level first: the first that holds gives the level.
RULES = (
    Rule("danger", Level.INPATIENT, (_when({Q.SAFETY: {Safety.DANGER}}),), ("apa-depression-2010", "cfr-410-43")),
    Rule(
        "urgent-health",
        Level.INPATIENT,
        (_when({Q.HEALTH: {Health.URGENT}}),),
        ("apa-sud-2006", "asam-withdrawal-2020", "apa-eating-2023"),
    ),
    Rule("basic-needs", Level.INPATIENT, (_when({Q.DAILY_LIFE: {DailyLife.UNABLE}}),), ("apa-depression-2010",)),
    Rule(
        "daily-use-unsupported",
        Level.INPATIENT,
        (
            _when(
                {
                    Q.SUBSTANCES: {Substances.DAILY},
                    Q.CARE: {Care.WEEKLY_NOT_ENOUGH, Care.IOP_NOT_ENOUGH},
                    Q.HOME: _all_but(Home.SUPPORTIVE),
                }
            ),
        ),
        ("apa-sud-2006",),
    ),
    Rule("frequent-thoughts", Level.PHP, (_when({Q.SAFETY: {Safety.UNSURE, Safety.FREQUENT}}),), ("aabh-standards",)),
    Rule("daily-checks", Level.PHP, (_when({Q.HEALTH: {Health.DAILY}}),), ("aabh-standards",)),
    Rule(
        "mostly-unable",
        Level.PHP,
        (_when({Q.DAILY_LIFE: {DailyLife.MOSTLY_UNABLE}}),),
        ("program-description", "cfr-410-43"),
    ),
    Rule("iop-not-enough", Level.PHP, (_when({Q.CARE: {Care.IOP_NOT_ENOUGH}}),), ("program-description",)),
    Rule(
        "eating-daily",
        Level.PHP,
        (
            _when({Q.EATING: {Eating.DAILY}, Q.DAILY_LIFE: _all_but(DailyLife.MANAGING)}),
            _when({Q.EATING: {Eating.DAILY}, Q.CARE: {Care.WEEKLY_NOT_ENOUGH}}),
        ),
        ("apa-eating-2006", "apa-eating-2023"),
    ),
    Rule(
        "stepping-down-severe",
        Level.PHP,
        (
            _when({Q.CARE: {Care.STEPPING_DOWN}, Q.SYMPTOMS: {Symptoms.CONSTANT}}),
            _when({Q.CARE: {Care.STEPPING_DOWN}, Q.SUBSTANCES: {Substances.DAILY}}),
            _when({Q.CARE: {Care.STEPPING_DOWN}, Q.EATING: {Eating.DAILY}}),
        ),
        ("cms-lcd-l34196",),
    ),
    Rule(
        "daily-use-after-care",
        Level.PHP,
        (_when({Q.SUBSTANCES: {Substances.DAILY}, Q.CARE: {Care.WEEKLY_NOT_ENOUGH}}),),
        ("program-description",),
    ),
    Rule("weekly-not-enough", Level.IOP, (_when({Q.CARE: {Care.WEEKLY_NOT_ENOUGH}}),), ("program-description",)),
    Rule("stepping-down", Level.IOP, (_when({Q.CARE: {Care.STEPPING_DOWN}}),), ("program-description",)),
    Rule("health-unsure", Level.IOP, (_when({Q.HEALTH: {Health.UNSURE}}),), ("program-description",)),
    Rule(
        "hard-to-control",
        Level.IOP,
        (_when({Q.SUBSTANCES: {Substances.HARD_TO_CONTROL, Substances.DAILY}}),),
        ("samhsa-iop-2021",),
    ),
    Rule("eating-weekly", Level.IOP, (_when({Q.EATING: {Eating.WEEKLY, Eating.DAILY}}),), ("program-description",)),
    Rule(
        "symptoms-in-the-way",
        Level.IOP,
        (
            _when({Q.DAILY_LIFE: _all_but(DailyLife.MANAGING), Q.SYMPTOMS: {Symptoms.CONSTANT}}),
            _when(
                {
                    Q.DAILY_LIFE: _all_but(DailyLife.MANAGING),
                    Q.SYMPTOMS: {Symptoms.MOST_DAYS},
                    Q.CARE: _all_but(Care.NONE),
                }
            ),
        ),
        ("cfr-410-44",),
    ),
    Rule("weekly-fits", Level.OUTPATIENT, (_when({}),), ("program-description",)),
)

# In order; at most one applies.
FIT_RULES = (
    FitRule(
        "unstable-home",
        frozenset({Level.IOP, Level.PHP}),
        (_when({Q.HOME: {Home.UNSTABLE, Home.NONE}}),),
        ("program-description", "cfr-410-43"),
    ),
    FitRule(
        "not-willing",
        frozenset({Level.IOP}),
        (_when({Q.MOTIVATION: {Motivation.UNWILLING}}),),
        ("program-description", "asam-criteria"),
    ),
)
