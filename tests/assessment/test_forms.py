import pytest
from django.http import QueryDict
from django.utils.translation import override

from assessment.forms import LIFE_LABELS, OpenForm, ShareForm
from assessment.sharing import Life

CODE = "A" * 22


def test_three_lives_are_offered_and_a_week_is_chosen():
    with override("en"):
        radios = [(radio.data["value"], radio.choice_label, radio.data["selected"]) for radio in ShareForm()["life"]]
    assert radios == [("24h", "24 hours", False), ("7d", "7 days", True), ("30d", "30 days", False)]
    assert list(LIFE_LABELS) == list(Life)


@pytest.mark.parametrize(("body", "life"), [("life=24h", Life.DAY), ("life=30d", Life.MONTH), ("", Life.WEEK)])
def test_without_a_life_it_is_a_week(body, life):
    form = ShareForm(QueryDict(body))
    assert form.is_valid()
    assert form.cleaned_data == {"life": life}


@pytest.mark.parametrize("body", ["life=moon", "life=24h&life=moon", "life=%00", "life=7d%20"])
def test_what_is_no_life_makes_no_link(body):
    assert not ShareForm(QueryDict(body)).is_valid()


@pytest.mark.parametrize("pasted", [CODE, f" {CODE} ", f"http://127.0.0.1:8000/s#{CODE}", f" https://a.example/s#{CODE}\r\n"])
def test_a_whole_link_is_as_good_as_its_code(pasted):
    form = OpenForm({"code": pasted})
    assert form.is_valid()
    assert form.cleaned_data == {"code": CODE, "revoke": False}


def test_one_button_erases():
    form = OpenForm(QueryDict(f"code={CODE}&revoke=1"))
    assert form.is_valid()
    assert form.cleaned_data["revoke"] is True
