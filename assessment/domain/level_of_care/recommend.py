"""From answers to a suggestion: the need, the fit, the reasons, and what would change it."""

from collections.abc import Callable
from dataclasses import dataclass

from assessment.domain.answers import Answers
from assessment.domain.level_of_care.cautions import Caution, cautions_for
from assessment.domain.level_of_care.conditions import one_holds
from assessment.domain.level_of_care.fit_criteria import CRITERIA, Criterion, Status
from assessment.domain.level_of_care.matching import matching_programs
from assessment.domain.level_of_care.next_step import NextStep, next_step_for
from assessment.domain.level_of_care.questions import CRITERIA_VERSION, SCORED, Option, Question
from assessment.domain.level_of_care.rules import FIT_RULES, RULES, FitRule, Rule
from assessment.domain.level_of_care.stops import Stop, stops
from programs.levels import Level
from programs.programs import Program


class Unanswered(ValueError):
    """A suggestion was asked for while scored questions are open."""


@dataclass(frozen=True, slots=True)
class Change:
    """One other answer that would move the level."""

    question: Question
    option: Option
    level: Level


@dataclass(frozen=True, slots=True)
class Recommendation:
    """`need` is the level the rules give; `level` is what is suggested, after at most one step of fit."""

    answers: Answers
    need: Level
    level: Level
    reasons: tuple[Rule, ...]
    fit: FitRule | None
    next_step: NextStep
    version: int = CRITERIA_VERSION

    @property
    def rules(self) -> tuple[Rule | FitRule, ...]:
        """Every rule that decided the level, in the order to be read."""
        return (*self.reasons, self.fit) if self.fit else self.reasons

    @property
    def cautions(self) -> tuple[Caution, ...]:
        return cautions_for(self.answers, self.level)

    @property
    def criteria(self) -> tuple[tuple[Criterion, Status], ...]:
        return tuple((criterion, criterion.status(self.answers)) for criterion in CRITERIA)

    @property
    def programs(self) -> tuple[Program, ...]:
        return matching_programs(self.answers)

    @property
    def stops(self) -> tuple[Stop, ...]:
        return stops(self.answers)

    @property
    def not_sure(self) -> tuple[Question, ...]:
        return tuple(question for question in SCORED if self.answers[question].is_unsure)

    def read_by(self, rule: Rule | FitRule) -> tuple[Question, ...]:
        """The questions whose answers made this rule decide."""
        return rule.reads(self.need, self.answers) if isinstance(rule, FitRule) else rule.reads(self.answers)


def recommend(answers: Answers) -> Recommendation:
    """The suggestion for complete answers (`time` may be open). Raises Unanswered."""
    need = need_for(answers)
    fit = fit_for(need, answers)
    level = _after_fit(need, fit)
    reasons = tuple(rule for rule in RULES if rule.level is need and rule.holds(answers))
    rules = {rule.code for rule in (*reasons, *([fit] if fit else ()))}
    return Recommendation(answers, need, level, reasons, fit, next_step_for(answers, need, level, rules))


def need_for(answers: Answers) -> Level:
    """The highest level whose rule holds."""
    if unanswered := [question for question in SCORED if question not in answers.given]:
        raise Unanswered(unanswered)
    return next(rule.level for rule in RULES if one_holds(rule.cases, answers))


def fit_for(need: Level, answers: Answers) -> FitRule | None:
    return next((rule for rule in FIT_RULES if rule.applies(need, answers)), None)


def level_for(answers: Answers) -> Level:
    """The level alone: what would change asks for it some fifty times."""
    need = need_for(answers)
    return _after_fit(need, fit_for(need, answers))


def _after_fit(need: Level, fit: FitRule | None) -> Level:
    return need.one_up() if fit else need


def what_would_change(answers: Answers, level_for: Callable[[Answers], Level] = level_for) -> tuple[Change, ...]:
    """Every single other answer that would move the level, nearest first: fewest options away, then fewest levels.

    `level_for` may be a table of known levels: the proof over all answers passes one.
    """
    here = level_for(answers)
    found = []
    for question in SCORED:
        mine = question.options.index(answers[question])
        for index, option in enumerate(question.options):
            if index == mine:
                continue
            level = level_for(answers.with_answer(question, option))
            if level is not here:
                found.append((abs(index - mine), abs(level - here), Change(question, option, level)))
    return tuple(change for *_, change in sorted(found, key=lambda entry: entry[:2]))
