import pytest

from tests.readability import read, readings


@pytest.mark.parametrize("reading", list(readings()), ids=lambda reading: f"{reading.language} {reading.name}")
def test_every_text_is_plain(reading):
    assert reading.is_plain, reading


def test_a_hard_text_would_be_told():
    hard = ["Notwithstanding considerable heterogeneity, psychopharmacological interventions demonstrate comparable efficacy."]
    assert not read("levels-of-care", "en", hard).is_plain
    assert not read(
        "levels-of-care", "es", ["Independientemente de consideraciones institucionales, corresponde individualizar."]
    ).is_plain
    long = ["I go and you go and we go and they go and all of us go on and on and on and on and on."]
    assert not read("levels-of-care", "en", long).is_plain
