"""Pages that are the same for everyone who comes to them alike: each is drawn once and kept."""

from dataclasses import dataclass
from enum import StrEnum

from django.urls import reverse

from assessment.domain.answers import Who
from assessment.domain.flow import ORDER, previous_question
from assessment.domain.level_of_care.questions import Option, Question
from assessment.domain.level_of_care.stops import Stop
from assessment.forms import QuestionForm, ShareForm, StartForm
from assessment.lines.stops import stop_lines
from assessment.words import Say, words
from programs.catalog import catalog
from programs.kept import KeptPage, Public
from programs.languages import language_here
from programs.page import Page
from programs.programs import Program


class Notice(StrEnum):
    """Why a question is asked again."""

    ERASED = "erased"
    RENEWED = "renewed"


@dataclass(frozen=True)
class QuestionPage(KeptPage):
    """`has_error`: it was sent without an answer that it offers."""

    template = "assessment/question.html"
    question: Question
    who: Who
    chosen: Option | None
    notice: Notice | None = None
    has_error: bool = False

    @property
    def path(self) -> str:
        return question_path(self.question)

    def context(self) -> dict[str, object]:
        before = previous_question(self.question)
        return {
            "form": QuestionForm(
                self.question,
                say_to(self.who),
                {} if self.has_error else None,
                initial={self.question.value: self.chosen},
            ),
            "number": ORDER.index(self.question) + 1,
            "total": len(ORDER),
            "back": question_path(before) if before else reverse("assessment:start"),
            "notice": self.notice,
        }


@dataclass(frozen=True)
class StopPage(KeptPage):
    """It stands before a question, or before the result."""

    template = "assessment/stop.html"
    stop: Stop
    who: Who
    before: Question | None

    @property
    def path(self) -> str:
        return question_path(self.before) if self.before else reverse("assessment:result")

    def context(self) -> dict[str, object]:
        return {"stop": stop_lines(self.stop, say_to(self.who)), "back": question_path(self.stop.question)}


@dataclass(frozen=True)
class StartPage(KeptPage):
    """`who` and `program` are what is chosen before a choice; `for_someone`: the link that led here asked for it."""

    template = "assessment/start.html"
    who: Who | None
    program: Program | None
    for_someone: bool
    in_progress: bool
    has_error: bool

    @property
    def path(self) -> str:
        return reverse("assessment:start")

    def context(self) -> dict[str, object]:
        chosen = {"who": self.who, "program": self.program}
        return {
            "form": StartForm(say_to(Who.SELF), {"program": self.program} if self.has_error else None, initial=chosen),
            "program": program_page(self.program),
            "for_someone": self.for_someone,
            "in_progress": self.in_progress,
        }


@dataclass(frozen=True)
class ShareOffer(Public):
    """The form under a result that makes a link to it: nothing is filled in."""

    @property
    def form(self) -> ShareForm:
        return ShareForm()


def question_path(question: Question) -> str:
    return reverse("assessment:question", args=[question])


def program_page(program: Program | None) -> Page | None:
    return catalog().page(f"programs/{program}", language_here()) if program else None


def say_to(who: Who) -> Say:
    return words()[language_here()].speaking_to(who)
