"""One visit to the self-assessment: the answers, and the three things that are not answers."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Self

from assessment.domain import Answers
from assessment.domain.level_of_care.questions import CRITERIA_VERSION, Question
from assessment.domain.level_of_care.stops import Stop, stop_after
from assessment.sharing import new_seed
from programs.programs import Program

# What is kept of a visit begun under an earlier version: who it is about, and answers to questions that ask the same today.
KEPT: Mapping[int, frozenset[str]] = {1: frozenset({"who", Question.SYMPTOMS, Question.TIME})}


class UnreadableVisit(ValueError):
    """Not a visit this version of the criteria can go on with."""


@dataclass(frozen=True)
class Visit:
    """`pause` is the question whose answer called for a stop page not yet passed; `program` the one a person came from.

    `seed` is what its links are derived from.
    """

    answers: Answers = field(default_factory=Answers)
    pause: Question | None = None
    program: Program | None = None
    seed: str = field(default_factory=new_seed, compare=False)
    is_renewed: bool = field(default=False, compare=False)  # begun under an earlier version: not all of its answers could be kept
    began: int | None = field(default=None, compare=False)  # seconds since 1970; None until it is first kept

    @property
    def stop(self) -> Stop | None:
        """The stop page not yet passed."""
        return stop_after(self.pause, self.answers) if self.pause else None

    def dumps(self) -> bytes:
        answers = self.answers.codes()
        data = {"v": CRITERIA_VERSION, "answers": answers, "pause": self.pause, "program": self.program, "seed": self.seed}
        return json.dumps(data, separators=(",", ":")).encode()

    @classmethod
    def loads(cls, data: bytes) -> Self:
        """Raises UnreadableVisit."""
        try:
            values = json.loads(data)
            program = values["program"] and Program(values["program"])
            seed = str(values["seed"])
            if values["v"] != CRITERIA_VERSION:
                kept = Answers.from_codes(_kept(values["v"], values["answers"]))
                return cls(kept, program=program, seed=seed, is_renewed=True)
            pause = values["pause"] and Question(values["pause"])
            return cls(Answers.from_codes(values["answers"]), pause, program, seed)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise UnreadableVisit from error


def _kept(version: int, codes: dict[str, str]) -> dict[str, str]:
    if version not in KEPT:
        raise UnreadableVisit
    return {code: option for code, option in codes.items() if code in KEPT[version]}
