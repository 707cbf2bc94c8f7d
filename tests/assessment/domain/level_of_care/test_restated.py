"""The quick half of test_every_combination: who is at most three answers away from the mildest, and what one rule reads of four."""

from itertools import combinations, product

import pytest

from assessment.domain import recommend
from assessment.domain.level_of_care.questions import SCORED, Question
from tests.assessment.domain.level_of_care import restated
from tests.vocabulary import MILDEST, answers

TOGETHER = [*combinations(SCORED, 3), (Question.DAILY_LIFE, Question.SUBSTANCES, Question.CARE, Question.HOME)]


@pytest.mark.parametrize("questions", TOGETHER, ids=" ".join)
def test_a_recommendation_agrees_with_its_restatement(questions):
    for options in product(*(question.options for question in questions)):
        given = MILDEST | dict(zip(questions, options, strict=True))
        made = recommend(answers(**given))
        codes = [given[question] for question in SCORED]
        assert (made.level.name, made.next_step) == restated.restated(*codes)
        assert made.need.name == restated.restated_need(*codes)
        assert [rule.code for rule in made.rules] == restated.restated_rules(*codes)
        assert list(made.cautions) == restated.restated_cautions(*codes)
        assert [status for _, status in made.criteria] == restated.restated_criteria(*codes)
        assert list(made.programs) == restated.restated_programs(*codes)
        assert list(made.stops) == restated.restated_stops(*codes)
