"""The four documented criteria of an IOP. The count is shown; the level comes from the rules, never from the count."""

from dataclasses import dataclass
from enum import StrEnum

from assessment.domain.answers import Answers
from assessment.domain.level_of_care.conditions import Case, one_holds, when
from assessment.domain.level_of_care.questions import Health, Home, Motivation, Question, Safety, Substances
from assessment.domain.level_of_care.rules import UNSTABLE

Q = Question


class Status(StrEnum):
    MET = "met"
    NOT_SURE = "not-sure"
    NOT_MET = "not-met"


@dataclass(frozen=True, slots=True)
class Criterion:
    """Whatever the answers, the cases of exactly one status hold."""

    code: str
    met: tuple[Case, ...]
    not_sure: tuple[Case, ...]
    not_met: tuple[Case, ...]

    def by_status(self) -> dict[Status, tuple[Case, ...]]:
        return {Status.MET: self.met, Status.NOT_SURE: self.not_sure, Status.NOT_MET: self.not_met}

    def status(self, answers: Answers) -> Status:
        return next(status for status, cases in self.by_status().items() if one_holds(cases, answers))


CRITERIA = (
    Criterion(
        "no-acute-risk",
        met=(when({Q.SAFETY: {Safety.NONE, Safety.PASSING}}),),
        not_sure=(when({Q.SAFETY: {Safety.UNSURE}}),),
        not_met=(when({Q.SAFETY: {Safety.FREQUENT, Safety.ATTEMPT, Safety.DANGER, Safety.OTHERS}}),),
    ),
    Criterion(
        "no-close-watch",
        met=(when({Q.HEALTH: {Health.NONE, Health.CHECKUPS}}),),
        not_sure=(when({Q.HEALTH: {Health.UNSURE}}),),
        not_met=(when({Q.HEALTH: {Health.DAILY, Health.MIND, Health.URGENT}}),),
    ),
    Criterion(
        "stable-home",
        met=(when({Q.HOME: {Home.SUPPORTIVE, Home.STRESSFUL}}),),
        not_sure=(when({Q.HOME: {Home.USE_THERE}, Q.SUBSTANCES: {Substances.NONE, Substances.SOME, Substances.UNSURE}}),),
        not_met=UNSTABLE,
    ),
    Criterion(
        "own-motivation",
        met=(when({Q.MOTIVATION: {Motivation.READY, Motivation.WILLING}}),),
        not_sure=(when({Q.MOTIVATION: {Motivation.UNSURE}}),),
        not_met=(when({Q.MOTIVATION: {Motivation.UNWILLING}}),),
    ),
)
