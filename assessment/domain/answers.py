"""One person's answers, complete or in progress."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Self

from assessment.domain.level_of_care.questions import (
    OPTIONS,
    Care,
    DailyLife,
    Eating,
    Health,
    Home,
    Motivation,
    Question,
    Safety,
    Substances,
    Symptoms,
    Time,
)


class UnknownCode(ValueError):
    """A question or option code that is not in the criteria."""


class Who(StrEnum):
    """Who answers. It changes the wording, never the level."""

    SELF = "self"
    SOMEONE = "someone"


@dataclass(frozen=True, slots=True)
class Answers:
    """None is a question still open."""

    safety: Safety | None = None
    health: Health | None = None
    daily_life: DailyLife | None = None
    symptoms: Symptoms | None = None
    substances: Substances | None = None
    eating: Eating | None = None
    care: Care | None = None
    home: Home | None = None
    motivation: Motivation | None = None
    time: Time | None = None
    who: Who = Who.SELF

    @classmethod
    def from_codes(cls, codes: Mapping[str, str]) -> Self:
        """Answers from `{"safety": "none", ..., "who": "self"}`; a code left out stays open. Raises UnknownCode."""
        return cls(**{name: _option(name, code) for name, code in codes.items()})

    def codes(self) -> dict[str, str]:
        """The inverse of `from_codes`."""
        given = {question.value: self.to(question) for question in Question if self.to(question)}
        return {name: option.value for name, option in (given | {"who": self.who}).items()}

    def to(self, question: Question) -> StrEnum | None:
        return getattr(self, question)

    def with_answer(self, question: Question, option: StrEnum) -> Self:
        return replace(self, **{question: option})

    def open_questions(self) -> tuple[Question, ...]:
        return tuple(question for question in Question if self.to(question) is None)


def _option(name: str, code: str) -> StrEnum:
    try:
        return Who(code) if name == "who" else OPTIONS[Question(name)](code)
    except ValueError:
        raise UnknownCode(f"no option {code!r} for {name!r}") from None
