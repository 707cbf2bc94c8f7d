"""Faults in the criteria as data, planted one by one."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

from assessment.domain.level_of_care import soundness
from assessment.domain.level_of_care.cautions import CAUTIONS, Caution, CautionRule
from assessment.domain.level_of_care.conditions import when
from assessment.domain.level_of_care.fit_criteria import CRITERIA
from assessment.domain.level_of_care.matching import MATCHES, SIGNS
from assessment.domain.level_of_care.next_step import NEXT_STEPS, NextStep, NextStepRule, Way, Within
from assessment.domain.level_of_care.questions import (
    Eating,
    Health,
    Home,
    Motivation,
    Question,
    Safety,
    Substances,
    Symptoms,
)
from assessment.domain.level_of_care.rules import FIT_RULES, RULES
from assessment.domain.level_of_care.soundness import faults
from assessment.domain.level_of_care.stops import STOPS, Stop
from programs.levels import Level

STRANGE = when({Question.SAFETY: {Home.NONE}})  # Safety.NONE and Home.NONE are both "none"
NO_OPTION_OF_SAFETY = "<Home.NONE: 'none'> is no option of safety"


def test_the_criteria_are_sound():
    assert list(faults()) == []


# Questions and rules


def test_a_question_without_options_and_one_with_the_code_of_another_are_told(monkeypatch):
    bare = SimpleNamespace(name="BARE", options=())
    namesake = SimpleNamespace(name="SAFETY", options=tuple(Safety))
    monkeypatch.setattr(soundness, "Question", SimpleNamespace(__members__={"BARE": bare, "AGAIN": namesake}))
    assert list(faults(criteria=())) == [
        ("questions.py", "BARE", "has no options"),
        ("questions.py", "AGAIN", "has the code of SAFETY"),
    ]


def test_an_option_of_another_question_is_told_though_its_text_is_the_same():
    wrong = replace(RULES[0], cases=(STRANGE,))
    assert list(faults(rules=(wrong, *RULES[1:]))) == [
        ("rules.py", "danger", NO_OPTION_OF_SAFETY),
        ("rules.py", "safety", "<Safety.DANGER: 'danger'> must stand in a rule or call for nothing"),
    ]


def test_an_option_of_another_question_is_told_in_the_fit_too():
    wrong = replace(FIT_RULES[0], cases_by_need=FIT_RULES[0].cases_by_need | {Level.IOP: (STRANGE,)})
    assert list(faults(fit_rules=(wrong, FIT_RULES[1]))) == [("rules.py", "unstable-home", NO_OPTION_OF_SAFETY)]


def test_a_rule_in_the_wrong_place_and_a_code_used_twice_are_told():
    assert list(faults(rules=(*RULES[1:-1], RULES[0], RULES[0], RULES[-1]))) == [
        ("rules.py", "danger", "stands twice"),
        ("rules.py", "danger", "stands below a rule of a lower level"),
    ]


def test_a_rule_and_a_fit_of_one_code_are_told():
    namesake = replace(FIT_RULES[1], code="danger")
    assert ("rules.py", "danger", "stands twice") in list(faults(fit_rules=(*FIT_RULES, namesake)))


def test_a_last_rule_that_may_not_hold_is_told():
    assert list(faults(rules=RULES[:-1])) == [("rules.py", RULES[-2].code, "the last rule must hold always")]


def test_an_option_that_stands_in_no_rule_must_be_said_to_call_for_nothing(monkeypatch):
    fewer = soundness.CALLING_FOR_NOTHING - {(Question.SYMPTOMS, Symptoms.SOME_DAYS)}
    monkeypatch.setattr(soundness, "CALLING_FOR_NOTHING", fewer)
    assert list(faults()) == [("rules.py", "symptoms", f"{Symptoms.SOME_DAYS!r} must stand in a rule or call for nothing")]


def test_an_option_that_stands_in_the_fit_alone_is_placed():
    """Nothing but the fit reads motivation."""
    told = list(faults(fit_rules=FIT_RULES[:1]))
    assert ("rules.py", "motivation", f"{Motivation.UNWILLING!r} must stand in a rule or call for nothing") in told


def test_nothing_that_calls_for_nothing_stands_in_a_rule():
    cases = [case for rule in RULES for case in rule.cases]
    cases += [case for fit in FIT_RULES for cases_here in fit.cases_by_need.values() for case in cases_here]
    named = {(question, option) for case in cases for question, held in case.items() for option in held}
    assert named & soundness.CALLING_FOR_NOTHING == set()


# Criteria


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        ({"met": (when({Question.SAFETY: {Safety.NONE}}),)}, f"{Safety.PASSING!r}"),
        ({"not_sure": (when({Question.SAFETY: {Safety.PASSING, Safety.UNSURE}}),)}, f"{Safety.PASSING!r}"),
    ],
    ids=["left out", "placed twice"],
)
def test_every_option_is_placed_once_in_a_criterion(spoil, said):
    changed = replace(CRITERIA[0], **spoil)
    assert list(faults(criteria=(changed, *CRITERIA[1:]))) == [
        ("fit_criteria.py", "no-acute-risk", f"{said} must stand in one of met, not sure and not met")
    ]


def test_options_that_are_read_together_are_placed_together():
    use_there = when({Question.HOME: {Home.USE_THERE}, Question.SUBSTANCES: {Substances.NONE, Substances.SOME}})
    changed = replace(CRITERIA[2], not_sure=(use_there,))
    assert list(faults(criteria=(*CRITERIA[:2], changed, CRITERIA[3]))) == [
        (
            "fit_criteria.py",
            "stable-home",
            f"{Substances.UNSURE!r}, {Home.USE_THERE!r} must stand in one of met, not sure and not met",
        )
    ]


def test_two_cases_of_one_side_may_hold_together():
    twice = replace(CRITERIA[0], met=CRITERIA[0].met * 2)
    assert list(faults(criteria=(twice, *CRITERIA[1:]))) == []


def test_a_criterion_with_a_strange_option_is_told():
    changed = replace(CRITERIA[0], not_sure=(*CRITERIA[0].not_sure, when({Question.HEALTH: {Home.UNSAFE}})))
    assert list(faults(criteria=(changed, *CRITERIA[1:]))) == [
        ("fit_criteria.py", "no-acute-risk", "<Home.UNSAFE: 'unsafe'> is no option of health")
    ]


def test_a_criterion_that_stands_twice_is_told():
    assert list(faults(criteria=(*CRITERIA, CRITERIA[0]))) == [("fit_criteria.py", "no-acute-risk", "stands twice")]


# Programs and stops


def test_a_sign_with_a_strange_option_is_told():
    wrong = replace(SIGNS[0], mild=frozenset({Motivation.READY, Eating.UNSURE}))
    assert list(faults(signs=(wrong, *SIGNS[1:]))) == [
        ("matching.py", "eating", f"{Motivation.READY!r} is no option of eating"),
        ("matching.py", "eating", f"{Eating.SOME!r} must stand in one of outstanding, mild and absent"),
    ]


def test_an_option_placed_twice_in_a_sign_is_told():
    wrong = replace(SIGNS[0], absent=frozenset({Eating.NONE, Eating.SOME}))
    assert list(faults(signs=(wrong, *SIGNS[1:]))) == [
        ("matching.py", "eating", f"{Eating.SOME!r} must stand in one of outstanding, mild and absent")
    ]


def test_a_program_that_nothing_matches_is_told(monkeypatch):
    monkeypatch.setattr(soundness, "MATCHES", MATCHES[1:])
    assert list(faults()) == [("matching.py", "eating-disorders", "no answers match it")]


def test_a_stop_that_nothing_calls_for_is_told(monkeypatch):
    monkeypatch.setattr(soundness, "STOPS", {stop: case for stop, case in STOPS.items() if stop is not Stop.DANGER})
    assert list(faults()) == [("stops.py", "danger", "no answer calls for it")]


def test_a_stop_with_a_strange_option_is_told(monkeypatch):
    monkeypatch.setattr(soundness, "STOPS", STOPS | {Stop.DANGER: (Question.SAFETY, frozenset({Home.NONE}))})
    assert list(faults()) == [("stops.py", "danger", NO_OPTION_OF_SAFETY)]


# Next steps and cautions


def test_a_next_step_that_nothing_calls_for_is_told():
    fewer = {step: rule for step, rule in NEXT_STEPS.items() if step is not NextStep.TODAY}
    assert list(faults(next_steps=fewer)) == [("next_step.py", "today", "nothing calls for it")]


def test_a_next_step_with_a_strange_option_is_told():
    wrong = NextStepRule(Within.TODAY, (Way(STRANGE),))
    assert list(faults(next_steps=NEXT_STEPS | {NextStep.TODAY: wrong})) == [("next_step.py", "today", NO_OPTION_OF_SAFETY)]


def test_a_next_step_that_names_no_rule_is_told():
    """A rule that was given another name would never call for it."""
    wrong = NextStepRule(Within.TODAY, (Way(rules=frozenset({"basic-needs", "no-such-rule", "another"})),))
    assert list(faults(next_steps=NEXT_STEPS | {NextStep.SEEN_TODAY: wrong})) == [
        ("next_step.py", "seen-today", "names no rule: another"),
        ("next_step.py", "seen-today", "names no rule: no-such-rule"),
    ]


def test_a_last_next_step_that_may_not_hold_is_told():
    sometimes = NextStepRule(Within.TWO_WEEKS, (Way(levels=frozenset({Level.OUTPATIENT})),))
    assert list(faults(next_steps=NEXT_STEPS | {NextStep.WEEKLY: sometimes})) == [
        ("next_step.py", "weekly", "the last next step must hold always")
    ]


def test_a_caution_that_nothing_calls_for_is_told():
    fewer = {caution: rule for caution, rule in CAUTIONS.items() if caution is not Caution.OVERDOSE}
    assert list(faults(cautions=fewer)) == [("cautions.py", "overdose", "nothing calls for it")]


def test_a_caution_with_a_strange_option_is_told():
    wrong = CautionRule((when({Question.HEALTH: {Health.UNSURE}}), STRANGE))
    assert list(faults(cautions=CAUTIONS | {Caution.MEANS: wrong})) == [("cautions.py", "means", NO_OPTION_OF_SAFETY)]
