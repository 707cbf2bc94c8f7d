import pytest
from django.template.loader import get_template

from assessment.domain.level_of_care.stops import Stop
from assessment.lines.stops import LOOKS


@pytest.mark.parametrize(
    ("stop", "card", "buttons"),
    [
        (Stop.DANGER, "now", ["emergency", "crisis-call", "crisis-text"]),
        (Stop.THOUGHTS, "today", ["crisis-call", "crisis-text", "provider"]),
        (Stop.URGENT_HEALTH, "now", ["emergency", "provider"]),
    ],
)
def test_help_comes_first(stop, card, buttons):
    assert (LOOKS[stop].card, [button.name for button in LOOKS[stop].buttons]) == (card, buttons)


@pytest.mark.parametrize("look", LOOKS.values(), ids=[stop.value for stop in LOOKS])
def test_every_button_can_be_drawn(look):
    assert [get_template(button.template) for button in look.buttons]
    assert look.hint is any(button.name.startswith("crisis") for button in look.buttons)
