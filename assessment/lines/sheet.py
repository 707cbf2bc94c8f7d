"""One page for the first call: a person's own answers, in the order that intake and payers ask."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from assessment.domain import Recommendation
from assessment.domain.answers import Who
from assessment.domain.level_of_care.cautions import Caution
from assessment.domain.level_of_care.questions import Option, Question
from assessment.words import Say, Words
from programs.ladder import Rung, rung

ORDER: tuple[tuple[str | Promise, tuple[Question, ...]], ...] = (
    (_("How it has been lately"), (Question.SYMPTOMS,)),
    (_("Daily life"), (Question.DAILY_LIFE,)),
    (_("Safety"), (Question.SAFETY,)),
    (_("Body and mind, right now"), (Question.HEALTH,)),
    (_("Alcohol, drugs, eating"), (Question.SUBSTANCES, Question.EATING)),
    (_("Care tried, and whether it helped"), (Question.CARE,)),
    (_("Home, support, time"), (Question.HOME, Question.TIME)),
    (_("Wanting to take part"), (Question.MOTIVATION,)),
)

WHOSE = {
    Who.SELF: _("My own answers: not a diagnosis, and not proof of medical necessity."),
    Who.SOMEONE: _("Answers given about someone by another person: not a diagnosis, and not proof of medical necessity."),
}


@dataclass(frozen=True)
class Part:
    """Questions with the answers given, under one heading."""

    heading: str | Promise
    answers: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Sheet:
    parts: tuple[Part, ...]
    rung: Rung
    version: int
    whose: str | Promise
    warning: str  # where paper could bring harm; else empty


def sheet_lines(recommendation: Recommendation, words: Words) -> Sheet:
    """Of answers to every question, time included."""
    answers = recommendation.answers
    say = words.speaking_to(answers.who)
    return Sheet(
        parts=tuple(
            Part(heading, tuple(_answered(question, answers[question], say) for question in asked)) for heading, asked in ORDER
        ),
        rung=rung(recommendation.level),
        version=recommendation.version,
        whose=WHOSE[answers.who],
        warning=say("cautions", Caution.UNSAFE_HOME) if Caution.UNSAFE_HOME in recommendation.cautions else "",
    )


def _answered(question: Question, option: Option, say: Say) -> tuple[str, str]:
    return say("questions", question, "ask"), say("questions", question, "options", option)
