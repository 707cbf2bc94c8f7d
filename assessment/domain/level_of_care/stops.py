"""Where the way stops first: the answers that call for help before anything else."""

from enum import StrEnum

from assessment.domain.answers import Answers
from assessment.domain.level_of_care.questions import Health, Home, Option, Question, Safety


class Stop(StrEnum):
    """A page shown before anything else."""

    DANGER = "danger"
    OTHERS = "others"
    THOUGHTS = "thoughts"
    URGENT_HEALTH = "urgent-health"
    URGENT_MIND = "urgent-mind"
    UNSAFE_HOME = "unsafe-home"

    @property
    def question(self) -> Question:
        """The question whose answer called for it."""
        return STOPS[self][0]


# The answers that call for each stop.
STOPS: dict[Stop, tuple[Question, frozenset[Option]]] = {
    Stop.DANGER: (Question.SAFETY, frozenset({Safety.DANGER})),
    Stop.OTHERS: (Question.SAFETY, frozenset({Safety.OTHERS})),
    Stop.THOUGHTS: (Question.SAFETY, frozenset({Safety.UNSURE, Safety.FREQUENT, Safety.ATTEMPT})),
    Stop.URGENT_HEALTH: (Question.HEALTH, frozenset({Health.URGENT})),
    Stop.URGENT_MIND: (Question.HEALTH, frozenset({Health.MIND})),
    Stop.UNSAFE_HOME: (Question.HOME, frozenset({Home.UNSAFE})),
}


def stop_after(question: Question, answers: Answers) -> Stop | None:
    """The stop that the answer to this one question calls for."""
    return next((stop for stop in stops(answers) if stop.question is question), None)


def stops(answers: Answers) -> tuple[Stop, ...]:
    return tuple(stop for stop, (question, options) in STOPS.items() if answers.get(question) in options)
