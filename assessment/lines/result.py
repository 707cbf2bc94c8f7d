"""From a recommendation to the lines of the result page: the same for the visitor, for a shared link and for staff."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from assessment.domain import Answers, Recommendation
from assessment.domain.answers import Who
from assessment.domain.level_of_care.fit_criteria import Status
from assessment.domain.level_of_care.questions import Question
from assessment.domain.level_of_care.recommend import Change, what_would_change
from assessment.lines.either import either
from assessment.lines.stops import StopLines, stop_lines
from assessment.words import Say, Words
from programs.catalog import Catalog
from programs.ladder import Rung, Step, rung, staircase
from programs.levels import Level
from programs.page import Page, Source

STATUS_LABELS = {Status.MET: _("met"), Status.NOT_SURE: _("not sure"), Status.NOT_MET: _("not met")}


@dataclass(frozen=True)
class AnswerLine:
    question: Question
    short: str
    option: str


@dataclass(frozen=True)
class ReasonLines:
    rule: str
    sentence: str
    answers: tuple[AnswerLine, ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True)
class CriterionLine:
    code: str
    status: Status
    name: str
    sentence: str

    @property
    def label(self) -> str | Promise:
        return STATUS_LABELS[self.status]


@dataclass(frozen=True)
class ProgramLine:
    page: Page
    is_ours: bool


@dataclass(frozen=True)
class ChangeLine:
    """Other answers to one question that lead to one level."""

    short: str
    options: tuple[str, ...]
    rung: Rung

    @property
    def either(self) -> str:
        return either(f"“{option}”" for option in self.options)


@dataclass(frozen=True)
class ResultPage:
    recommendation: Recommendation
    rung: Rung
    steps: tuple[Step, ...]
    headline: str
    next_step: str
    week: tuple[str, ...]
    time: str | None
    stops: tuple[StopLines, ...]
    reasons: tuple[ReasonLines, ...]
    criteria: tuple[CriterionLine, ...]
    programs: tuple[ProgramLine, ...]
    changes_up: tuple[ChangeLine, ...]
    changes_down: tuple[ChangeLine, ...]
    to_clear_up: tuple[str, ...]
    only_they: tuple[str, ...]
    answers: tuple[AnswerLine, ...]

    @property
    def criteria_met(self) -> int:
        return sum(line.status is Status.MET for line in self.criteria)

    @property
    def nothing_lowers_it(self) -> bool:
        return self.rung.level > Level.OUTPATIENT and not self.changes_down


def result_page(recommendation: Recommendation, words: Words, catalog: Catalog, language: str) -> ResultPage:
    answers, level = recommendation.answers, recommendation.level
    say = words.speaking_to(answers.who)
    changes = what_would_change(answers)
    return ResultPage(
        recommendation=recommendation,
        rung=rung(level),
        steps=staircase(level),
        headline=say("levels", level.code, "headline"),
        next_step=say("levels", level.code, "next"),
        week=say.lines("levels", level.code, "week"),
        time=_time(level, answers, say),
        only_they=say.lines("only_they") if answers.who is Who.SOMEONE else (),
        stops=tuple(stop_lines(stop, say) for stop in recommendation.stops),
        reasons=tuple(_reasons(recommendation, say, catalog)),
        criteria=tuple(
            CriterionLine(criterion.code, status, say("criteria", criterion.code, "name"), say("criteria", criterion.code, status))
            for criterion, status in recommendation.criteria
        ),
        programs=tuple(
            ProgramLine(catalog.page(f"programs/{program}", language), program in settings.PROVIDER.programs)
            for program in recommendation.programs
        ),
        changes_up=_change_lines((change for change in changes if change.level > level), say),
        changes_down=_change_lines((change for change in changes if change.level < level), say),
        to_clear_up=tuple(say("not_sure", question) for question in recommendation.not_sure),
        answers=tuple(_answer_lines(Question, recommendation, say)),
    )


def _time(level: Level, answers: Answers, say: Say) -> str | None:
    """Three hours a day are asked of no one but those for whom an IOP or a PHP fits."""
    if level is Level.OUTPATIENT:
        return say("time", "weekly")
    if level is Level.INPATIENT:
        return say("time", "day_and_night")
    option = answers.get(Question.TIME)
    return say("time", option) if option else None


def _answer_lines(questions: Iterable[Question], recommendation: Recommendation, say: Say) -> Iterator[AnswerLine]:
    for question in questions:
        if option := recommendation.answers.get(question):
            yield AnswerLine(question, say("questions", question, "short"), say("questions", question, "options", option))


def _reasons(recommendation: Recommendation, say: Say, catalog: Catalog) -> Iterator[ReasonLines]:
    for rule in recommendation.rules:
        read = rule.reads(recommendation.answers)
        yield ReasonLines(
            rule=rule.code,
            sentence=say("rules", rule.code),
            answers=tuple(_answer_lines(read, recommendation, say)),
            sources=tuple(catalog.sources[source] for source in rule.sources),
        )


def _change_lines(changes: Iterable[Change], say: Say) -> tuple[ChangeLine, ...]:
    """Changes stay in their order, nearest first; those to the same question and level share a line."""
    by_line: dict[tuple[Question, Level], list[Change]] = {}
    for change in changes:
        by_line.setdefault((change.question, change.level), []).append(change)
    return tuple(
        ChangeLine(
            short=say("questions", question, "short"),
            options=tuple(say("questions", question, "options", change.option) for change in group),
            rung=rung(level),
        )
        for (question, level), group in by_line.items()
    )
