"""One visit to the self-assessment: the answers, and the two things that are not answers."""

import json
from dataclasses import dataclass, field
from typing import Self

from assessment.domain import Answers
from assessment.domain.level_of_care.questions import CRITERIA_VERSION, Question
from assessment.domain.level_of_care.stops import Stop, stop_after
from programs.programs import Program


class UnreadableVisit(ValueError):
    """Not a visit this version of the criteria can go on with."""


@dataclass(frozen=True)
class Visit:
    """`pause` is the question whose answer called for a stop page not yet passed; `program` the one a person came from."""

    answers: Answers = field(default_factory=Answers)
    pause: Question | None = None
    program: Program | None = None
    began: int | None = field(default=None, compare=False)  # seconds since 1970; None until it is first kept

    @property
    def stop(self) -> Stop | None:
        """The stop page not yet passed."""
        return stop_after(self.pause, self.answers) if self.pause else None

    def dumps(self) -> bytes:
        data = {"v": CRITERIA_VERSION, "answers": self.answers.codes(), "pause": self.pause, "program": self.program}
        return json.dumps(data, separators=(",", ":")).encode()

    @classmethod
    def loads(cls, data: bytes) -> Self:
        """Raises UnreadableVisit."""
        try:
            values = json.loads(data)
            if values["v"] != CRITERIA_VERSION:
                raise UnreadableVisit
            return cls(
                Answers.from_codes(values["answers"]),
                values["pause"] and Question(values["pause"]),
                values["program"] and Program(values["program"]),
            )
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise UnreadableVisit from error
