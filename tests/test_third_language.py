"""A made-up third language is one entry in the settings: every text it lacks is named at once, and nothing answers 500."""

import json
import re
import shutil

import pytest

from assessment.domain.level_of_care.questions import Question
from assessment.words import LISTS, PLACES
from core_recovery.help_lines import read
from programs.pages import PAGES
from tests.copied import Copy, copied
from tests.core_recovery.elsewhere import ROOT

ENTRY = ("core_recovery/settings.py", '("es", "Español")]', '("es", "Español"), ("xx", "Xish")]')
APPS = ("core_recovery", "programs", "assessment")
VISIT = """
import json, logging, django
django.setup()
logging.disable()
from django.test import Client
from programs.pages import PAGES
from vocabulary import MILDEST

client = Client(headers={"host": "127.0.0.1"}, raise_request_exception=False)
paths = [
    *(f"/xx/{entry.path}" for entry in PAGES),
    "/xx/assessment/", "/xx/assessment/safety/", "/xx/share/?to=assessment&lang=xx", "/xx/s", "/xx/search/",
    "/xx/articles/feed/", "/sitemap.xml", "/fhir/Questionnaire/level-of-care", "/.well-known/security.txt",
]
statuses = {path: client.get(path).status_code for path in paths}
statuses["search"] = client.post("/xx/search/", {"q": "iop"}, follow=True).status_code
client.cookies.clear()
client.post("/xx/assessment/", {"who": "self"})
for question, option in MILDEST.items():
    got = client.post(f"/xx/assessment/{question}/", {question: option}, follow=True)
    statuses[question] = got.status_code
statuses["stop"] = client.post("/xx/assessment/safety/", {"safety": "danger"}, follow=True).status_code
statuses["export"] = client.post("/xx/assessment/export/").status_code
print(json.dumps({
    "statuses": statuses,
    "nowhere": client.get("/xx/nowhere/").status_code,
    "ends at": got.request["PATH_INFO"],
    "cookies": sorted(client.cookies),
}))
"""


@pytest.fixture
def site(tmp_path) -> Copy:
    site = copied(tmp_path)
    site.change(*ENTRY)
    shutil.copy(ROOT / "tests" / "vocabulary.py", site.file("vocabulary.py"))
    return site


def visit(site: Copy) -> dict:
    """As if messages were there: Django serves no language that has none."""
    for app in APPS:
        shutil.copytree(site.file(f"{app}/locale/es"), site.file(f"{app}/locale/xx"))
    visited = site.run("-c", VISIT)
    assert visited.returncode == 0, visited.stderr
    return json.loads(visited.stdout)


def test_every_missing_text_is_named_at_once(site):
    refused = site.run("-c", "import core_recovery.wsgi")
    lines = set(refused.stderr.splitlines()[1:])
    assert "Traceback" not in refused.stderr
    assert {f"- texts/xx.toml: {'.'.join(place)}: missing" for place in PLACES | LISTS} <= lines
    assert {f"- {app}/locale/xx/LC_MESSAGES/django.po: file: missing: `make messages` begins it" for app in APPS} <= lines
    assert [line for line in lines if "xx" not in line] == []
    for line in read().lines:
        assert {f"- help_lines.toml: {line.id}.{field}.xx: missing" for field in ("name", "about", "hours")} <= lines
    assert "- search.toml: xx: missing" in lines
    warned = site.run("manage.py", "check").stderr
    assert [entry.slug for entry in PAGES if f"xx/{entry.slug}.md: file: no translation yet" not in warned] == []


def test_with_its_words_help_lines_and_searches_it_starts_and_answers_everywhere(site):
    """The pages may come later: the first language's stand in for them."""
    shutil.copy(site.file("assessment/texts/en.toml"), site.file("assessment/texts/xx.toml"))
    lines = site.file("core_recovery/help_lines.toml")
    lines.write_text(lines.read_text().replace("{ en = ", '{ xx = "x", en = '))
    searched = site.file("programs/content/search.toml")
    english = re.search(r"^\[en\]$.*?(?=^\[es\]$)", searched.read_text(), re.MULTILINE | re.DOTALL)[0]
    searched.write_text(searched.read_text() + english.replace("[en", "[xx"))
    found = visit(site)
    assert site.run("-c", "import core_recovery.wsgi").stderr == ""
    assert len(found["statuses"]) > len(PAGES) + len(Question)
    assert {name: status for name, status in found["statuses"].items() if status != 200} == {}
    assert (found["nowhere"], found["ends at"]) == (404, "/xx/assessment/result/")
    assert found["cookies"] == ["visit", "visit_es", "visit_xx"]


def test_without_any_word_of_its_own_it_does_not_start(site):
    for app in APPS:
        shutil.copytree(site.file(f"{app}/locale/es"), site.file(f"{app}/locale/xx"))
    assert site.run("-c", "import core_recovery.wsgi").returncode == 1
