"""What to keep in mind beside the next step, as data: every caution that holds is shown."""

from dataclasses import dataclass
from enum import StrEnum

from assessment.domain.answers import Answers
from assessment.domain.level_of_care.conditions import Case, one_holds, when
from assessment.domain.level_of_care.questions import (
    Care,
    Eating,
    Health,
    Home,
    Motivation,
    Question,
    Safety,
    Substances,
)
from assessment.domain.level_of_care.rules import HARD_OR_DAILY
from programs.levels import Level

Q = Question


class Caution(StrEnum):
    """What to keep in mind."""

    IF_MORE = "if-more"
    MEANS = "means"
    BODY_CHECK_TODAY = "body-check-today"
    NO_SUDDEN_STOP = "no-sudden-stop"
    OVERDOSE = "overdose"
    BODY_CHECK = "body-check"
    UNSAFE_HOME = "unsafe-home"
    HOUSING = "housing"
    USE_AT_HOME = "use-at-home"
    REFUSAL = "refusal"


@dataclass(frozen=True, slots=True)
class CautionRule:
    """One of the cases is enough, at one of the levels; `gives_way_to` says the same with more haste."""

    cases: tuple[Case, ...]
    levels: frozenset[Level] = frozenset(Level)
    gives_way_to: Caution | None = None

    def holds(self, answers: Answers, level: Level) -> bool:
        return level in self.levels and one_holds(self.cases, answers)


CAUTIONS = {
    Caution.IF_MORE: CautionRule((when({Q.SAFETY: {Safety.PASSING}}),)),
    Caution.MEANS: CautionRule(
        (when({Q.SAFETY: {Safety.UNSURE, Safety.FREQUENT, Safety.ATTEMPT, Safety.DANGER, Safety.OTHERS}}),),
    ),
    Caution.BODY_CHECK_TODAY: CautionRule(
        (
            when({Q.HEALTH: {Health.UNSURE}, Q.SUBSTANCES: {Substances.DAILY}}),
            when({Q.HEALTH: {Health.UNSURE}, Q.EATING: {Eating.DAILY}}),
        ),
    ),
    Caution.NO_SUDDEN_STOP: CautionRule((when({Q.SUBSTANCES: HARD_OR_DAILY}),)),
    Caution.OVERDOSE: CautionRule(
        (
            when({Q.SUBSTANCES: HARD_OR_DAILY}),
            when({Q.CARE: {Care.STEPPING_DOWN}, Q.SUBSTANCES: {Substances.SOME, Substances.UNSURE}}),
        ),
    ),
    Caution.BODY_CHECK: CautionRule(
        (when({Q.EATING: {Eating.WEEKLY, Eating.DAILY}}), when({Q.HEALTH: {Health.UNSURE}})),
        gives_way_to=Caution.BODY_CHECK_TODAY,
    ),
    Caution.UNSAFE_HOME: CautionRule((when({Q.HOME: {Home.UNSAFE}}),)),
    Caution.HOUSING: CautionRule((when({Q.HOME: {Home.UNSTABLE, Home.NONE}}),)),
    Caution.USE_AT_HOME: CautionRule((when({Q.HOME: {Home.USE_THERE}}),)),
    Caution.REFUSAL: CautionRule(
        (when({Q.MOTIVATION: {Motivation.UNWILLING}}),),
        levels=frozenset({Level.PHP, Level.INPATIENT}),
    ),
}


def cautions_for(answers: Answers, level: Level) -> tuple[Caution, ...]:
    holding = [caution for caution, rule in CAUTIONS.items() if rule.holds(answers, level)]
    return tuple(caution for caution in holding if CAUTIONS[caution].gives_way_to not in holding)
