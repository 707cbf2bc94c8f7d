"""The lines of the public criteria page: every question, option, rule and source, read from the rules themselves."""

from collections.abc import Callable
from dataclasses import dataclass

from assessment.domain.level_of_care.fit_criteria import CRITERIA
from assessment.domain.level_of_care.questions import CRITERIA_VERSION, OPTIONS, Question
from assessment.domain.level_of_care.rules import FIT_RULES, RULES, Case, FitRule, Rule
from assessment.domain.level_of_care.stops import STOPS
from assessment.lines.either import either
from programs.catalog import Catalog, Source
from programs.ladder import Rung, rung


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


def criteria_lines(say: Callable, pages: Catalog) -> dict:
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
    }


def _question(question: Question, say: Callable) -> dict:
    return {
        "code": question,
        "ask": say("questions", question, "ask"),
        "options": [say("questions", question, "options", option) for option in OPTIONS[question]],
    }


def _rule(rule: Rule, say: Callable, pages: Catalog) -> RuleLines:
    return RuleLines(rule.code, _cases(rule, say), _sources(rule, pages), rung(rule.level))


def _fit_rule(rule: FitRule, say: Callable, pages: Catalog) -> RuleLines:
    needs = either(rung(level).name for level in sorted(rule.needs))
    return RuleLines(rule.code, _cases(rule, say), _sources(rule, pages), needs=needs)


def _cases(rule: Rule | FitRule, say: Callable) -> tuple[tuple[Condition, ...], ...]:
    return tuple(_conditions(case, say) for case in rule.cases)


def _conditions(case: Case, say: Callable) -> tuple[Condition, ...]:
    return tuple(_condition(question, options, say) for question, options in case.items())


def _condition(question: Question, options, say: Callable) -> Condition:
    in_order = [option for option in OPTIONS[question] if option in options]
    return Condition(
        say("questions", question, "short"),
        tuple(say("questions", question, "options", option) for option in in_order),
    )


def _sources(rule: Rule | FitRule, pages: Catalog) -> tuple[Source, ...]:
    return tuple(pages.sources[source] for source in rule.sources)
