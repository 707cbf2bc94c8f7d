"""Faults in the criteria as data, planted one by one."""

from dataclasses import replace

import pytest

from assessment.domain.level_of_care import soundness
from assessment.domain.level_of_care.conditions import when
from assessment.domain.level_of_care.fit_criteria import CRITERIA
from assessment.domain.level_of_care.matching import MATCHES, SIGNS
from assessment.domain.level_of_care.questions import Eating, Home, Motivation, Question, Safety, Symptoms
from assessment.domain.level_of_care.rules import FIT_RULES, RULES
from assessment.domain.level_of_care.soundness import faults
from assessment.domain.level_of_care.stops import STOPS, Stop


def test_the_criteria_are_sound():
    assert list(faults()) == []


def test_an_option_of_another_question_is_told_though_its_text_is_the_same():
    """Safety.NONE and Home.NONE are both "none"."""
    wrong = replace(RULES[0], cases=(when({Question.SAFETY: {Home.NONE}}),))
    assert list(faults(rules=(wrong, *RULES[1:]))) == [
        ("rules.py", "danger", "<Home.NONE: 'none'> is no option of safety"),
        ("rules.py", "safety", "<Safety.DANGER: 'danger'> must stand in a rule or call for nothing"),
    ]


def test_a_rule_in_the_wrong_place_and_a_code_used_twice_are_told():
    told = list(faults(rules=(*RULES[1:-1], RULES[0], RULES[0], RULES[-1])))
    assert ("rules.py", "danger", "stands twice") in told
    assert ("rules.py", "danger", "stands below a rule of a lower level") in told


def test_a_last_rule_that_may_not_hold_is_told():
    assert list(faults(rules=RULES[:-1])) == [("rules.py", RULES[-2].code, "the last rule must hold always")]


@pytest.mark.parametrize("spoil", ["left out", "placed twice"])
def test_every_option_is_placed_once_in_a_criterion(spoil):
    first = CRITERIA[0]
    changed = {
        "left out": replace(first, met_by=frozenset({Safety.NONE})),
        "placed twice": replace(first, not_met_by=first.not_met_by | {Safety.PASSING}),
    }[spoil]
    assert list(faults(criteria=(changed, *CRITERIA[1:]))) == [
        ("fit_criteria.py", first.code, f"{Safety.PASSING!r} must stand in one of met, not sure and not met")
    ]


def test_a_sign_with_a_strange_option_is_told():
    wrong = replace(SIGNS[0], mild=frozenset({Motivation.READY}))
    assert list(faults(signs=(wrong, *SIGNS[1:]))) == [
        ("matching.py", "eating", f"{Motivation.READY!r} is no option of eating"),
        ("matching.py", "eating", f"{Eating.SOME!r} must stand in one of outstanding, mild and absent"),
    ]


def test_a_program_that_nothing_matches_is_told(monkeypatch):
    monkeypatch.setattr(soundness, "MATCHES", MATCHES[1:])
    assert list(faults()) == [("matching.py", "eating-disorders", "no answers match it")]


def test_a_stop_that_nothing_calls_for_is_told(monkeypatch):
    monkeypatch.setattr(soundness, "STOPS", {stop: case for stop, case in STOPS.items() if stop is not Stop.DANGER})
    assert list(faults()) == [("stops.py", "danger", "no answer calls for it")]


def test_an_option_that_stands_in_no_rule_must_be_said_to_call_for_nothing(monkeypatch):
    fewer = soundness.CALLING_FOR_NOTHING - {(Question.SYMPTOMS, Symptoms.SOME_DAYS)}
    monkeypatch.setattr(soundness, "CALLING_FOR_NOTHING", fewer)
    assert list(faults()) == [("rules.py", "symptoms", f"{Symptoms.SOME_DAYS!r} must stand in a rule or call for nothing")]


def test_nothing_that_calls_for_nothing_stands_in_a_rule():
    named = {
        (question, option)
        for rule in (*RULES, *FIT_RULES)
        for case in rule.cases
        for question, held in case.items()
        for option in held
    }
    assert named & soundness.CALLING_FOR_NOTHING == set()


def test_a_criterion_that_stands_twice_is_told():
    assert list(faults(criteria=(*CRITERIA, CRITERIA[0]))) == [("fit_criteria.py", CRITERIA[0].code, "stands twice")]
