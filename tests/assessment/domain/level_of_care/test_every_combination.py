"""What the criteria promise, held over every combination of scored answers, not over a sample.

The tables of `space` are asked of the code (test_ways holds how); `restated` is asked about each combination by itself.
"""

from collections import Counter
from itertools import islice, pairwise, product
from operator import le

import pytest

from assessment.domain import recommend
from assessment.domain.answers import Who
from assessment.domain.level_of_care.cautions import Caution
from assessment.domain.level_of_care.fit_criteria import CRITERIA, Status
from assessment.domain.level_of_care.next_step import NextStep, Within
from assessment.domain.level_of_care.questions import SCORED, Care, DailyLife, Health, Question, Safety, Time
from assessment.domain.level_of_care.rules import FIT_RULES, RULES
from assessment.domain.level_of_care.stops import Stop
from programs.levels import Level
from programs.programs import Program
from tests.assessment.domain.level_of_care import restated
from tests.assessment.domain.level_of_care.space import TOTAL, UNTOLD, Space, answers_at, column, combinations

pytestmark = pytest.mark.proof


def test_each_combination_is_told_one_thing(space: Space):
    for table in space.tables:
        assert table.filled == len(table.numbers) == TOTAL == 2_822_400
        assert max(table.numbers) < len(table.told) < UNTOLD


def test_each_is_given_a_reason_of_the_level_it_needs(space: Space):
    levels = {rule.code: rule.level for rule in RULES}
    for told in space.decided.told:
        reasons = [code for code in told.rules if code in levels]
        assert reasons
        assert {levels[code] for code in reasons} == {told.need}
        assert isinstance(told.next_step, NextStep)


def test_how_many_are_told_each_level_and_each_next_step(space: Space):
    levels, next_steps = Counter(), Counter()
    for number, times in Counter(space.decided.numbers).items():
        levels[space.decided.told[number].level.name] += times
        next_steps[space.decided.told[number].next_step.value] += times
    assert levels == {"OUTPATIENT": 21_600, "IOP": 46_440, "PHP": 423_080, "INPATIENT": 2_331_280}
    assert next_steps == {
        "weekly": 21_600,
        "iop-soon": 19_836,
        "stay": 8_424,
        "choose": 9_420,
        "housing": 50_736,
        "php-soon": 143_584,
        "ask-first": 126_800,
        "live-in": 224_400,
        "today": 249_920,
        "seen-today": 825_280,
        "emergency": 1_142_400,
    }


def differing(said, restatement) -> list[tuple]:
    """The first few combinations of which the restatement says something else. `said` has one entry for each combination."""
    asked = zip(combinations(), said, strict=True)
    return list(islice(((codes, told) for codes, told in asked if told != restatement(*codes)), 3))


def test_level_and_next_step_agree_with_their_restatement(space: Space):
    assert differing(space.decided.said(lambda told: (told.level.name, told.next_step.value)), restated.restated) == []


def test_the_need_agrees_with_its_restatement(space: Space):
    assert differing(space.decided.said(lambda told: told.need.name), restated.restated_need) == []


def test_the_rules_agree_with_their_restatement(space: Space):
    assert differing(space.decided.said(lambda told: list(told.rules)), restated.restated_rules) == []


def test_the_cautions_agree_with_their_restatement(space: Space):
    assert differing(map(list, space.cautions_said()), restated.restated_cautions) == []


def test_the_criteria_agree_with_their_restatement(space: Space):
    assert differing(space.criteria.said(list), restated.restated_criteria) == []


def test_the_programs_agree_with_their_restatement(space: Space):
    assert differing(space.programs.said(list), restated.restated_programs) == []


def test_the_stops_agree_with_their_restatement(space: Space):
    assert differing(space.stops.said(list), restated.restated_stops) == []


# `care` has a partial order; every other question gets worse in the order its options are listed.
CARE_WORSENS = [
    (Care.NONE, Care.WEEKLY_HELPS),
    (Care.WEEKLY_HELPS, Care.WEEKLY_NOT_ENOUGH),
    (Care.WEEKLY_NOT_ENOUGH, Care.IOP_NOT_ENOUGH),
    (Care.IOP_NOT_ENOUGH, Care.PHP_NOT_ENOUGH),
    (Care.WEEKLY_HELPS, Care.IOP_HELPS),
    (Care.IOP_HELPS, Care.IOP_NOT_ENOUGH),
    (Care.WEEKLY_HELPS, Care.STEPPING_DOWN),
    (Care.STEPPING_DOWN, Care.IOP_NOT_ENOUGH),
]


def worsening(values: bytes, question: Question):
    """Pairs of columns: of a milder answer, and of the one that is next worse."""
    if question is Question.CARE:  # after an attempt, who is looked after already is safer than who is not
        blocks = [column(values, Question.SAFETY, safety) for safety in Safety if safety is not Safety.ATTEMPT]
        pairs = CARE_WORSENS
    else:
        blocks, pairs = [values], pairwise(question.options)
    for (milder, worse), block in product(pairs, blocks):
        yield column(block, question, milder), column(block, question, worse)


@pytest.mark.parametrize("question", SCORED)
def test_no_worse_answer_lowers_the_level(space: Space, question):
    for milder, worse in worsening(space.levels, question):
        assert all(map(le, milder, worse))


@pytest.mark.parametrize("question", SCORED)
def test_no_worse_answer_weakens_the_time_of_the_next_step(space: Space, question):
    for milder, worse in worsening(space.times, question):
        assert all(map(le, worse, milder))


def test_each_rule_next_step_stop_caution_level_and_program_occurs(space: Space):
    told = space.decided.told
    assert {code for one in told for code in one.rules} == {rule.code for rule in (*RULES, *FIT_RULES)}
    assert {one.next_step for one in told} == set(NextStep)
    assert {one.level for one in told} == set(Level)
    assert {stop for stops in space.stops.told for stop in stops} == set(Stop)
    assert {program for programs in space.programs.told for program in programs} == set(Program)
    assert {caution for cautions in set(space.cautions_said()) for caution in cautions} == set(Caution)


@pytest.mark.parametrize("option", [Safety.DANGER, Safety.OTHERS, Health.URGENT, Health.MIND, DailyLife.UNABLE])
def test_hard_answers_are_never_below_inpatient(space: Space, option):
    (question,) = (question for question in SCORED if isinstance(option, question.kind))
    assert set(column(space.levels, question, option)) == {Level.INPATIENT}


def test_iop_only_where_all_four_criteria_are_met_or_not_sure_and_each_not_sure_occurs(space: Space):
    together = set(zip(space.decided.numbers, space.criteria.numbers, strict=True))
    at_iop = {space.criteria.told[criteria] for number, criteria in together if space.decided.told[number].level is Level.IOP}
    by_criterion = [set(statuses) for statuses in zip(*at_iop, strict=True)]
    assert by_criterion == [{Status.MET, Status.NOT_SURE}] * len(CRITERIA)


def test_a_next_step_is_never_later_than_its_need_asks_for(space: Space):
    latest = {
        Level.OUTPATIENT: Within.TWO_WEEKS,
        Level.IOP: Within.DAYS,
        Level.PHP: Within.A_DAY_OR_TWO,
        Level.INPATIENT: Within.TODAY,
    }
    for told in space.decided.told:
        assert told.next_step.within <= latest[told.need]


def test_whom_it_is_about_and_time_change_nothing(space: Space):
    """The tables could not be made if either were read (test_ways); and so it comes out for one of all that are told the same."""
    last_place = dict(zip(space.decided.numbers, range(TOTAL), strict=True))
    for place in last_place.values():
        one = answers_at(place)
        told = aside_from_answers(recommend(one))
        for who, time in product(Who, Time):
            asked = type(one)({**one, Question.TIME: time}, who)
            assert aside_from_answers(recommend(asked)) == told


def aside_from_answers(made) -> list:
    names = {*type(made).__dataclass_fields__, "rules", "cautions", "criteria", "programs", "stops", "not_sure"} - {"answers"}
    return [getattr(made, name) for name in sorted(names)]
