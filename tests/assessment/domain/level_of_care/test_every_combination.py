"""What criteria.md promises, held over all 512,000 combinations of scored answers, not over a sample."""

from collections import Counter

import pytest

from assessment.domain import recommend
from assessment.domain.answers import Answers, Who
from assessment.domain.level_of_care.fit_criteria import Status
from assessment.domain.level_of_care.questions import OPTIONS, SCORED, Question, Time
from assessment.domain.level_of_care.recommend import fit_for, need_for
from assessment.domain.level_of_care.rules import FIT_RULES, RULES
from programs.levels import Level
from programs.programs import Program
from tests.assessment.domain.level_of_care.restated import restated_level
from tests.assessment.domain.level_of_care.space import CHOICES, TOTAL, Space, every_answer


def test_the_table_is_whole(space: Space):
    assert len(space.levels) == TOTAL == 512_000
    assert Counter(level.name for level in space.levels) == {
        "OUTPATIENT": 3_328,
        "IOP": 11_352,
        "PHP": 118_856,
        "INPATIENT": 378_464,
    }


def test_the_rules_agree_with_their_restatement(space: Space):
    wrong = [
        answers.codes()
        for answers, level in zip(every_answer(), space.levels, strict=True)
        if level.name != restated_level(**answers.codes())
    ]
    assert wrong == []


# `care` has a partial order; every other question gets worse in the order its options are listed.
CARE_WORSENS = {
    ("none", "weekly_helps"),
    ("weekly_helps", "weekly_not_enough"),
    ("weekly_not_enough", "iop_not_enough"),
    ("weekly_helps", "stepping_down"),
    ("stepping_down", "iop_not_enough"),
}


@pytest.mark.parametrize("place", range(len(SCORED)), ids=SCORED)
def test_no_worse_answer_lowers_the_level(space: Space, place):
    levels = space.levels
    for first, second, pairs in space.steps(place):
        if _worse(SCORED[place], CHOICES[place][first], CHOICES[place][second], first, second):
            assert all(levels[milder] <= levels[worse] for milder, worse in pairs)


def _worse(question, milder, worse, first, second) -> bool:
    if question is Question.CARE:
        return (milder.value, worse.value) in CARE_WORSENS
    return second == first + 1


def test_each_rule_decides_somewhere_and_a_reason_is_never_missing():
    """The rules are asked directly: a whole Recommendation for each of half a million would take minutes."""
    deciding = set()
    for answers in every_answer():
        need = need_for(answers)
        holding = [rule.code for rule in RULES if rule.level is need and rule.holds(answers)]
        assert holding
        deciding.update(holding)
        if fit := fit_for(need, answers):
            deciding.add(fit.code)
    assert deciding == {rule.code for rule in (*RULES, *FIT_RULES)}


def test_hard_answers_are_never_below_inpatient(space: Space):
    for answers, level in zip(every_answer(), space.levels, strict=True):
        if answers.safety == "danger" or answers.health == "urgent" or answers.daily_life == "unable":
            assert level is Level.INPATIENT


def test_iop_only_where_all_four_criteria_are_met_or_not_sure(space: Space):
    for answers, level in zip(every_answer(), space.levels, strict=True):
        if level is Level.IOP:
            statuses = {status for _, status in recommend(answers).criteria}
            assert Status.NOT_MET not in statuses


def test_every_level_and_every_program_is_reached(space: Space):
    assert set(space.levels) == set(Level)
    found = {
        program
        for symptoms in OPTIONS[Question.SYMPTOMS]
        for substances in OPTIONS[Question.SUBSTANCES]
        for eating in OPTIONS[Question.EATING]
        for program in recommend(_mild(symptoms=symptoms, substances=substances, eating=eating)).programs
    }
    assert found == set(Program)


def test_who_and_time_never_change_the_level(space: Space):
    """Neither rules nor fit can see them: every case reads scored questions only, and who is not a question."""
    read = {question for rule in (*RULES, *FIT_RULES) for case in rule.cases for question in case}
    assert read <= set(SCORED)
    for answers, level in list(zip(every_answer(), space.levels, strict=True))[::97]:
        for time in Time:
            for who in Who:
                asked = Answers.from_codes(answers.codes() | {"time": time, "who": who})
                assert recommend(asked).level is level


def _mild(**differing) -> Answers:
    first = dict(zip(SCORED, (options[0] for options in CHOICES), strict=True))
    return Answers(**(first | differing))
