"""What the criteria promise, held over every combination of scored answers, not over a sample."""

from collections import Counter
from itertools import pairwise
from operator import le

import pytest

from assessment.domain import recommend
from assessment.domain.answers import Who
from assessment.domain.level_of_care.fit_criteria import Status
from assessment.domain.level_of_care.questions import (
    SCORED,
    DailyLife,
    Eating,
    Health,
    Question,
    Safety,
    Substances,
    Symptoms,
    Time,
)
from assessment.domain.level_of_care.recommend import fit_for, level_for, need_for
from assessment.domain.level_of_care.rules import FIT_RULES, RULES
from programs.levels import Level
from programs.programs import Program
from tests.assessment.domain.level_of_care.classes import classes, representatives
from tests.assessment.domain.level_of_care.restated import restated_level
from tests.assessment.domain.level_of_care.space import TOTAL, Space, answers_of, combinations
from tests.vocabulary import answers

pytestmark = pytest.mark.proof


def test_the_table_is_whole(space: Space):
    assert len(space.levels) == TOTAL
    assert Counter(Level(level).name for level in space.levels) == {
        "OUTPATIENT": 3_328,
        "IOP": 11_352,
        "PHP": 118_856,
        "INPATIENT": 378_464,
    }


def test_the_rules_agree_with_their_restatement(space: Space):
    names = [level.name for level in Level]
    wrong = [
        combination
        for combination, level in zip(combinations(), space.levels, strict=True)
        if names[level - 1] != restated_level(*combination)
    ]
    assert wrong == []


# `care` has a partial order; every other question gets worse in the order its options are listed.
CARE_WORSENS = [
    ("none", "weekly_helps"),
    ("weekly_helps", "weekly_not_enough"),
    ("weekly_not_enough", "iop_not_enough"),
    ("weekly_helps", "stepping_down"),
    ("stepping_down", "iop_not_enough"),
]


@pytest.mark.parametrize("question", SCORED)
def test_no_worse_answer_lowers_the_level(space: Space, question):
    place = SCORED.index(question)
    worsens = CARE_WORSENS if question is Question.CARE else pairwise(question.options)
    for milder, worse in worsens:
        assert all(map(le, space.column(place, question.kind(milder)), space.column(place, question.kind(worse))))


@pytest.mark.parametrize("question", SCORED)
def test_answers_that_no_rule_tells_apart_have_the_same_level(space: Space, question):
    """So what holds for one of each class holds for all."""
    for group in classes(question):
        assert len({space.column(SCORED.index(question), option) for option in group}) == 1


def test_each_rule_decides_somewhere_and_a_reason_is_never_missing():
    deciding = set()
    for one in representatives():
        need = need_for(one)
        holding = [rule.code for rule in RULES if rule.level is need and rule.holds(one)]
        assert holding
        deciding.update(holding)
        if fit := fit_for(need, one):
            deciding.add(fit.code)
    assert deciding == {rule.code for rule in (*RULES, *FIT_RULES)}


@pytest.mark.parametrize(
    ("question", "option"),
    [
        (Question.SAFETY, Safety.DANGER),
        (Question.HEALTH, Health.URGENT),
        (Question.DAILY_LIFE, DailyLife.UNABLE),
    ],
)
def test_hard_answers_are_never_below_inpatient(space: Space, question, option):
    assert set(space.column(SCORED.index(question), option)) == {Level.INPATIENT}


def test_iop_only_where_all_four_criteria_are_met_or_not_sure(space: Space):
    for combination, level in zip(combinations(), space.levels, strict=True):
        if level == Level.IOP:
            statuses = {status for _, status in recommend(answers_of(combination)).criteria}
            assert Status.NOT_MET not in statuses


def test_every_level_and_every_program_is_reached(space: Space):
    assert set(space.levels) == set(Level)
    found = {
        program
        for symptoms in Symptoms
        for substances in Substances
        for eating in Eating
        for program in recommend(answers(symptoms=symptoms, substances=substances, eating=eating)).programs
    }
    assert found == set(Program)


def test_who_and_time_never_change_the_level(space: Space):
    """Neither rules nor fit can see them: every case reads scored questions only, and who is not a question."""
    assert {question for rule in (*RULES, *FIT_RULES) for case in rule.cases for question in case} <= set(SCORED)
    for one in list(representatives())[::7]:
        level = space.level(one)
        for time in Time:
            for who in Who:
                asked = type(one)({**one, Question.TIME: time}, who)
                assert level_for(asked) is level
