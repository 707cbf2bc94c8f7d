"""Which question comes next. The answers are the only state: everything is derived from them."""

from assessment.domain.answers import Answers
from assessment.domain.level_of_care.questions import Question

ORDER = tuple(Question)


def next_question(answers: Answers) -> Question | None:
    """The first open question, or None when all are answered."""
    return next((question for question in ORDER if question not in answers.given), None)


def previous_question(question: Question) -> Question | None:
    place = ORDER.index(question)
    return ORDER[place - 1] if place else None


def reachable(question: Question, answers: Answers) -> bool:
    """A question is reached once every question before it is answered."""
    first_open = next_question(answers)
    return first_open is None or ORDER.index(question) <= ORDER.index(first_open)
