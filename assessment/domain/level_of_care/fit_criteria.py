"""The four documented criteria an IOP leans on. The count is shown; the level comes from the rules, never from the count."""

from dataclasses import dataclass
from enum import StrEnum

from assessment.domain.answers import Answers
from assessment.domain.level_of_care.questions import Health, Home, Motivation, Option, Question, Safety


class Status(StrEnum):
    MET = "met"
    NOT_SURE = "not-sure"
    NOT_MET = "not-met"


@dataclass(frozen=True, slots=True)
class Criterion:
    """Every option of its question stands in one of the three."""

    code: str
    question: Question
    met_by: frozenset[Option]
    not_sure_by: frozenset[Option]
    not_met_by: frozenset[Option]

    def by_status(self) -> dict[Status, frozenset[Option]]:
        return {Status.MET: self.met_by, Status.NOT_SURE: self.not_sure_by, Status.NOT_MET: self.not_met_by}

    def status(self, answers: Answers) -> Status:
        option = answers[self.question]
        return next(status for status, options in self.by_status().items() if option in options)


CRITERIA = (
    Criterion(
        "no-acute-risk",
        Question.SAFETY,
        met_by=frozenset({Safety.NONE, Safety.PASSING}),
        not_sure_by=frozenset({Safety.UNSURE}),
        not_met_by=frozenset({Safety.FREQUENT, Safety.DANGER}),
    ),
    Criterion(
        "no-close-watch",
        Question.HEALTH,
        met_by=frozenset({Health.NONE, Health.CHECKUPS}),
        not_sure_by=frozenset({Health.UNSURE}),
        not_met_by=frozenset({Health.DAILY, Health.URGENT}),
    ),
    Criterion(
        "stable-home",
        Question.HOME,
        met_by=frozenset({Home.SUPPORTIVE, Home.STRESSFUL}),
        not_sure_by=frozenset(),
        not_met_by=frozenset({Home.UNSTABLE, Home.NONE}),
    ),
    Criterion(
        "own-motivation",
        Question.MOTIVATION,
        met_by=frozenset({Motivation.READY, Motivation.WILLING}),
        not_sure_by=frozenset({Motivation.UNSURE}),
        not_met_by=frozenset({Motivation.UNWILLING}),
    ),
)
