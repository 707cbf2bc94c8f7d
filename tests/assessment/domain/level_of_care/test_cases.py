import tomllib
from pathlib import Path

import pytest

from assessment.domain import recommend
from assessment.domain.level_of_care.rules import FIT_RULES, RULES
from tests.vocabulary import answers

CASES = tomllib.loads((Path(__file__).parents[2] / "cases.toml").read_text())["case"]


@pytest.mark.parametrize("case", CASES, ids=[case["about"] for case in CASES])
def test_case(case):
    recommendation = recommend(answers(**case["answers"]))
    assert recommendation.level.name == case["level"]
    assert [rule.code for rule in recommendation.rules] == case["rules"]
    assert list(recommendation.programs) == case["programs"]


def test_the_cases_name_every_rule():
    assert {code for case in CASES for code in case["rules"]} == {rule.code for rule in (*RULES, *FIT_RULES)}
