import pytest

from programs.catalog import catalog, load
from programs.languages import languages
from programs.pages import PAGES

FRONT = """+++
title = "A title"
summary = "A summary."
updated = 2026-11-23
reviewed_by = ""
sources = ["ours"]
+++
"""
SOURCES = '[ours]\ntitle = "Ours"\npublisher = "Us"\nurl = "/criteria/"\n'


@pytest.fixture
def content(tmp_path):
    """A sound content folder with every page of the table in both languages; a test spoils one thing."""
    (tmp_path / "sources.toml").write_text(SOURCES)
    for language in languages():
        for entry in PAGES:
            file = tmp_path / language / f"{entry.slug}.md"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(FRONT + "## Heading {#heading}\n\nText.\n")
    return tmp_path


def faults(folder) -> list[str]:
    return sorted(map(str, load(folder).faults))


def test_a_sound_folder_loads(content):
    loaded = load(content)
    assert {(language, entry.slug) for language in languages() for entry in PAGES} == set(loaded.pages)
    assert (list(loaded.untranslated()), loaded.faults) == ([], ())


@pytest.mark.parametrize(
    ("spoil", "fault"),
    [
        (lambda text: text.replace('title = "A title"\n', ""), "en/help.md: title: missing"),
        (
            lambda text: text.replace("updated = 2026-11-23", 'updated = "today"'),
            "en/help.md: updated: must be a date",
        ),
        (lambda text: text.replace("title =", 'colour = "red"\ntitle ='), "en/help.md: colour: unknown field"),
        (lambda text: text.replace("A title", "A" * 71), "en/help.md: title: must have 1 to 70 characters"),
        (lambda text: text.replace("A summary.", " "), "en/help.md: summary: must have 1 to 170 characters"),
        (lambda text: text.replace('["ours"]', '["theirs"]'), "en/help.md: sources: unknown source 'theirs'"),
        (lambda text: text.replace('["ours"]', "[]"), "en/help.md: sources: empty"),
        (lambda text: text.replace(" {#heading}", ""), "en/help.md: body: heading without an anchor: Heading"),
        (lambda text: text + "\n{{ moon }}\n", "en/help.md: body: unknown insert 'moon'"),
        (lambda text: text + "\n{{ rules }}\n", "en/help.md: body: insert 'rules' needs rules, which this page does not have"),
        (
            lambda text: text + "\nIn {{ iop_dyas }} days.\n",
            "en/help.md: body: {{ iop_dyas }} is no fact, and no insert in a line",
        ),
        (lambda text: text + "\n- {{ ladder }}\n", "en/help.md: body: {{ ladder }} is no fact, and no insert in a line"),
        (lambda text: text.replace("A summary.", "{{ iop_dyas }}"), "en/help.md: summary: unknown fact {{ iop_dyas }}"),
        (lambda text: "+++\n+++\n", "en/help.md: reviewed_by: missing"),
        (lambda text: text.replace('["ours"]', '"ours"'), "en/help.md: sources: must be a list"),
        (lambda text: text.replace('["ours"]', "[3]"), "en/help.md: sources.1: must be a text"),
        (lambda text: text.removeprefix("+++\n"), "en/help.md: front matter: must stand between two lines of +++"),
        (lambda text: text.replace("updated = 2026-11-23", "updated ="), "en/help.md: front matter: Invalid value"),
    ],
)
def test_a_fault_names_its_file_and_field(content, spoil, fault):
    file = content / "en" / "help.md"
    file.write_text(spoil(file.read_text()))
    assert faults(content)[0].startswith(fault)


def test_all_faults_are_told_at_once(content):
    (content / "en" / "help.md").unlink()
    (content / "en" / "moon.md").write_text(FRONT)
    (content / "es" / "talk.md").write_text(FRONT + "## Otra {#otra}\n")
    (content / "sources.toml").write_text(SOURCES + '[bad]\ntitle = 3\npublisher = "x"\nurl = "y"\n')
    assert set(faults(content)) == {
        "sources.toml: bad.title: must be a text",
        "en/help.md: file: missing",
        "en/moon.md: file: has no entry in programs/pages.py",
        "es/talk.md: body: its anchors differ from the first language's page",
    }


def test_a_file_that_is_faulty_is_not_reported_as_missing(content):
    (content / "en" / "help.md").write_text(FRONT.replace('title = "A title"', "title = 3"))
    (content / "en" / "talk.md").write_text(FRONT + "[to help](/help/#heading)\n")
    loaded = load(content)
    assert [str(fault) for fault in loaded.faults if "help.md" in fault.file] == ["en/help.md: title: must be a text"]
    assert list(loaded.dead_links(lambda path: True)) == []


def test_sources_that_do_not_parse_are_told_by_their_file(content):
    (content / "sources.toml").write_text("[ours\n")
    assert "sources.toml: file: Expected ']' at the end of a table declaration (at line 1, column 6)" in faults(content)


def test_a_missing_translation_is_told_and_english_answers(content):
    (content / "es" / "talk.md").unlink()
    loaded = load(content)
    assert list(loaded.untranslated()) == ["es/talk.md"]
    assert loaded.page("talk", "es").language == "en"


def test_dead_links_are_found(content):
    file = content / "en" / "help.md"
    file.write_text(
        file.read_text() + "[a](/talk/) [b](/moon/) [c](/talk/#heading) [d](/talk/#moon) [e](#heading) [f](#moon) [g](tel:988)\n"
    )
    found = [str(fault) for fault in load(content).dead_links(lambda path: path == "/talk/")]
    assert found == [
        "en/help.md: body: dead link /moon/",
        "en/help.md: body: dead link /talk/#moon",
        "en/help.md: body: dead link #moon",
    ]


def test_the_sites_own_content_is_whole_in_both_languages():
    assert list(catalog().untranslated()) == []


def test_no_page_claims_a_reviewer():
    """Until a licensed clinician signs, nobody has reviewed anything."""
    assert {page.reviewed_by for page in catalog().pages.values()} == {""}


def test_articles_come_newest_first():
    dates = [article.published for article in catalog().articles("en")]
    assert len(dates) >= 3
    assert dates == sorted(dates, reverse=True)
