from dataclasses import replace

import pytest
from django.utils.translation import override

from assessment.domain import recommend
from assessment.domain.answers import Who
from assessment.domain.level_of_care.questions import Question
from assessment.domain.level_of_care.recommend import what_would_change
from assessment.lines.result import result_page
from assessment.words import words
from programs.catalog import catalog
from tests.vocabulary import LEVELS, answers


def say(*place, language="en", who=Who.SELF):
    return words()[language].speaking_to(who)(*place)


def page(language="en", **given):
    return result_page(recommend(answers(**given)), words()[language], catalog(), language)


@pytest.mark.parametrize("level", LEVELS)
def test_each_level_has_its_headline_next_step_and_week(level):
    shown = page(**LEVELS[level])
    assert shown.rung.level.code == level
    assert shown.headline == say("levels", level, "headline")
    assert shown.next_step.do == say("next", shown.recommendation.next_step, "do")
    assert len(shown.week.lines) == 3


def test_reasons_name_the_answers_they_read_and_their_sources():
    (reason,) = page(care="weekly_not_enough").reasons
    assert reason.rule.code == "weekly-not-enough"
    assert [(line.short, line.option) for line in reason.answers] == [
        ("Care now or lately", "Visits to a therapist or doctor, or medicine, and it is not enough")
    ]
    assert [source.title for source in reason.rule.sources] == ["This program’s own description of its care"]
    assert not reason.rule.is_own


@pytest.mark.parametrize(
    ("given", "sources"), [({"care": "php_not_enough"}, 0), ({"motivation": "unwilling", "care": "iop_helps"}, 1)]
)
def test_a_rule_of_our_own_is_called_that_whatever_source_stands_beside_it(given, sources):
    reason = page(**given).reasons[-1]
    assert reason.rule.is_own
    assert len(reason.rule.sources) == sources


def test_the_fit_is_the_last_reason_and_names_housing():
    reasons = page(care="weekly_not_enough", home="unstable").reasons
    assert [reason.rule.code for reason in reasons] == ["weekly-not-enough", "unstable-home"]
    assert "recovery or supportive housing" in reasons[-1].rule.sentence


def test_not_willing_says_coming_is_a_choice_and_that_clinicians_differ():
    sentence = page(care="weekly_not_enough", motivation="unwilling").reasons[-1].rule.sentence
    assert "coming is your choice" in sentence
    assert "clinicians differ" in sentence


def test_criteria_count_only_what_is_met():
    shown = page(safety="unsure", home="none")
    assert [(line.code, line.status.value) for line in shown.criteria] == [
        ("no-acute-risk", "not-sure"),
        ("no-close-watch", "met"),
        ("stable-home", "not-met"),
        ("own-motivation", "met"),
    ]
    assert shown.criteria_met == 2


def test_each_status_has_its_word():
    with override("es"):
        said = [str(line.label) for line in page(safety="unsure", home="none").criteria]
    assert said == ["no está claro", "se cumple", "no se cumple", "se cumple"]


def test_who_is_in_a_program_that_helps_reads_of_staying():
    assert page(care="iop_helps").headline == say("next", "stay", "headline")
    assert page(care="iop_helps", safety="unsure").headline == say("levels", "iop", "headline")


@pytest.mark.parametrize(
    ("given", "in_full"),
    [
        ({}, False),
        ({"care": "weekly_not_enough"}, True),
        ({"care": "weekly_not_enough", "home": "unstable"}, True),
        ({"daily_life": "mostly_unable"}, False),
        ({"daily_life": "unable"}, False),
    ],
)
def test_how_many_criteria_are_met_is_counted_only_where_an_iop_is_suggested_or_nearest(given, in_full):
    assert page(**given).criteria_in_full is in_full


@pytest.mark.parametrize(("level", "later"), [("outpatient", False), ("iop", False), ("php", True), ("inpatient", True)])
def test_programs_come_later_where_the_level_is_above_theirs(level, later):
    assert page(**LEVELS[level]).programs_come_later is later


@pytest.mark.parametrize("level", ["outpatient", "php", "inpatient"])
def test_where_all_criteria_are_met_and_it_is_no_iop_one_sentence_says_why(level):
    assert page(**LEVELS[level]).all_met == say("levels", level, "all_met")
    assert page(**LEVELS[level], motivation="unsure").all_met == ""


def test_where_it_is_an_iop_nothing_has_to_be_explained():
    assert page(**LEVELS["iop"]).all_met == ""


@pytest.mark.parametrize("level", LEVELS)
def test_one_step_is_the_one_suggested(level):
    assert [step.rung.level.code for step in page(**LEVELS[level]).week.staircase.steps if step.is_here] == [level]


def test_a_program_says_whether_we_run_it(settings):
    settings.PROVIDER = replace(settings.PROVIDER, programs=("depression",))
    shown = page(substances="daily", symptoms="most_days", care="weekly_not_enough")
    assert [(line.path, line.is_ours) for line in shown.programs] == [("/programs/dual-diagnosis/", False)]


def test_several_answers_stand_in_one_line():
    home = next(line for line in page(care="weekly_not_enough").changes_up if "home might be lost" in line.meanings)
    with override("en"):
        assert home.either == "home might be lost or home were not safe or there were nowhere to stay"


@pytest.mark.parametrize(
    ("given", "nothing"),
    [({}, False), ({"care": "weekly_not_enough"}, False), ({"daily_life": "unable", "health": "urgent"}, True)],
)
def test_it_is_said_when_no_one_answer_would_lower_it(given, nothing):
    assert page(**given).nothing_lowers_it is nothing


def test_changes_are_grouped_by_question_and_level_and_split_by_direction():
    shown = page(care="weekly_not_enough")
    assert {line.rung.level.code for line in shown.changes_up} == {"php", "inpatient"}
    assert {line.rung.level.code for line in shown.changes_down} == {"outpatient"}
    assert ("home might be lost", "home were not safe", "there were nowhere to stay") in [
        line.meanings for line in shown.changes_up
    ]


@pytest.mark.parametrize("level", LEVELS)
def test_every_change_there_is_stands_in_a_line(level):
    changes = what_would_change(answers(**LEVELS[level]))
    shown = page(**LEVELS[level])
    meanings = [meaning for line in (*shown.changes_up, *shown.changes_down) for meaning in line.meanings]
    assert sorted(meanings) == sorted(say("changes", change.question, change.option) for change in changes)


def test_what_is_unsure_is_to_be_cleared_up():
    assert page(health="unsure", motivation="unsure").to_clear_up == (
        "Whether a doctor should see you before you start.",
        "What you would want from treatment, and what would make it easier to come.",
    )
    assert page().to_clear_up == ()


def cards(**given) -> tuple[list[str], list[str]]:
    """The stops with a card of their own, and those that the next step's card holds."""
    shown = page(**given)
    return [stop.stop.value for stop in shown.stops], [stop.stop.value for stop in shown.next_step.stops]


def test_stops_come_again_on_a_card_of_their_own_or_in_that_of_the_next_step():
    assert cards() == ([], [])
    assert cards(home="unsafe", care="weekly_not_enough") == (["unsafe-home"], [])
    assert cards(safety="unsure") == ([], ["thoughts"])
    assert cards(safety="frequent", home="unsafe", care="weekly_helps") == ([], ["thoughts", "unsafe-home"])
    assert cards(safety="danger", health="urgent") == ([], ["danger", "urgent-health"])


def test_every_answer_is_listed_in_the_order_asked():
    assert [line.question for line in page().answers] == list(Question)


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("question", Question)
def test_every_option_can_be_shown_in_both_wordings(language, question):
    for option in question.options:
        for who in ("self", "someone"):
            shown = page(language, **{question.value: option.value}, who=who)
            line = next(line for line in shown.answers if line.question is question)
            assert line.option == say(
                "questions", question, "options", option, language=language, who=shown.recommendation.answers.who
            )


def test_the_relatives_page_speaks_of_them():
    shown = page(daily_life="mostly_unable", who="someone")
    assert shown.reasons[0].rule.sentence.startswith("Most days they cannot")


@pytest.mark.parametrize("level", ["iop", "php"])
def test_time_shapes_the_week_where_hours_are_asked(level):
    assert page(**LEVELS[level], time="evenings").week.time == say("time", "evenings")


@pytest.mark.parametrize(("level", "key"), [("outpatient", "weekly"), ("inpatient", "day_and_night")])
@pytest.mark.parametrize("time", ["daytime", "none"])
def test_no_one_in_danger_is_told_to_start_later(level, key, time):
    assert page(**LEVELS[level], time=time).week.time == say("time", key)


def test_only_a_result_about_a_relative_names_what_only_they_can_answer():
    assert page().only_they == ()
    assert len(page(who="someone").only_they) == 4
