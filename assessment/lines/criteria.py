"""The lines of the public criteria page: every question, option, rule and source, read from the rules themselves."""

from collections.abc import Iterable
from dataclasses import dataclass

from assessment.domain.level_of_care.cautions import CAUTIONS
from assessment.domain.level_of_care.conditions import Case
from assessment.domain.level_of_care.fit_criteria import CRITERIA, Criterion
from assessment.domain.level_of_care.matching import MATCHES, SIGNS, Match
from assessment.domain.level_of_care.next_step import EVERY_LEVEL, NEXT_STEPS, NextStep, Way
from assessment.domain.level_of_care.questions import CRITERIA_VERSION, Option, Question
from assessment.domain.level_of_care.rules import FIT_RULES, RULES, FitRule, Rule
from assessment.domain.level_of_care.stops import STOPS
from assessment.lines.either import either
from assessment.words import Say
from programs.catalog import Catalog
from programs.ladder import Rung, rung
from programs.levels import Level
from programs.page import Page, Source


@dataclass(frozen=True)
class Condition:
    """One line of a rule: a question, and the answers that make it true."""

    question: str
    options: tuple[str, ...]

    @property
    def either(self) -> str:
        return either(f"“{option}”" for option in self.options)


Conditions = tuple[Condition, ...]  # all of them must be true


@dataclass(frozen=True)
class RuleLines:
    """`cases` are joined by "or else"; an empty one holds always."""

    code: str
    rung: Rung
    cases: tuple[Conditions, ...]
    sources: tuple[Source, ...]
    is_own: bool


@dataclass(frozen=True)
class FitFrom:
    """The cases of a fit rule, for one need."""

    need: Rung
    cases: tuple[Conditions, ...]


@dataclass(frozen=True)
class FitLines:
    code: str
    by_need: tuple[FitFrom, ...]
    sources: tuple[Source, ...]
    is_own: bool


@dataclass(frozen=True)
class WayLines:
    """All of it must be true: the answers, the level before fit or after it, and that one of the rules is named."""

    conditions: Conditions
    need: str
    level: str
    rules: str

    @property
    def is_always(self) -> bool:
        return not (self.conditions or self.need or self.level or self.rules)


@dataclass(frozen=True)
class NextStepRuleLines:
    code: NextStep
    do: str
    ways: tuple[WayLines, ...]


@dataclass(frozen=True)
class CautionRuleLines:
    code: str
    text: str
    cases: tuple[Conditions, ...]
    level: str
    gives_way_to: str


@dataclass(frozen=True)
class MatchLines:
    """A program, and the conditions that must all be true for it."""

    program: Page
    conditions: tuple[Condition, ...]


@dataclass(frozen=True)
class Matching:
    """Of each group the first that matches; `mild` counts where nothing else does."""

    groups: tuple[tuple[MatchLines, ...], ...]
    mild: tuple[Condition, ...]


def criteria_lines(say: Say, pages: Catalog) -> dict[str, object]:
    """What the page on the level prints, by the name its inserts know it under."""
    return {
        "version": CRITERIA_VERSION,
        "questions": [_question(question, say) for question in Question],
        "rules": [_rule(rule, say, pages) for rule in RULES],
        "fit_rules": [_fit_rule(rule, say, pages) for rule in FIT_RULES],
        "in_place": [_criterion(criterion, say) for criterion in CRITERIA],
    }


def next_steps_page_lines(say: Say, pages: Catalog, language: str) -> dict[str, object]:
    """The same for the page on what comes after the level."""
    return {
        "stop_conditions": [
            {"title": say("stops", stop, "title"), "condition": _condition(question, options, say)}
            for stop, (question, options) in STOPS.items()
        ],
        "next_steps": [
            NextStepRuleLines(step, say("next", step, "do"), tuple(_way(way, say) for way in rule.ways))
            for step, rule in NEXT_STEPS.items()
        ],
        "cautions": [
            CautionRuleLines(
                caution,
                say("cautions", caution),
                _cases(rule.cases, say),
                _names(rule.levels),
                rule.gives_way_to or "",
            )
            for caution, rule in CAUTIONS.items()
        ],
        "matching": _matching(say, pages, language),
    }


def _question(question: Question, say: Say) -> dict[str, object]:
    return {
        "code": question,
        "ask": say("questions", question, "ask"),
        "options": [say("questions", question, "options", option) for option in question.options],
    }


def _rule(rule: Rule, say: Say, pages: Catalog) -> RuleLines:
    return RuleLines(rule.code, rung(rule.level), _cases(rule.cases, say), _sources(rule, pages), rule.is_own)


def _fit_rule(rule: FitRule, say: Say, pages: Catalog) -> FitLines:
    by_need = tuple(FitFrom(rung(need), _cases(cases, say)) for need, cases in rule.cases_by_need.items())
    return FitLines(rule.code, by_need, _sources(rule, pages), rule.is_own)


def _criterion(criterion: Criterion, say: Say) -> dict[str, object]:
    return {
        "name": say("criteria", criterion.code, "name"),
        "met": _cases(criterion.met, say),
        "not_sure": _cases(criterion.not_sure, say),
    }


def _way(way: Way, say: Say) -> WayLines:
    return WayLines(_conditions(way.answers, say), _names(way.needs), _names(way.levels), either(sorted(way.rules)))


def _names(levels: Iterable[Level]) -> str:
    """Empty where every level will do."""
    return "" if set(levels) == EVERY_LEVEL else either(rung(level).name for level in sorted(levels))


def _cases(cases: Iterable[Case], say: Say) -> tuple[Conditions, ...]:
    return tuple(_conditions(case, say) for case in cases)


def _conditions(case: Case, say: Say) -> Conditions:
    return tuple(_condition(question, options, say) for question, options in case.items())


def _condition(question: Question, options: frozenset[Option], say: Say) -> Condition:
    in_order = [option for option in question.options if option in options]
    return Condition(
        say("questions", question, "short"),
        tuple(say("questions", question, "options", option) for option in in_order),
    )


def _matching(say: Say, pages: Catalog, language: str) -> Matching:
    return Matching(
        tuple(tuple(_match(match, say, pages, language) for match in group) for group in MATCHES),
        tuple(_condition(sign.question, sign.mild, say) for sign in SIGNS),
    )


def _match(match: Match, say: Say, pages: Catalog, language: str) -> MatchLines:
    program = pages.page(f"programs/{match.program}", language)
    return MatchLines(program, tuple(_condition(sign.question, sign.outstanding, say) for sign in match.signs))


def _sources(rule: Rule | FitRule, pages: Catalog) -> tuple[Source, ...]:
    return tuple(pages.sources[source] for source in rule.sources)
