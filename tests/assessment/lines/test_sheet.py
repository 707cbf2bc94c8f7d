import pytest
from django.utils.translation import override

from assessment.domain import recommend
from assessment.domain.level_of_care.questions import Question
from assessment.lines.sheet import ORDER, sheet_lines
from assessment.words import words
from tests.vocabulary import answers


def sheet(**given):
    return sheet_lines(recommend(answers(**given)), words()["en"])


def test_every_answer_stands_on_it_once_in_the_order_intake_asks():
    assert [question for _, questions in ORDER for question in questions] == [
        Question.SYMPTOMS,
        Question.DAILY_LIFE,
        Question.SAFETY,
        Question.HEALTH,
        Question.SUBSTANCES,
        Question.EATING,
        Question.CARE,
        Question.HOME,
        Question.TIME,
        Question.MOTIVATION,
    ]
    answered = [ask for part in sheet().parts for ask, _ in part.answers]
    assert len(set(answered)) == len(answered) == len(Question)


def test_an_answer_stands_beside_what_was_asked():
    assert ("In the past month, have you had thoughts of suicide, or of badly hurting someone?", "No, no thoughts like that") in [
        answer for part in sheet().parts for answer in part.answers
    ]


@pytest.mark.parametrize("who", ["self", "someone"])
def test_it_says_whose_answers_they_are(who):
    with override("en"):
        said = str(sheet(who=who).whose)
    assert said.startswith("Answers given about someone by another person:") is (who == "someone")
    assert said.startswith("My own answers:") is (who == "self")


def test_only_a_home_that_is_not_safe_warns_of_paper():
    assert "do not let that person see this result" in sheet(home="unsafe").warning
    assert sheet(home="none").warning == ""
