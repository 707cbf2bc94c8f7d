import pytest

from assessment.domain.answers import Answers
from assessment.domain.flow import ORDER, next_question, previous_question, reachable
from assessment.domain.level_of_care.questions import Question
from assessment.domain.level_of_care.stops import Stop, stop_after, stops
from tests.vocabulary import MILDEST, answers


def answered(count: int) -> Answers:
    return Answers.from_codes(dict(list(MILDEST.items())[:count]))


@pytest.mark.parametrize("count", range(len(ORDER) + 1))
def test_the_next_question_is_the_first_open_one(count):
    assert next_question(answered(count)) == (ORDER[count] if count < len(ORDER) else None)
    assert [question for question in ORDER if reachable(question, answered(count))] == list(ORDER[: count + 1])


def test_a_gap_is_asked_before_anything_later():
    with_gap = Answers.from_codes({name: code for name, code in MILDEST.items() if name != "health"})
    assert next_question(with_gap) is Question.HEALTH
    assert not reachable(Question.HOME, with_gap)


def test_back_leads_to_the_question_before():
    assert [previous_question(question) for question in ORDER] == [None, *ORDER[:-1]]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, ()),
        ({"safety": "passing", "health": "daily", "home": "unstable"}, ()),
        ({"safety": "unsure"}, (Stop.THOUGHTS,)),
        ({"safety": "frequent"}, (Stop.THOUGHTS,)),
        ({"safety": "attempt"}, (Stop.THOUGHTS,)),
        ({"safety": "danger"}, (Stop.DANGER,)),
        ({"safety": "others"}, (Stop.OTHERS,)),
        ({"health": "mind"}, (Stop.URGENT_MIND,)),
        ({"health": "urgent"}, (Stop.URGENT_HEALTH,)),
        ({"home": "unsafe"}, (Stop.UNSAFE_HOME,)),
        ({"home": "unsafe", "safety": "danger", "health": "urgent"}, (Stop.DANGER, Stop.URGENT_HEALTH, Stop.UNSAFE_HOME)),
    ],
)
def test_stops(given, expected):
    assert stops(answers(**given)) == expected


def test_a_stop_belongs_to_the_answer_just_given():
    both = answers(safety="others", health="mind")
    assert stop_after(Question.SAFETY, both) is Stop.OTHERS
    assert stop_after(Question.HEALTH, both) is Stop.URGENT_MIND
    assert stop_after(Question.HOME, both) is None
    assert stop_after(Question.HOME, answers(home="unsafe")) is Stop.UNSAFE_HOME


def test_a_stop_is_called_for_before_the_rest_is_answered():
    assert stops(Answers.from_codes({"safety": "danger"})) == (Stop.DANGER,)
    assert stops(Answers()) == ()
