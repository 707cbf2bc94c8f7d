import pytest
from django.template.loader import get_template

from assessment.domain.answers import Who
from assessment.domain.level_of_care.stops import Stop
from assessment.lines.stops import LOOKS, stop_lines
from assessment.words import words
from programs.languages import languages


@pytest.mark.parametrize(
    ("stop", "card", "buttons"),
    [
        (Stop.DANGER, "now", ["emergency", "crisis-call", "crisis-text"]),
        (Stop.OTHERS, "now", ["emergency", "crisis-call", "crisis-text"]),
        (Stop.THOUGHTS, "today", ["crisis-call", "crisis-text"]),
        (Stop.URGENT_HEALTH, "now", ["emergency", "poison"]),
        (Stop.URGENT_MIND, "today", ["crisis-call", "crisis-text", "emergency"]),
        (Stop.UNSAFE_HOME, "today", ["violence", "emergency"]),
    ],
)
def test_help_comes_first(stop, card, buttons):
    assert (LOOKS[stop].card, [button.name for button in LOOKS[stop].buttons]) == (card, buttons)


@pytest.mark.parametrize("look", LOOKS.values(), ids=[stop.value for stop in LOOKS])
def test_every_button_can_be_drawn(look):
    assert [get_template(button.template) for button in look.buttons]
    assert look.hint is any(button.name.startswith("crisis") for button in look.buttons)


def test_only_thoughts_lead_to_us_the_others_cannot_wait_for_office_hours():
    assert [stop for stop, look in LOOKS.items() if look.calls_us] == [Stop.THOUGHTS]


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("who", Who)
@pytest.mark.parametrize("stop", Stop)
def test_every_stop_says_that_no_one_has_been_told(language, who, stop):
    told = {"en": "No one has been told: this page alerts nobody.", "es": "Nadie ha recibido aviso: esta página no alerta a nadie."}
    assert told[language] == stop_lines(stop, words()[language].speaking_to(who)).no_one_told
