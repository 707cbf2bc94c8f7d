import pytest

from assessment.domain import recommend
from assessment.domain.level_of_care.rules import FIT_RULES, RULES
from tests.vocabulary import answers


def rule(code: str):
    return next(rule for rule in (*RULES, *FIT_RULES) if rule.code == code)


def test_rules_stand_highest_level_first():
    levels = [rule.level for rule in RULES]
    assert levels == sorted(levels, reverse=True)


@pytest.mark.parametrize(
    ("code", "given", "reads"),
    [
        ("eating-daily", {"eating": "daily", "care": "weekly_not_enough"}, ("eating", "care")),
        ("eating-daily", {"eating": "daily", "daily_life": "struggling"}, ("daily_life", "eating")),
        (
            "eating-daily",
            {"eating": "daily", "daily_life": "struggling", "care": "weekly_not_enough"},
            ("daily_life", "eating", "care"),
        ),
        ("weekly-fits", {}, ()),
        ("unstable-home", {"home": "none"}, ("home",)),
    ],
)
def test_a_rule_names_the_answers_that_made_it_hold(code, given, reads):
    assert rule(code).reads(answers(**given)) == reads


def test_need_and_level_differ_only_by_the_fit():
    steady = recommend(answers(care="weekly_not_enough"))
    moved = recommend(answers(care="weekly_not_enough", home="unstable"))
    assert (steady.need.name, steady.level.name, steady.fit) == ("IOP", "IOP", None)
    assert (moved.need.name, moved.level.name, moved.fit.code) == ("IOP", "PHP", "unstable-home")


@pytest.mark.parametrize(
    ("given", "met"),
    [
        ({}, ["met", "met", "met", "met"]),
        ({"safety": "unsure", "health": "unsure", "motivation": "unsure"}, ["not-sure", "not-sure", "met", "not-sure"]),
        ({"safety": "passing", "health": "checkups", "home": "stressful", "motivation": "willing"}, ["met"] * 4),
        ({"safety": "frequent", "health": "daily", "home": "unstable", "motivation": "unwilling"}, ["not-met"] * 4),
        ({"safety": "danger", "health": "urgent", "home": "none"}, ["not-met", "not-met", "not-met", "met"]),
    ],
)
def test_the_four_criteria(given, met):
    assert [status.value for _, status in recommend(answers(**given)).criteria] == met
