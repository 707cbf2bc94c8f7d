"""One person's answers, complete or in progress."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Self

from assessment.domain.level_of_care.questions import Option, Question


class UnknownCode(ValueError):
    """A question or option code that is not in the criteria."""


class Who(StrEnum):
    """Who answers. It changes the wording, never the level."""

    SELF = "self"
    SOMEONE = "someone"


@dataclass(frozen=True, slots=True)
class Answers(Mapping[Question, Option]):
    """From question to option, in the order asked; a question still open is not in it."""

    given: Mapping[Question, Option] = field(default_factory=dict)
    who: Who = Who.SELF

    @classmethod
    def from_codes(cls, codes: Mapping[str, str]) -> Self:
        """Answers from `{"safety": "none", ..., "who": "self"}`; a code left out stays open. Raises UnknownCode."""
        given = dict(codes)
        try:
            who = Who(given.pop("who", Who.SELF))
            return cls({question: question.kind(code) for question, code in _by_question(given)}, who)
        except ValueError as error:
            raise UnknownCode(str(error)) from None

    def codes(self) -> dict[str, str]:
        """The inverse of `from_codes`."""
        return {question.value: option.value for question, option in self.items()} | {"who": self.who.value}

    def with_answer(self, question: Question, option: Option) -> Self:
        return type(self)({**self.given, question: option}, self.who)

    def __getitem__(self, question: Question) -> Option:
        return self.given[question]

    def __iter__(self) -> Iterator[Question]:
        return (question for question in Question if question in self.given)

    def __len__(self) -> int:
        return len(self.given)


def _by_question(codes: Mapping[str, str]) -> Iterator[tuple[Question, str]]:
    return ((Question(name), code) for name, code in codes.items())
