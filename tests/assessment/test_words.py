import shutil

import pytest

from assessment import words as module
from assessment.domain.answers import Who
from assessment.domain.level_of_care.questions import Question
from assessment.words import FOLDER, LISTS, PLACES, load, words
from programs.languages import languages


@pytest.fixture
def folder(tmp_path):
    shutil.copytree(FOLDER, tmp_path / "texts")
    return tmp_path / "texts"


def spoil(folder, language: str, *changes: tuple[str, str]) -> list[str]:
    """The faults told when each first text is replaced by the second."""
    file = folder / f"{language}.toml"
    text = file.read_text()
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    file.write_text(text)
    return sorted(map(str, load(folder).faults))


def test_every_code_has_its_words_in_every_language():
    for language in languages():
        assert set(words()[language].texts) == PLACES | LISTS


def test_all_faults_are_told_at_once(folder):
    told = spoil(folder, "es", ("[questions.home]", "[questions.house]"), ("[stops.danger]", "[stops.moon]"))
    assert {line.partition(": ")[0] for line in told} == {"texts/es.toml"}
    assert {
        "texts/es.toml: questions.home.ask: missing",
        "texts/es.toml: questions.house.ask: unknown",
        "texts/es.toml: stops.danger.title: missing",
    } <= set(told)


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('why = "We ask this first', 'why = ""\nwhat = "We ask this first', "questions.safety.why: must be a text"),
        ('self = "For me"', "self = 3", "who.self: must be a text"),
        ('self = "For me"', 'self = ["For me"]', "who.self: must be a text"),
        ('self = "For me"', 'self = { you = "For me" }', "who.self: must be a text, not empty, for both `you` and `they`"),
        ('self = "For me"', 'self = { you = "a", they = "b", cat = "c" }', "who.self.cat: unknown"),
        ('week = ["Staff are there', 'week = "Staff"\nweak = ["Staff are there', "levels.inpatient.week: must be a list of texts"),
        ('self = "For me"', 'self = "For {{ iop_dyas }}"', "who.self: unknown fact {{ iop_dyas }}"),
    ],
)
def test_a_fault_names_its_file_and_field(folder, old, new, fault):
    assert any(line.startswith(f"texts/en.toml: {fault}") for line in spoil(folder, "en", (old, new)))


def test_a_file_that_does_not_parse_is_told_once_with_its_line(folder):
    (told,) = spoil(folder, "es", ("[who]", "[who"))
    assert told.startswith("texts/es.toml: file: ")
    assert "at line" in told


def test_what_a_translation_lacks_the_first_language_says(folder):
    (folder / "es.toml").write_text("")
    loaded = load(folder)
    assert len(loaded.faults) == len(PLACES | LISTS)
    assert loaded.by_language["es"].texts == loaded.by_language["en"].texts


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("question", Question)
@pytest.mark.parametrize("who", Who)
def test_why_we_ask_is_one_short_sentence_without_links(language, question, who):
    why = words()[language].speaking_to(who)("questions", question, "why")
    assert len(why) <= 120
    assert "http" not in why
    assert "<" not in why


def test_the_wording_follows_who_answers():
    said = words()["en"]
    assert "you had thoughts" in said.speaking_to(Who.SELF)("questions", Question.SAFETY, "ask")
    assert "this person had thoughts" in said.speaking_to(Who.SOMEONE)("questions", Question.SAFETY, "ask")


def test_english_speaking_to_a_relative_never_says_you_are_ill():
    """Third person, but for what the helper does themselves."""
    for place, text in words()["en"].texts.items():
        if place[0] == "rules":
            assert "You cannot" not in text.they[0]


def test_the_folder_is_the_one_the_site_reads():
    assert module.words()["en"].texts == load(FOLDER).by_language["en"].texts
