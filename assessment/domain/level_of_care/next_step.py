"""The next step, as data: one, the first that holds. It is read from the answers, so that a worse answer never weakens it."""

from collections.abc import Set
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum

from assessment.domain.answers import Answers
from assessment.domain.level_of_care.conditions import Case, case_holds, when
from assessment.domain.level_of_care.questions import Care, Health, Question, Safety
from programs.levels import Level

Q = Question
EVERY_LEVEL = frozenset(Level)


class Within(IntEnum):
    """How soon, the soonest first."""

    NOW = 1
    TODAY = 2
    A_DAY_OR_TWO = 3
    DAYS = 4  # a few days, this week, the next session
    TWO_WEEKS = 5


@dataclass(frozen=True, slots=True)
class Way:
    """All of it must hold: the answers, the level before fit and after it, and one of the rules, where any are named."""

    answers: Case = field(default_factory=lambda: when({}))
    needs: frozenset[Level] = EVERY_LEVEL
    levels: frozenset[Level] = EVERY_LEVEL
    rules: frozenset[str] = frozenset()

    def holds(self, answers: Answers, need: Level, level: Level, rules: Set[str]) -> bool:
        return (
            need in self.needs
            and level in self.levels
            and (not self.rules or not self.rules.isdisjoint(rules))
            and case_holds(self.answers, answers)
        )


class NextStep(StrEnum):
    """What to do first."""

    EMERGENCY = "emergency"
    SEEN_TODAY = "seen-today"
    TODAY = "today"
    LIVE_IN = "live-in"
    ASK_FIRST = "ask-first"
    PHP_SOON = "php-soon"
    HOUSING = "housing"
    CHOOSE = "choose"
    STAY = "stay"
    IOP_SOON = "iop-soon"
    WEEKLY = "weekly"

    @property
    def within(self) -> Within:
        return NEXT_STEPS[self].within


@dataclass(frozen=True, slots=True)
class NextStepRule:
    """`ways` are alternatives: one is enough."""

    within: Within
    ways: tuple[Way, ...]


NEXT_STEPS = {
    NextStep.EMERGENCY: NextStepRule(
        Within.NOW,
        (Way(when({Q.SAFETY: {Safety.DANGER, Safety.OTHERS}})), Way(when({Q.HEALTH: {Health.URGENT}}))),
    ),
    NextStep.SEEN_TODAY: NextStepRule(
        Within.TODAY,
        (
            Way(rules=frozenset({"recent-attempt", "urgent-mind", "basic-needs"})),
            Way(when({Q.SAFETY: {Safety.FREQUENT}}), needs=frozenset({Level.INPATIENT})),
        ),
    ),
    NextStep.TODAY: NextStepRule(Within.TODAY, (Way(when({Q.SAFETY: {Safety.FREQUENT, Safety.ATTEMPT}})),)),
    NextStep.LIVE_IN: NextStepRule(Within.TODAY, (Way(levels=frozenset({Level.INPATIENT})),)),
    NextStep.ASK_FIRST: NextStepRule(Within.TODAY, (Way(when({Q.SAFETY: {Safety.UNSURE}})),)),
    NextStep.PHP_SOON: NextStepRule(Within.A_DAY_OR_TWO, (Way(needs=frozenset({Level.PHP})),)),
    NextStep.HOUSING: NextStepRule(Within.A_DAY_OR_TWO, (Way(rules=frozenset({"unstable-home"})),)),
    NextStep.CHOOSE: NextStepRule(Within.DAYS, (Way(rules=frozenset({"not-willing"})),)),
    NextStep.STAY: NextStepRule(Within.DAYS, (Way(when({Q.CARE: {Care.IOP_HELPS}}), levels=frozenset({Level.IOP})),)),
    NextStep.IOP_SOON: NextStepRule(Within.DAYS, (Way(levels=frozenset({Level.IOP})),)),
    NextStep.WEEKLY: NextStepRule(Within.TWO_WEEKS, (Way(),)),
}


def next_step_for(answers: Answers, need: Level, level: Level, rules: Set[str]) -> NextStep:
    """`rules` are the codes of those that decided the level, fit included."""
    return next(step for step, rule in NEXT_STEPS.items() if any(way.holds(answers, need, level, rules) for way in rule.ways))
