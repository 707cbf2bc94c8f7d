"""Every single other answer that would move the level is named, with the level it would give, nearest first, and no other."""

from itertools import islice

import pytest

from assessment.domain.level_of_care.questions import SCORED, Care, Question, Safety
from assessment.domain.level_of_care.recommend import Change, what_would_change
from programs.levels import Level
from tests.assessment.domain.level_of_care.classes import representatives
from tests.assessment.domain.level_of_care.space import OFFSETS, Space, position
from tests.vocabulary import answers


@pytest.mark.proof
@pytest.mark.parametrize("part", range(2))
def test_changes_are_true_and_complete(space: Space, part):
    """For one of each class of answers that, whatever the other answers, have the same level."""
    levels = [Level(level) for level in space.levels]
    for asked in islice(representatives(space.levels), part, None, 2):
        here = position(asked.given)
        expected = [
            Change(question, option, levels[there])
            for question, offsets in OFFSETS.items()
            for option, offset in offsets.items()
            if levels[there := here - offsets[asked[question]] + offset] is not levels[here]
        ]
        found = what_would_change(asked, lambda other: levels[position(other.given)])
        assert list(found) == sorted(expected, key=lambda change: distance(change, asked, levels[here]))


def distance(change: Change, asked, level: Level) -> tuple[int, int]:
    """Fewest options away, then fewest levels; what is as far stands in the order asked."""
    place = change.question.options.index
    return abs(place(change.option) - place(asked[change.question])), abs(change.level - level)


@pytest.mark.parametrize("question", SCORED)
def test_each_other_option_is_tried(question):
    """From whatever answers: here the mildest and the worst of each question, and a level that hangs on one option alone."""
    for start in (0, -1):
        asked = answers(**{one.value: one.options[start].value for one in SCORED})
        for option in question.options:
            here = asked[question] is option
            changes = what_would_change(asked, lambda other, sought=option: Level.PHP if other[question] is sought else Level.IOP)
            there = [Change(question, other, Level.IOP) for other in question.options if other is not option]
            assert set(changes) == set(there if here else [Change(question, option, Level.PHP)])


def test_nearest_first():
    changes = what_would_change(answers(care="weekly_not_enough"))
    assert changes[0] == Change(Question.CARE, Care.WEEKLY_HELPS, Level.OUTPATIENT)
    assert changes[-1] == Change(Question.SAFETY, Safety.OTHERS, Level.INPATIENT)


def test_as_many_options_away_the_fewest_levels_come_first():
    either_side = [change for change in what_would_change(answers(daily_life="mostly_unable")) if change.question == "daily_life"]
    assert [change.option for change in either_side] == ["unable", "struggling", "managing"]
    assert [change.level.name for change in either_side] == ["INPATIENT", "OUTPATIENT", "OUTPATIENT"]


def test_nothing_moves_the_level_where_it_is_always_the_same():
    assert what_would_change(answers(), lambda _: Level.IOP) == ()
