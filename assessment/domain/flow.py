"""Which question comes next, and where the way stops first. The answers are the only state: everything is derived from them."""

from enum import StrEnum

from assessment.domain.answers import Answers
from assessment.domain.questions import Health, Question, Safety

ORDER = tuple(Question)


class Stop(StrEnum):
    """A page shown before anything else."""

    DANGER = "danger"
    THOUGHTS = "thoughts"
    URGENT_HEALTH = "urgent-health"

    @property
    def question(self) -> Question:
        """The question whose answer called for it."""
        return STOPS[self][0]


# The answers that call for each stop.
STOPS = {
    Stop.DANGER: (Question.SAFETY, frozenset({Safety.DANGER})),
    Stop.THOUGHTS: (Question.SAFETY, frozenset({Safety.UNSURE, Safety.FREQUENT})),
    Stop.URGENT_HEALTH: (Question.HEALTH, frozenset({Health.URGENT})),
}


def next_question(answers: Answers) -> Question | None:
    """The first open question, or None when all are answered."""
    return next(iter(answers.open_questions()), None)


def previous_question(question: Question) -> Question | None:
    place = ORDER.index(question)
    return ORDER[place - 1] if place else None


def reachable(question: Question, answers: Answers) -> bool:
    """A question is reached once every question before it is answered."""
    first_open = next_question(answers)
    return first_open is None or ORDER.index(question) <= ORDER.index(first_open)


def stop_after(question: Question, answers: Answers) -> Stop | None:
    """The stop that the answer to this one question calls for."""
    return next((stop for stop in stops(answers) if stop.question is question), None)


def stops(answers: Answers) -> tuple[Stop, ...]:
    return tuple(stop for stop, (question, options) in STOPS.items() if answers.to(question) in options)
