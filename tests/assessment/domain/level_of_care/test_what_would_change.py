"""Every single other answer that would move the level is named, and no other, for every combination."""

import pytest

from assessment.domain.level_of_care.questions import SCORED, Care, Health, Question, Safety
from assessment.domain.level_of_care.recommend import Change, what_would_change
from programs.levels import Level
from tests.assessment.domain.level_of_care.space import CHOICES, SIZES, STRIDES, TOTAL, Space, every_answer
from tests.vocabulary import answers

SLICES = len(Safety)


@pytest.mark.parametrize("part", range(SLICES))
def test_changes_are_true_and_complete(space: Space, part):
    """The function's entries, against the table of all levels read by position."""
    levels = space.levels
    place_of = {question: place for place, question in enumerate(SCORED)}
    index_of = [{option: index for index, option in enumerate(options)} for options in CHOICES]

    def table(asked) -> Level:
        return levels[
            index_of[0][asked.safety] * STRIDES[0]
            + index_of[1][asked.health] * STRIDES[1]
            + index_of[2][asked.daily_life] * STRIDES[2]
            + index_of[3][asked.symptoms] * STRIDES[3]
            + index_of[4][asked.substances] * STRIDES[4]
            + index_of[5][asked.eating] * STRIDES[5]
            + index_of[6][asked.care] * STRIDES[6]
            + index_of[7][asked.home] * STRIDES[7]
            + index_of[8][asked.motivation]
        ]

    length = TOTAL // SLICES
    for position, asked in enumerate(every_answer()):
        if not part * length <= position < (part + 1) * length:
            continue
        expected = {}
        for place in range(len(SCORED)):
            mine = position // STRIDES[place] % SIZES[place]
            for index in range(SIZES[place]):
                level = levels[position + (index - mine) * STRIDES[place]]
                if level is not levels[position]:
                    expected[place, index] = level
        named = {
            (place_of[change.question], index_of[place_of[change.question]][change.option]): change.level
            for change in what_would_change(asked, table)
        }
        assert named == expected


def test_nearest_first_fewest_options_away_then_fewest_levels():
    asked = answers(care="weekly_not_enough")
    changes = what_would_change(asked)
    distances = [(_options_away(change, asked), abs(change.level - Level.IOP)) for change in changes]
    assert distances == sorted(distances)
    assert changes[0] == Change(Question.CARE, Care.WEEKLY_HELPS, Level.OUTPATIENT)
    assert changes[-1].option in {Safety.DANGER, Health.URGENT}


def _options_away(change: Change, asked) -> int:
    options = CHOICES[SCORED.index(change.question)]
    return abs(options.index(change.option) - options.index(asked.to(change.question)))
