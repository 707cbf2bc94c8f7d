import pytest

from assessment.domain import recommend
from assessment.domain.answers import Who
from assessment.domain.level_of_care.next_step import NextStep
from assessment.lines.next_step import next_step_lines
from assessment.words import words
from tests.vocabulary import NEXT_STEPS, answers


def step(**given):
    one = answers(**given)
    return next_step_lines(recommend(one), words()["en"].speaking_to(one.who))


def names(lines) -> list[str]:
    return [button.name for button in lines.buttons]


def test_there_is_one_example_for_each():
    assert list(NEXT_STEPS) == list(NextStep)
    assert [step(**given).code for given in NEXT_STEPS.values()] == list(NextStep)


@pytest.mark.parametrize("code", ["emergency", "seen-today", "live-in"])
def test_care_day_and_night_has_emergency_help_as_its_buttons(code):
    assert names(step(**NEXT_STEPS[code]))[:3] == ["emergency", "crisis-call", "crisis-text"]
    assert step(**NEXT_STEPS[code]).is_alarm


@pytest.mark.parametrize("code", ["today", "ask-first"])
def test_what_is_about_thoughts_of_suicide_has_the_crisis_line_as_its_buttons(code):
    assert names(step(**NEXT_STEPS[code])) == ["crisis-call", "crisis-text"]


@pytest.mark.parametrize("code", sorted(NEXT_STEPS.keys() - {"emergency", "seen-today"}))
def test_we_are_called_wherever_it_can_wait_for_office_hours(code):
    assert step(**NEXT_STEPS[code]).calls_us


def test_we_are_no_way_to_emergency_help():
    assert not step(safety="danger").calls_us
    assert not step(health="mind").calls_us


def test_each_button_once_however_many_stops():
    assert names(step(safety="attempt", health="urgent", home="unsafe")) == [
        "emergency",
        "crisis-call",
        "crisis-text",
        "poison",
        "violence",
    ]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"daily_life": "mostly_unable", "care": "iop_helps"}, "tell the team of the program you are in"),
        ({"care": "weekly_not_enough", "home": "unsafe"}, "National Domestic Violence Hotline"),
        ({"safety": "passing"}, "In the next week:"),
        ({}, "In the next two weeks:"),
    ],
)
def test_what_is_said_instead(given, said):
    assert said in step(**given).do


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"daily_life": "mostly_unable", "home": "unstable"}, "recovery or supportive housing"),
        ({"daily_life": "mostly_unable", "home": "unsafe"}, "ask about a shelter"),
        ({"daily_life": "mostly_unable", "home": "none"}, "A safe place to live can make a lower level work"),
        ({"safety": "frequent", "home": "none"}, "Ask about a live-in program too"),
    ],
)
def test_what_is_added(given, said):
    assert said in " ".join(step(**given).text)


def test_what_does_not_apply_is_not_said():
    assert "housing" not in " ".join(step(daily_life="mostly_unable").text)
    assert "live-in" not in " ".join(step(safety="frequent").text)
    assert "safe place" not in " ".join(step(care="php_not_enough", home="unstable").text)


def test_about_someone_it_speaks_of_them():
    assert step(who=Who.SOMEONE, safety="unsure").do == "Today: ask them about suicide, calmly and directly."


def test_where_home_is_not_safe_a_shelter_is_named_and_no_housing():
    said = " ".join(step(daily_life="mostly_unable", home="unsafe").text)
    assert "shelter" in said
    assert "housing" not in said
