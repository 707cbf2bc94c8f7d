import re
from datetime import date, timedelta

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.utils.html import escape
from django.utils.translation import override

from core_recovery import help_lines as module
from core_recovery.help_lines import FILE, Way, help_lines

LINKS = {
    "emergency": ["tel:911"],
    "988": ["tel:988", "tel:988", "sms:988", "sms:988?&body=AYUDA", "https://988lifeline.org/chat/"],
    "veterans": ["tel:988", "sms:838255"],
    "crisis-text-line": ["sms:741741?&body=HOME", "sms:741741?&body=HOLA"],
    "samhsa": ["tel:18006624357", "tel:18004874889"],
    "findtreatment": ["https://findtreatment.gov/"],
    "domestic-violence": ["tel:18007997233", "sms:88788?&body=START"],
    "nami": ["tel:18009506264"],
    "eating-alliance": ["tel:18666621235"],
}
LABELS = {
    "emergency": ["911"],
    "988": ["988", "988", "988", "988", "988lifeline.org"],
    "veterans": ["988", "838255"],
    "crisis-text-line": ["741741", "741741"],
    "samhsa": ["1-800-662-4357", "1-800-487-4889"],
    "findtreatment": ["findtreatment.gov"],
    "domestic-violence": ["1-800-799-7233", "88788"],
    "nami": ["1-800-950-6264"],
    "eating-alliance": ["1-866-662-1235"],
}
TODAY = date(2030, 6, 1)


def line(wanted: str):
    return next(line for line in help_lines() if line.id == wanted)


def test_the_lines_and_what_their_links_dial():
    assert {line.id: [way.link for way in line.ways] for line in help_lines()} == LINKS


def test_the_numbers_as_they_are_read():
    assert {line.id: [way.label for way in line.ways] for line in help_lines()} == LABELS


def test_a_number_read_is_the_number_dialled():
    wrong = [
        way
        for line in help_lines()
        for way in line.ways
        if way.number and "".join(character for character in way.label if character.isdigit()) != way.number
    ]
    assert wrong == []


def test_what_to_press():
    spanish_988 = [(way.lang, way.say.en, way.say.es) for way in line("988").ways if way.say]
    veterans = [(way.lang, way.say.en, way.say.es) for way in line("veterans").ways if way.say]
    assert spanish_988 == [("es", "press 2", "oprima 2")]
    assert veterans == [("", "then press 1", "y oprima 1")]


def test_deaf_people_reach_988_too():
    assert [word in line("988").note.en for word in ("American Sign Language", "988lifeline.org", "711 and then 988")] == [True] * 3
    assert [word in line("988").note.es for word in ("lengua de señas", "988lifeline.org", "711 y después 988")] == [True] * 3


def test_every_line_names_a_secure_source():
    assert [line.id for line in help_lines() if not line.source.startswith("https://")] == []


@pytest.mark.parametrize("closed", ["931-2237", "9312237", "NEDA", "nationaleatingdisorders", "press 3", "oprima 3", "oprima el 3"])
def test_what_has_ended_is_not_listed(client, closed):
    shown = FILE.read_text() + client.get("/help/").content.decode() + client.get("/es/help/").content.decode()
    assert closed not in shown


@pytest.mark.parametrize(("prefix", "language"), [("", "en"), ("/es", "es")])
def test_the_help_page_shows_every_line_in_its_language(client, prefix, language):
    page = client.get(f"{prefix}/help/").content.decode()
    with override(language):
        missing = [
            text
            for line in help_lines()
            for text in (f"<h3>{escape(line.name)}</h3>", escape(line.hours), *(f'href="{escape(way.link)}"' for way in line.ways))
            if text not in page
        ]
    assert missing == []


def test_a_line_is_stale_after_90_days():
    emergency = line("emergency")
    ages = [emergency.is_stale(emergency.checked + timedelta(days=days)) for days in (0, 90, 91)]
    assert ages == [False, False, True]


@pytest.mark.parametrize(
    "wrong", [{"kind": "fax", "number": "1"}, {"kind": "call"}, {"kind": "call", "number": "1", "url": "https://a.example/"}]
)
def test_a_way_that_leads_nowhere_stops_the_start(wrong):
    with pytest.raises(ImproperlyConfigured, match="help line Wrong"):
        Way(label="Wrong", **wrong)


@pytest.fixture
def checked(tmp_path, monkeypatch):
    """Gives the help lines other dates: `checked(emergency=91)` was checked so many days before today, the rest today."""

    def set_ages(**days: int):
        dates = iter([f"checked = {TODAY - timedelta(days=days.get(line.id, 0))}" for line in help_lines()])
        file = tmp_path / "help_lines.toml"
        file.write_text(re.sub(r"^checked = .+$", lambda _: next(dates), FILE.read_text(), flags=re.MULTILINE))
        monkeypatch.setattr(module, "FILE", file)
        help_lines.cache_clear()

    monkeypatch.setattr("django.utils.timezone.localdate", lambda: TODAY)
    yield set_ages
    help_lines.cache_clear()


def test_the_command_lists_the_stale_lines_and_exits_1(checked, capsys):
    checked(emergency=91, nami=90, samhsa=400)
    with pytest.raises(SystemExit) as stopped:
        call_command("check_help_lines")
    assert stopped.value.code == 1
    assert capsys.readouterr().out.splitlines() == [
        "emergency: last checked 2030-03-02, compare with https://www.fcc.gov/consumers/guides/what-you-need-know-about-text-911",
        "samhsa: last checked 2029-04-27, compare with https://www.samhsa.gov/find-help/helplines/national-helpline",
    ]


def test_the_command_says_when_all_are_fresh(checked, capsys):
    checked(nami=90)
    call_command("check_help_lines")
    assert capsys.readouterr().out == "All 9 help lines were checked in the last 90 days.\n"
