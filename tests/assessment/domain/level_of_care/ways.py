"""What a part of the criteria says to every combination of answers, without asking it about each of them.

It is handed answers that come to be only when it looks at them. What it never looked at cannot have mattered, so one way through
it stands for every combination that agrees on the answers it did look at. This supposes nothing of how the criteria are written:
answers read in any other way than by `get`, `[]` and `in` are an error, and so is asking whom they are about.
"""

from collections.abc import Callable, Hashable, Iterator
from itertools import pairwise

from assessment.domain.answers import Answers
from assessment.domain.level_of_care.questions import Option, Question

NEXT = {question: dict(pairwise(question.options)) for question in Question}


class Asked:
    """Stands where `Answers.given` does. Every question is answered; which answer, is settled when it is first looked at."""

    def __init__(self):
        self.known: dict[Question, Option] = {}

    def __contains__(self, question: Question) -> bool:
        return True

    def __getitem__(self, question: Question) -> Option:
        if question not in self.known:
            self.known[question] = question.options[0]
        return self.known[question]

    get = __getitem__

    def move_on(self) -> bool:
        """To the next answer of the question looked at last; without one, of the question before it. False when all were tried."""
        while self.known:
            question, option = self.known.popitem()
            if option in NEXT[question]:
                self.known[question] = NEXT[question][option]
                return True
        return False


def every_way(ask: Callable[[Answers], Hashable]) -> Iterator[tuple[dict[Question, Option], Hashable]]:
    """Each way through `ask`: the answers it looked at, in that order, and what it then said."""
    asked = Asked()
    answers = Answers.__new__(Answers)  # whom they are about is not set: reading it is an AttributeError
    object.__setattr__(answers, "given", asked)
    moved = True
    while moved:
        told = ask(answers)
        yield dict(asked.known), told
        moved = asked.move_on()
