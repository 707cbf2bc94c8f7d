import tomllib
from pathlib import Path

import pytest

from assessment.domain import recommend
from assessment.domain.level_of_care.cautions import Caution
from assessment.domain.level_of_care.next_step import NextStep
from assessment.domain.level_of_care.rules import FIT_RULES, RULES
from assessment.domain.level_of_care.stops import Stop
from programs.levels import Level
from programs.programs import Program
from tests.vocabulary import answers

CASES = tomllib.loads((Path(__file__).parents[2] / "cases.toml").read_text())["case"]


@pytest.mark.parametrize("case", CASES, ids=[case["about"] for case in CASES])
def test_case(case):
    recommendation = recommend(answers(**case["answers"]))
    assert recommendation.level.name == case["level"]
    assert [rule.code for rule in recommendation.rules] == case["rules"]
    assert recommendation.next_step == case["next_step"]
    assert list(recommendation.cautions) == case["cautions"]
    assert list(recommendation.programs) == case["programs"]


def test_the_cases_name_every_level_rule_next_step_caution_stop_and_program():
    assert len(CASES) >= 60
    assert {case["level"] for case in CASES} == {level.name for level in Level}
    assert {code for case in CASES for code in case["rules"]} == {rule.code for rule in (*RULES, *FIT_RULES)}
    assert {case["next_step"] for case in CASES} == set(NextStep)
    assert {code for case in CASES for code in case["cautions"]} == set(Caution)
    assert {stop for case in CASES for stop in recommend(answers(**case["answers"])).stops} == set(Stop)
    assert {code for case in CASES for code in case["programs"]} == set(Program)
