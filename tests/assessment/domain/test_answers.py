import pytest

from assessment.domain import Answers, Unanswered, UnknownCode, recommend
from assessment.domain.answers import Who
from assessment.domain.level_of_care.questions import Question
from tests.vocabulary import MILDEST, codes


def test_codes_there_and_back():
    given = codes(home="none") | {"who": "someone"}
    assert Answers.from_codes(given).codes() == given
    assert Answers.from_codes(given).who is Who.SOMEONE


def test_they_are_about_oneself_where_nothing_else_is_said():
    assert Answers().who is Answers.from_codes({}).who is Who.SELF


@pytest.mark.parametrize(("name", "code"), [("home", "palace"), ("weather", "none"), ("home", ""), ("who", "cat"), ("home", None)])
def test_unknown_codes_are_refused(name, code):
    with pytest.raises(UnknownCode, match=repr(code if name in {"home", "who"} else name)):
        Answers.from_codes({name: code})


@pytest.mark.parametrize("question", [question for question in Question if question is not Question.TIME])
def test_no_suggestion_while_a_scored_question_is_open(question):
    without = {name: code for name, code in MILDEST.items() if name != question}
    with pytest.raises(Unanswered) as refused:
        recommend(Answers.from_codes(without))
    assert refused.value.args == ([question],)


def test_time_may_stay_open():
    assert (
        recommend(Answers.from_codes({name: code for name, code in MILDEST.items() if name != "time"})).level.name == "OUTPATIENT"
    )
