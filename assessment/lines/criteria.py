"""The lines of the public criteria page: every question, option, rule and source, read from the rules themselves."""

from dataclasses import dataclass

from assessment.domain.level_of_care.conditions import Case
from assessment.domain.level_of_care.fit_criteria import CRITERIA
from assessment.domain.level_of_care.matching import MATCHES, SIGNS, Match
from assessment.domain.level_of_care.questions import CRITERIA_VERSION, Option, Question
from assessment.domain.level_of_care.rules import FIT_RULES, RULES, FitRule, Rule
from assessment.domain.level_of_care.stops import STOPS
from assessment.lines.either import either
from assessment.words import Say
from programs.catalog import Catalog
from programs.ladder import Rung, rung
from programs.page import Page, Source


@dataclass(frozen=True)
class Condition:
    """One line of a rule: a question, and the answers that make it true."""

    question: str
    options: tuple[str, ...]

    @property
    def either(self) -> str:
        return either(f"“{option}”" for option in self.options)


@dataclass(frozen=True)
class RuleLines:
    """`cases` are the groups joined by "or else"; an empty group holds always. `needs` says the levels a fit rule starts from."""

    code: str
    cases: tuple[tuple[Condition, ...], ...]
    sources: tuple[Source, ...]
    rung: Rung | None = None
    needs: str = ""


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


def criteria_lines(say: Say, pages: Catalog, language: str) -> dict[str, object]:
    """What the page prints, by the name its inserts know it under."""
    return {
        "version": CRITERIA_VERSION,
        "questions": [_question(question, say) for question in Question],
        "stop_conditions": [
            {"title": say("stops", stop, "title"), "condition": _condition(question, options, say)}
            for stop, (question, options) in STOPS.items()
        ],
        "rules": [_rule(rule, say, pages) for rule in RULES],
        "fit_rules": [_fit_rule(rule, say, pages) for rule in FIT_RULES],
        "leaning_on": [
            {
                "name": say("criteria", criterion.code, "name"),
                "met": _condition(criterion.question, criterion.met_by, say),
                "not_sure": _condition(criterion.question, criterion.not_sure_by, say),
            }
            for criterion in CRITERIA
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
    return RuleLines(rule.code, _cases(rule, say), _sources(rule, pages), rung(rule.level))


def _fit_rule(rule: FitRule, say: Say, pages: Catalog) -> RuleLines:
    needs = either(str(rung(level).name) for level in sorted(rule.needs))
    return RuleLines(rule.code, _cases(rule, say), _sources(rule, pages), needs=needs)


def _cases(rule: Rule | FitRule, say: Say) -> tuple[tuple[Condition, ...], ...]:
    return tuple(_conditions(case, say) for case in rule.cases)


def _conditions(case: Case, say: Say) -> tuple[Condition, ...]:
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
