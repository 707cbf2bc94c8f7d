"""The four documented criteria an IOP leans on. The count is shown; the level comes from the rules, never from the count."""

from dataclasses import dataclass
from enum import StrEnum

from assessment.domain.answers import Answers
from assessment.domain.level_of_care.questions import Health, Home, Motivation, Question, Safety


class Status(StrEnum):
    MET = "met"
    NOT_SURE = "not-sure"
    NOT_MET = "not-met"


@dataclass(frozen=True, slots=True)
class Criterion:
    code: str
    question: Question
    met_by: frozenset[StrEnum]
    not_sure_by: frozenset[StrEnum] = frozenset()

    def status(self, answers: Answers) -> Status:
        option = answers.to(self.question)
        if option in self.met_by:
            return Status.MET
        return Status.NOT_SURE if option in self.not_sure_by else Status.NOT_MET


CRITERIA = (
    Criterion("no-acute-risk", Question.SAFETY, frozenset({Safety.NONE, Safety.PASSING}), frozenset({Safety.UNSURE})),
    Criterion("no-close-watch", Question.HEALTH, frozenset({Health.NONE, Health.CHECKUPS}), frozenset({Health.UNSURE})),
    Criterion("stable-home", Question.HOME, frozenset({Home.SUPPORTIVE, Home.STRESSFUL})),
    Criterion(
        "own-motivation",
        Question.MOTIVATION,
        frozenset({Motivation.READY, Motivation.WILLING}),
        frozenset({Motivation.UNSURE}),
    ),
)
