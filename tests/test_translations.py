"""Spanish is whole: every message translated with its placeholders, tags and numbers, and no English left on a page."""

import re
import shutil
import subprocess
import sys
from pathlib import Path
from uuid import UUID

import polib
import pytest
from babel.dates import format_date
from django.conf import settings
from django.utils.html import escape

from assessment.domain.flow import ORDER
from assessment.domain.level_of_care.stops import STOPS, Stop
from core_recovery.help_lines import help_lines
from programs.pages import PAGES
from tests.needs import need
from tests.vocabulary import NEXT_STEPS, codes, walk

ROOT = Path(settings.BASE_DIR)
CATALOGS = sorted(ROOT.glob("*/locale/es/LC_MESSAGES/django.po"))
ENTRIES = [entry for catalog in CATALOGS for entry in polib.pofile(str(catalog))]
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]")
TAG = re.compile(r"<[^>]+>")
ADDRESS = re.compile(r"https?://\S+")
NUMBER = re.compile(r"\d{3,}")
# Words that only English has and that no Spanish sentence of ours holds.
ENGLISH = re.compile(r"\b(the|and|with|your|you|what|this|that|from|call|help|care|week|of|our|we|are|is)\b", re.IGNORECASE)
# Marked parts: other languages, names kept as they are.
MARKED = re.compile(r"<(\w+)[^>]*\blang=\"en\"[^>]*>.*?</\1>|<head>.*?</head>|<code>.*?</code>|<title[^>]*>.*?</title>", re.DOTALL)
# Proper names and quoted English words that stand in Spanish text.
NAMES = re.compile(
    "|".join(re.escape(escape(name)) for name in (settings.PROVIDER.name, settings.PROVIDER.address))
    + r"|Core Recovery|Crisis Text Line|National Alliance for Eating Disorders|managed care|This is a mental health crisis"
    r"|Poison Help|https?://\S+|[\w.-]+@[\w.-]+|[\w./]+\.(?:org|gov|com)\b"
)


def messages(entry) -> list[str]:
    return list(entry.msgstr_plural.values()) or [entry.msgstr]


def test_there_are_catalogs():
    assert [catalog.parts[-5] for catalog in CATALOGS] == ["assessment", "core_recovery", "programs"]


def test_nothing_is_missing_fuzzy_or_left_over():
    wrong = [entry.msgid for entry in ENTRIES if "fuzzy" in entry.flags or entry.obsolete or not all(messages(entry))]
    assert wrong == []


@pytest.mark.parametrize("pattern", [PLACEHOLDER, TAG, ADDRESS], ids=["placeholders", "tags", "addresses"])
def test_what_is_not_language_is_the_same(pattern):
    wrong = [
        entry.msgid
        for entry in ENTRIES
        for message in messages(entry)
        if sorted(set(pattern.findall(message))) != sorted(set(pattern.findall(entry.msgid + (entry.msgid_plural or ""))))
    ]
    assert wrong == []


def test_no_number_is_lost_or_changed():
    for entry in ENTRIES:
        for message in messages(entry):
            assert set(NUMBER.findall(message)) == set(NUMBER.findall(entry.msgid)), entry.msgid


def test_every_message_in_the_code_is_in_a_catalog(tmp_path):
    """makemessages on a copy changes nothing but dates: no string was added without its catalog entry."""
    need("xgettext", "gettext")
    copy = tmp_path / "site"
    shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(".venv", "var", ".git", "*.mo", "tests", "__pycache__"))
    subprocess.run(
        [sys.executable, "manage.py", "makemessages", "--locale", "es", "--no-location", "--no-wrap"],
        cwd=copy,
        check=True,
        capture_output=True,
    )
    for catalog in CATALOGS:
        known = {(entry.msgctxt, entry.msgid) for entry in polib.pofile(str(catalog))}
        now = {(entry.msgctxt, entry.msgid) for entry in polib.pofile(str(copy / catalog.relative_to(ROOT))) if not entry.obsolete}
        assert now == known


def english_left(html: str) -> set[str]:
    text = NAMES.sub(" ", TAG.sub(" ", MARKED.sub(" ", html)))
    return {match.lower() for match in ENGLISH.findall(text)}


@pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.slug)
def test_no_english_on_a_spanish_page(client, entry):
    html = client.get(f"/es/{entry.path}").content.decode()
    assert '<html lang="es">' in html
    assert english_left(html) == set()


@pytest.mark.parametrize(
    "path", ["assessment/", "assessment/safety/", "share/?to=help&lang=es", "s", "search/?q=zzz", f"search/{UUID(int=0)}/", "nada/"]
)
def test_no_english_in_the_rest(client, path):
    assert english_left(client.get(f"/es/{path}", follow=True).content.decode()) == set()


@pytest.mark.parametrize("who", ["self", "someone"])
@pytest.mark.parametrize("step", NEXT_STEPS)
def test_no_english_in_a_result(client, step, who):
    page = walk(client, codes(**NEXT_STEPS[step]), who=who, prefix="/es")
    assert f'data-next="{step}"' in page.content.decode()
    assert english_left(page.content.decode()) == set()


@pytest.mark.parametrize("who", ["self", "someone"])
def test_no_english_on_the_sheet(client, who):
    walk(client, codes(home="unsafe"), who=who, prefix="/es")
    assert english_left(client.get("/es/assessment/sheet/").content.decode()) == set()


@pytest.mark.parametrize("who", ["self", "someone"])
@pytest.mark.parametrize("stop", Stop)
def test_no_english_on_a_stop_page(client, stop, who):
    question, options = STOPS[stop]
    given = codes(**{question: next(iter(options))})
    client.post("/es/assessment/", {"who": who})
    for asked in ORDER[: ORDER.index(question) + 1]:
        page = client.post(f"/es/assessment/{asked}/", {asked.value: given[asked]}, follow=True).content.decode()
    assert f'data-stop="{stop}"' in page
    assert english_left(page) == set()


def test_no_english_in_an_error(client):
    page = client.post("/es/assessment/safety/", {}).content.decode()
    assert re.search("<title>\\s*Error: ", page)
    assert english_left(page) == set()


def test_the_feed_and_its_dates_are_spanish(client):
    feed = client.get("/es/articles/feed/").content.decode()
    assert 'xml:lang="es"' in feed
    assert english_left(feed) == set()
    page = client.get("/es/help/").content.decode()
    checked = [format_date(line.checked, "long", locale="es") for line in help_lines()]
    assert re.findall(r"\d+ de [a-z]+ de \d{4}", page)[: len(checked)] == checked


def test_the_search_for_english_finds_english():
    assert english_left("<p>Call your doctor</p>") == {"call", "your"}
