import pytest
from django.utils.translation import override

from programs.ladder import LADDER, PLACES, Staircase
from programs.levels import Level


def test_every_level_has_its_rung_and_its_place():
    assert [rung.level for rung in LADDER] == list(PLACES) == list(Level)


@pytest.mark.parametrize("here", [None, *Level])
def test_no_one_stands_on_more_than_one_step(here):
    assert [step.rung.level for step in Staircase(here).steps if step.is_here] == [level for level in Level if level is here]


def test_each_step_is_drawn_higher_and_further_right():
    steps = Staircase().steps
    for along in ([step.name_x for step in steps], [step.dot_x for step in steps], [-step.dot_y for step in steps]):
        assert along == sorted(set(along))


def test_the_facts_of_a_rung_are_a_sentence():
    with override("es"):
        assert LADDER[3].facts == "Tiempo: de día y de noche. Noches: en un hospital o programa residencial."
