import re
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.utils.html import escape
from django.utils.translation import override

from core_recovery import crisis as crisis_module
from core_recovery import help_lines as module
from core_recovery.crisis import Crisis, crisis
from core_recovery.help_lines import FILE, Kind, Way, help_lines, read
from programs.languages import Translated

LINKS = {
    "emergency": ["tel:911"],
    "988": ["tel:988", "tel:988", "sms:988", "sms:988?&body=AYUDA", "https://988lifeline.org/chat/"],
    "poison-help": ["tel:18002221222"],
    "veterans": ["tel:988", "sms:838255"],
    "crisis-text-line": ["sms:741741?&body=HOME", "sms:741741?&body=HOLA"],
    "samhsa": ["tel:18006624357", "tel:18004874889"],
    "findtreatment": ["https://findtreatment.gov/"],
    "domestic-violence": ["tel:18007997233", "sms:88788?&body=START"],
    "211": ["tel:211", "https://www.211.org/"],
    "maternal": ["tel:18338526262", "sms:18338526262"],
    "nami": ["tel:18009506264"],
    "eating-alliance": ["tel:18666621235"],
}
LABELS = {
    "emergency": ["911"],
    "988": ["988", "988", "988", "988", "988lifeline.org"],
    "poison-help": ["1-800-222-1222"],
    "veterans": ["988", "838255"],
    "crisis-text-line": ["741741", "741741"],
    "samhsa": ["1-800-662-4357", "1-800-487-4889"],
    "findtreatment": ["findtreatment.gov"],
    "domestic-violence": ["1-800-799-7233", "88788"],
    "211": ["211", "211.org"],
    "maternal": ["1-833-852-6262", "1-833-852-6262"],
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
    spanish_988 = [(way.lang, way.say.texts["en"], way.say.texts["es"]) for way in line("988").ways if way.say]
    veterans = [(way.lang, way.say.texts["en"], way.say.texts["es"]) for way in line("veterans").ways if way.say]
    assert spanish_988 == [("es", "press 2", "oprima 2")]
    assert veterans == [("", "then press 1", "y oprima 1")]


def test_deaf_people_reach_988_too():
    assert [word in line("988").note.texts["en"] for word in ("American Sign Language", "988lifeline.org", "711 and then 988")] == [
        True
    ] * 3
    assert [word in line("988").note.texts["es"] for word in ("lengua de señas", "988lifeline.org", "711 y después 988")] == [
        True
    ] * 3


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


@pytest.mark.parametrize(
    ("language", "actions"),
    [
        (
            "en",
            ["Call 988", "Call 988, press 2", "Text 988", "Text AYUDA to 988", "Chat at 988lifeline.org"],
        ),
        (
            "es",
            [
                "Llame al 988",
                "Llame al 988, oprima 2",
                "Mande un mensaje de texto al 988",
                "Mande AYUDA al 988",
                "Chat en 988lifeline.org",
            ],
        ),
    ],
)
def test_what_the_list_says_of_each_way(language, actions):
    with override(language):
        assert [way.action for way in line("988").ways] == actions
        assert [way.action for way in line("findtreatment").ways] == ["findtreatment.gov"]


def test_a_way_in_another_language_names_it_as_its_speakers_do(client):
    pages = {prefix: client.get(f"{prefix}/help/").content.decode() for prefix in ("", "/es")}
    assert [page.count('<span lang="es">(español)</span>') for page in pages.values()] == [3, 0]
    assert [page.count('<span lang="en">(English)</span>') for page in pages.values()] == [0, 3]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ["Call 911", "Call 988", "Text 988", "Call 988", "Text 988", "call or text 988"]),
        (
            "es",
            [
                "Llame al 911",
                "Llame al 988 y oprima 2",
                "Mande AYUDA al 988",
                "988, oprima 2",
                "AYUDA al 988",
                "llame al 988 y oprima 2, o mande la palabra AYUDA por mensaje de texto al 988",
            ],
        ),
    ],
)
def test_what_every_page_says_of_the_crisis_line(language, said):
    with override(language):
        now = crisis()
        assert [now.emergency.button, now.call.button, now.text.button, now.call.brief, now.text.brief, now.reach] == said


def test_an_english_page_says_how_to_get_help_in_spanish(client):
    page = client.get("/help/").content.decode()
    assert "In Spanish: call 988 and press 2, or text AYUDA to 988." in page


def test_crisis_numbers_stand_in_the_file_only():
    """Neither numbers nor what to press or text: templates and translations take them from here."""
    ways = [way for line in help_lines() for way in line.ways]
    pressed = [text for way in ways if way.say for text in way.say.texts.values()]
    said = {way.label for way in ways if way.number} | {way.body for way in ways if way.body} | set(pressed)
    home = re.compile(rf"\b({'|'.join(map(re.escape, said))})\b")
    root = Path(settings.BASE_DIR)
    files = [*root.glob("templates/**/*.*"), *root.glob("*/locale/**/*.po")]
    assert len(files) > 60
    assert {file.name: found for file in files if (found := home.findall(file.read_text()))} == {}


@pytest.fixture
def spoiled(tmp_path, monkeypatch):
    """`spoiled(old, new)` replaces a text of the file, and hands back the faults then told."""

    def spoil(old: str, new: str) -> list[str]:
        text = FILE.read_text()
        assert old in text
        file = tmp_path / "help_lines.toml"
        file.write_text(text.replace(old, new, 1))
        monkeypatch.setattr(module, "FILE", file)
        read.cache_clear()
        return [str(fault) for fault in (*read().faults, *crisis_module.faults(read().lines))]

    yield spoil
    read.cache_clear()


def test_the_file_is_sound():
    assert [*read().faults, *crisis_module.faults(read().lines)] == []


WAY_FAULT = "must be a call, tty or text with a number, or a chat or web with a url"
FAULTS = {
    "unknown kind": ('kind = "call", number = "911"', 'kind = "fax", number = "911"', "emergency.ways.1.kind: must be one of call"),
    "a call without a number": ('kind = "call", number = "911", ', 'kind = "call", ', f"emergency.ways.1: {WAY_FAULT}"),
    "two ways in one": ('number = "911", ', 'number = "911", url = "https://a.example/", ', f"emergency.ways.1: {WAY_FAULT}"),
    "a language missing": (
        'name = { en = "Emergency", es = "Emergencias" }',
        'name = { en = "Emergency" }',
        "emergency.name.es: missing",
    ),
    "an unknown language": (
        'name = { en = "Emergency"',
        'name = { xx = "a", en = "Emergency"',
        "emergency.name.xx: unknown language",
    ),
    "an unknown field": ('id = "emergency"', 'id = "emergency"\ncolour = "red"', "emergency.colour: unknown field"),
    "a field missing": ('source = "https://988lifeline.org/"', "", "988.source: missing"),
    "an unknown role": ('role = "emergency"', 'role = "king"', "emergency.role: must be one of"),
    "no TOML": ('id = "emergency"', "id = ", "file: Invalid value"),
    "no crisis line": ('role = "crisis"', 'role = ""', "role crisis: no call in en, and a button names one"),
}


@pytest.mark.parametrize(("old", "new", "fault"), FAULTS.values(), ids=FAULTS)
def test_a_fault_names_file_and_field(spoiled, old, new, fault):
    told = spoiled(old, new)
    assert any(line.startswith(f"help_lines.toml: {fault}") for line in told), told


def test_a_line_is_stale_after_90_days():
    emergency = line("emergency")
    ages = [emergency.is_stale(emergency.checked + timedelta(days=days)) for days in (0, 90, 91)]
    assert ages == [False, False, True]


@pytest.fixture
def checked(tmp_path, monkeypatch):
    """Gives the help lines other dates: `checked(emergency=91)` was checked so many days before today, the rest today."""

    def set_ages(**days: int):
        dates = iter([f"checked = {TODAY - timedelta(days=days.get(line.id, 0))}" for line in help_lines()])
        file = tmp_path / "help_lines.toml"
        file.write_text(re.sub(r"^checked = .+$", lambda _: next(dates), FILE.read_text(), flags=re.MULTILINE))
        monkeypatch.setattr(module, "FILE", file)
        read.cache_clear()

    monkeypatch.setattr("django.utils.timezone.localdate", lambda: TODAY)
    yield set_ages
    read.cache_clear()


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
    assert capsys.readouterr().out == "All 12 help lines were checked in the last 90 days.\n"


def reach(call: Way, text: Way) -> str:
    return Crisis(emergency=call, call=call, text=text, poison=call, violence=call).reach


def test_a_crisis_line_without_a_key_to_press_or_a_word_to_text_is_said_plainly():
    call, text = (Way(kind, "988", number="988") for kind in (Kind.CALL, Kind.TEXT))
    assert reach(call, text) == "call or text 988"
    press = Translated({"en": "press 2", "es": "oprima 2"})
    assert reach(replace(call, say=press), text) == "call 988 and press 2, or text 988"
    assert reach(call, replace(text, body="HOME")) == "call 988, or text the word HOME to 988"
    assert reach(call, replace(text, number="741741", label="741741")) == "call 988, or text 741741"


def test_where_no_way_serves_spanish_nothing_is_said_of_it(spoiled):
    assert spoiled('body = "AYUDA"', 'body = ""') == []
    assert crisis().spanish_hint == ""
