import shutil

import pytest

from assessment import words as module
from assessment.domain.answers import Who
from assessment.domain.level_of_care.questions import Question
from assessment.words import FOLDER, PLACES, WordsFaults, load, words


@pytest.fixture
def folder(tmp_path):
    shutil.copytree(FOLDER, tmp_path / "words")
    return tmp_path / "words"


def test_every_code_has_its_words_in_both_languages():
    assert set(words()["en"].texts) == set(words()["es"].texts) == set(PLACES)


def test_all_faults_are_told_at_once(folder):
    file = folder / "es.toml"
    text = file.read_text()
    file.write_text(text.replace("[questions.home]", "[questions.house]", 1).replace("[stops.danger]", "[stops.moon]", 1))
    with pytest.raises(WordsFaults) as refused:
        load(folder, PLACES)
    told = str(refused.value)
    assert "- es.toml: questions.home.ask: missing" in told
    assert "- es.toml: questions.house.ask: unknown" in told
    assert "- es.toml: stops.danger.title: missing" in told
    assert "en.toml" not in told


def test_an_empty_text_is_missing(folder):
    file = folder / "en.toml"
    file.write_text(file.read_text().replace('why = "We ask this first because safety comes before everything else."', 'why = ""'))
    with pytest.raises(WordsFaults, match=r"en\.toml: questions\.safety\.why: missing"):
        load(folder, PLACES)


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("question", Question)
@pytest.mark.parametrize("who", Who)
def test_why_we_ask_is_one_short_sentence_without_links(language, question, who):
    why = words()[language]("questions", question, "why", who=who)
    assert len(why) <= 120
    assert "http" not in why
    assert "<" not in why


def test_the_wording_follows_who_answers():
    say = words()["en"]
    assert "you had thoughts" in say("questions", Question.SAFETY, "ask")
    assert "your relative had thoughts" in say("questions", Question.SAFETY, "ask", who=Who.SOMEONE)


def test_english_speaking_to_a_relative_never_says_you_are_ill():
    """Third person, but for what the helper does themselves."""
    for place in PLACES:
        if place[0] == "rules":
            assert "You cannot" not in words()["en"](*place, who=Who.SOMEONE)


def test_the_folder_is_the_one_the_site_reads():
    assert module.words()["en"].texts == load(FOLDER, PLACES)["en"].texts
