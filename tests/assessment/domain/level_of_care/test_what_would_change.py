"""Every single other answer that would move the level is named, and no other: for one of each class of answers that the rules can
tell apart, and for every twenty-fifth combination, against the table of all levels (test_every_combination proves that the levels
within a class are the same)."""

from itertools import chain, islice

import pytest

from assessment.domain.level_of_care.questions import SCORED, Care, Health, Question, Safety
from assessment.domain.level_of_care.recommend import Change, what_would_change
from programs.levels import Level
from tests.assessment.domain.level_of_care.classes import representatives
from tests.assessment.domain.level_of_care.space import CHOICES, INDEXES, Space, answers_of, combinations, position
from tests.vocabulary import answers


@pytest.mark.proof
def test_changes_are_true_and_complete(space: Space):
    levels = [Level(level) for level in space.levels]
    others = map(answers_of, islice(combinations(), 0, None, 25))
    for asked in chain(representatives(), others):
        here = position(asked)
        expected = {
            (question, option): levels[there]
            for question, options, indexes in zip(SCORED, CHOICES, INDEXES, strict=True)
            for option in options
            if levels[there := here - indexes[asked[question]] + indexes[option]] is not levels[here]
        }
        found = what_would_change(asked, space.level)
        assert {(change.question, change.option): change.level for change in found} == expected
        assert len(found) == len(expected)


def test_nearest_first_fewest_options_away_then_fewest_levels():
    asked = answers(care="weekly_not_enough")
    changes = what_would_change(asked)
    distances = [(_options_away(change, asked), abs(change.level - Level.IOP)) for change in changes]
    assert distances == sorted(distances)
    assert changes[0] == Change(Question.CARE, Care.WEEKLY_HELPS, Level.OUTPATIENT)
    assert changes[-1].option in {Safety.DANGER, Health.URGENT}


def _options_away(change: Change, asked) -> int:
    options = change.question.options
    return abs(options.index(change.option) - options.index(asked[change.question]))
