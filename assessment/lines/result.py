"""From a recommendation to the lines of the result page: the same for the visitor, for a shared link and for staff."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from assessment.domain import Answers, Recommendation
from assessment.domain.answers import Who
from assessment.domain.level_of_care.cautions import Caution
from assessment.domain.level_of_care.fit_criteria import Criterion, Status
from assessment.domain.level_of_care.next_step import NextStep
from assessment.domain.level_of_care.questions import Question
from assessment.domain.level_of_care.recommend import Change, what_would_change
from assessment.lines.either import either
from assessment.lines.next_step import NextStepLines, next_step_lines, taken_in
from assessment.lines.stops import StopLines, stop_lines
from assessment.words import Said, Say, Words
from programs.catalog import Catalog
from programs.kept import Public
from programs.ladder import Rung, Staircase, rung
from programs.levels import Level
from programs.page import Page, Source

STATUS_LABELS = {Status.MET: _("met"), Status.NOT_SURE: _("not sure"), Status.NOT_MET: _("not met")}


@dataclass(frozen=True)
class AnswerLine(Public):
    question: Question
    short: str
    option: str


@dataclass(frozen=True)
class RuleLine(Public):
    code: str
    sentence: str
    sources: tuple[Source, ...]
    is_own: bool


@dataclass(frozen=True)
class ReasonLines:
    """`answers` are those that made the rule decide."""

    rule: RuleLine
    answers: tuple[AnswerLine, ...]


@dataclass(frozen=True)
class CautionLine(Public):
    code: Caution
    text: str


@dataclass(frozen=True)
class CriterionLine(Public):
    code: str
    status: Status
    name: str
    sentence: str  # what it means here; empty where the name says it all

    @property
    def label(self) -> str | Promise:
        return STATUS_LABELS[self.status]


@dataclass(frozen=True)
class ProgramLine(Public):
    title: str
    path: str
    is_ours: bool


@dataclass(frozen=True)
class WeekLines(Public):
    """What a week at a level is like and asks for, beside the other levels."""

    lines: tuple[Said, ...]
    time: Said | None
    staircase: Staircase


@dataclass(frozen=True)
class ChangeLine(Public):
    """Other answers to one question that lead to one level, each as what it would mean: "home were not safe"."""

    meanings: tuple[str, ...]
    level: Level

    @property
    def rung(self) -> Rung:
        return rung(self.level)

    @property
    def either(self) -> str:
        return either(self.meanings)


@dataclass(frozen=True)
class ResultPage:
    """`stops` are those with a card of their own: the next step's card may hold others."""

    recommendation: Recommendation
    rung: Rung
    headline: Said
    next_step: NextStepLines
    cautions: tuple[CautionLine, ...]
    after_a_birth: Said
    week: WeekLines
    stops: tuple[StopLines, ...]
    reasons: tuple[ReasonLines, ...]
    criteria: tuple[CriterionLine, ...]
    all_met: str
    programs: tuple[ProgramLine, ...]
    changes_up: tuple[ChangeLine, ...]
    changes_down: tuple[ChangeLine, ...]
    to_clear_up: tuple[Said, ...]
    only_they: tuple[Said, ...]
    answers: tuple[AnswerLine, ...]

    @property
    def rules(self) -> tuple[RuleLine, ...]:
        return tuple(reason.rule for reason in self.reasons)

    @property
    def criteria_met(self) -> int:
        return sum(line.status is Status.MET for line in self.criteria)

    @property
    def criteria_in_full(self) -> bool:
        """Where an IOP is suggested, or was the need before fit."""
        return Level.IOP in (self.recommendation.level, self.recommendation.need)

    @property
    def programs_come_later(self) -> bool:
        """The programs are outpatient ones: after a PHP or care day and night they are the step down."""
        return self.rung.level > Level.IOP

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
        headline=_headline(recommendation, say),
        next_step=next_step_lines(recommendation, say),
        cautions=tuple(CautionLine(caution, say("cautions", caution)) for caution in recommendation.cautions),
        after_a_birth=say("after_a_birth"),
        week=WeekLines(say.lines("levels", level.code, "week"), _time(level, answers, say), Staircase(level)),
        only_they=say.lines("only_they") if answers.who is Who.SOMEONE else (),
        stops=tuple(stop_lines(stop, say) for stop in recommendation.stops if stop not in taken_in(recommendation)),
        reasons=tuple(_reasons(recommendation, say, catalog)),
        criteria=tuple(_criterion_line(criterion, status, say) for criterion, status in recommendation.criteria),
        all_met=_all_met(recommendation, say),
        programs=tuple(_program_line(catalog.page(f"programs/{program}", language)) for program in recommendation.programs),
        changes_up=_change_lines((change for change in changes if change.level > level), say),
        changes_down=_change_lines((change for change in changes if change.level < level), say),
        to_clear_up=tuple(say("not_sure", question) for question in recommendation.not_sure),
        answers=tuple(_answer_lines(Question, recommendation, say)),
    )


def _program_line(page: Page) -> ProgramLine:
    return ProgramLine(page.title, page.path, page.name in settings.PROVIDER.programs)


def _headline(recommendation: Recommendation, say: Say) -> Said:
    if recommendation.next_step is NextStep.STAY:
        return say("next", NextStep.STAY, "headline")
    return say("levels", recommendation.level.code, "headline")


def _all_met(recommendation: Recommendation, say: Say) -> str:
    """Why it is another level, where all that an IOP needs is there; else empty."""
    is_met = all(status is Status.MET for _, status in recommendation.criteria)
    return say("levels", recommendation.level.code, "all_met") if is_met and recommendation.level is not Level.IOP else ""


def _criterion_line(criterion: Criterion, status: Status, say: Say) -> CriterionLine:
    sentence = "" if status is Status.MET else say("criteria", criterion.code, status)
    return CriterionLine(criterion.code, status, say("criteria", criterion.code, "name"), sentence)


def _time(level: Level, answers: Answers, say: Say) -> Said | None:
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
        read = recommendation.read_by(rule)
        yield ReasonLines(
            RuleLine(rule.code, say("rules", rule.code), tuple(catalog.sources[source] for source in rule.sources), rule.is_own),
            tuple(_answer_lines(read, recommendation, say)),
        )


def _change_lines(changes: Iterable[Change], say: Say) -> tuple[ChangeLine, ...]:
    """Changes stay in their order, nearest first; those to the same question and level share a line."""
    by_line: dict[tuple[Question, Level], list[Change]] = {}
    for change in changes:
        by_line.setdefault((change.question, change.level), []).append(change)
    return tuple(
        ChangeLine(
            meanings=tuple(say("changes", question, change.option) for change in group),
            level=level,
        )
        for (question, level), group in by_line.items()
    )
