"""The proofs ask every combination through `every_way`: it must leave none out, and let nothing be read that it does not see."""

import pytest

from assessment.domain.answers import Answers
from assessment.domain.level_of_care.questions import Question, Safety, Time
from tests.assessment.domain.level_of_care.ways import every_way


def test_each_answer_looked_at_is_tried_and_no_other():
    def ask(answers: Answers) -> str:
        if answers[Question.SAFETY] is not Safety.OTHERS:
            return "safe"
        return "evenings" if answers.given.get(Question.TIME) in {Time.EVENINGS} else "other"

    assert list(every_way(ask)) == [
        *(({Question.SAFETY: option}, "safe") for option in Safety if option is not Safety.OTHERS),
        ({Question.SAFETY: Safety.OTHERS, Question.TIME: Time.DAYTIME}, "other"),
        ({Question.SAFETY: Safety.OTHERS, Question.TIME: Time.EVENINGS}, "evenings"),
        ({Question.SAFETY: Safety.OTHERS, Question.TIME: Time.LIMITED}, "other"),
        ({Question.SAFETY: Safety.OTHERS, Question.TIME: Time.NONE}, "other"),
    ]


def test_asked_nothing_it_says_one_thing():
    assert list(every_way(lambda answers: 4)) == [({}, 4)]


@pytest.mark.parametrize(
    ("ask", "refused"),
    [
        (lambda answers: answers.who, AttributeError),
        (lambda answers: answers.codes(), AttributeError),
        (lambda answers: len(answers), TypeError),
        (lambda answers: answers.with_answer(Question.SAFETY, Safety.NONE), TypeError),
        (lambda answers: tuple(answers.given.values()), AttributeError),
        (lambda answers: list(answers.given), AttributeError),
    ],
)
def test_whatever_would_be_read_unseen_is_an_error(ask, refused):
    with pytest.raises(refused):
        list(every_way(ask))
