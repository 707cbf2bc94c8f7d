import pytest

from assessment.domain import recommend
from assessment.domain.level_of_care.questions import SCORED
from assessment.domain.level_of_care.rules import FIT_RULES, RULES
from tests.vocabulary import answers


def test_rules_stand_highest_level_first():
    levels = [rule.level for rule in RULES]
    assert levels == sorted(levels, reverse=True)


def test_our_own_reasoning_is_called_that_and_nothing_else_is():
    assert [rule.code for rule in (*RULES, *FIT_RULES) if rule.is_own] == [
        "php-not-enough",
        "attempt-followed",
        "iop-not-enough",
        "daily-use-after-care",
        "safety-unsure",
        "stay-with-it",
        "symptoms-in-the-way",
        "not-willing",
    ]
    assert [rule.code for rule in RULES if rule.is_own] == [rule.code for rule in RULES if not rule.sources]


@pytest.mark.parametrize(
    ("given", "read"),
    [
        ({}, {"weekly-fits": ()}),
        ({"eating": "daily", "care": "weekly_not_enough"}, {"eating-daily": ("eating", "care")}),
        ({"eating": "daily", "daily_life": "struggling"}, {"eating-daily": ("daily_life", "eating")}),
        (
            {"eating": "daily", "daily_life": "struggling", "care": "weekly_not_enough"},
            {"eating-daily": ("daily_life", "eating", "care")},
        ),
        ({"safety": "attempt"}, {"recent-attempt": ("safety", "care")}),
        (
            {"substances": "daily", "care": "weekly_not_enough", "home": "stressful", "daily_life": "struggling"},
            {"daily-use-unsupported": ("daily_life", "substances", "care", "home")},
        ),
        ({"care": "iop_helps", "home": "unstable"}, {"stay-with-it": ("care",), "unstable-home": ("home",)}),
        (
            {"substances": "daily", "home": "use_there"},
            {"hard-to-control": ("substances",), "unstable-home": ("substances", "home")},
        ),
        # The same home, looked at from a higher need: it is what makes it too much for PHP that is named.
        (
            {"safety": "frequent", "home": "unsafe"},
            {"frequent-thoughts": ("safety",), "unstable-home": ("safety", "home")},
        ),
        ({"care": "iop_helps", "motivation": "unwilling"}, {"stay-with-it": ("care",), "not-willing": ("motivation",)}),
    ],
)
def test_a_rule_names_the_answers_that_made_it_decide(given, read):
    made = recommend(answers(**given))
    assert {rule.code: made.read_by(rule) for rule in made.rules} == read


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
        ({"safety": "attempt", "health": "mind", "home": "unsafe"}, ["not-met", "not-met", "not-met", "met"]),
        ({"safety": "others", "health": "urgent", "home": "none"}, ["not-met", "not-met", "not-met", "met"]),
        # Use where one lives is a matter of one's own use.
        ({"home": "use_there", "substances": "unsure"}, ["met", "met", "not-sure", "met"]),
        ({"home": "use_there", "substances": "hard_to_control"}, ["met", "met", "not-met", "met"]),
    ],
)
def test_the_four_criteria(given, met):
    made = recommend(answers(**given))
    assert [criterion.code for criterion, _ in made.criteria] == [
        "no-acute-risk",
        "no-close-watch",
        "stable-home",
        "own-motivation",
    ]
    assert [status.value for _, status in made.criteria] == met


def test_not_sure_names_each_unsure_answer_in_the_order_asked():
    unsure = {question.value: "unsure" for question in SCORED if "unsure" in set(question.options)}
    made = recommend(answers(**unsure))
    assert made.not_sure == ("safety", "health", "substances", "eating", "motivation")


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        # The one that says it with more haste takes the place of the other.
        ({"health": "unsure"}, ["body-check"]),
        ({"health": "unsure", "eating": "weekly"}, ["body-check"]),
        ({"health": "unsure", "eating": "daily"}, ["body-check-today"]),
        ({"health": "unsure", "substances": "daily"}, ["body-check-today", "no-sudden-stop", "overdose"]),
        ({"health": "daily", "eating": "daily"}, ["body-check"]),
        # After a break the old dose can kill, whatever it was.
        ({"care": "stepping_down", "substances": "some"}, ["overdose"]),
        ({"care": "iop_not_enough", "substances": "some"}, []),
        # Only what is suggested can be refused.
        ({"motivation": "unwilling"}, []),
        ({"motivation": "unwilling", "care": "iop_not_enough"}, ["refusal"]),
        ({"safety": "attempt", "home": "none", "motivation": "unwilling"}, ["means", "housing", "refusal"]),
    ],
)
def test_cautions(given, expected):
    assert list(recommend(answers(**given)).cautions) == expected
