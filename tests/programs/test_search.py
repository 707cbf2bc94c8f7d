import pytest

from programs.search import MOST_SHOWN, Outcome, fold, search
from programs.search_words import Heard, listen, search_words, telling


def slugs(query: str, language: str = "en") -> list[str]:
    return [hit.page.slug for hit in search(query, language).hits]


def outcome(query: str, language: str = "en") -> Outcome:
    return search(query, language).outcome


def test_titles_come_first():
    assert slugs("insurance")[0] == "insurance"
    assert slugs("eating disorders")[0] == "programs/eating-disorders"
    assert slugs("levels")[0] == "levels-of-care"


@pytest.mark.parametrize(("typed", "meant"), [("depresion", "depresión"), ("ADICCIÓN", "adiccion"), ("Niños", "ninos")])
def test_accents_and_case_do_not_matter(typed, meant):
    assert slugs(typed, "es") == slugs(meant, "es")
    assert outcome(typed, "es") is Outcome.FOUND


def test_each_language_searches_its_own_pages():
    assert {hit.page.language for hit in search("hospital", "es").hits} == {"es"}
    assert outcome("semana", "en") is Outcome.NOTHING


def test_an_everyday_word_of_the_other_language_is_understood_where_nothing_else_is_found():
    assert slugs("aseguranza", "en")[0] == "insurance"
    assert {hit.page.language for hit in search("aseguranza", "en").hits} == {"en"}
    assert slugs("insurance", "es")[0] == "insurance"


def test_every_word_must_be_there_and_a_beginning_is_enough():
    assert "insurance" in slugs("medic deadl")
    assert {"insurance", "what-is-iop"} - set(slugs("medic deadl")) == {"what-is-iop"}
    assert outcome("medic deadl") is Outcome.FOUND


def test_a_short_word_must_stand_whole():
    """Nobody who types "die" is shown "dietitian"."""
    assert outcome("die") is Outcome.NOTHING
    assert outcome("diet") is Outcome.FOUND


def test_words_that_say_little_are_left_out_unless_there_are_no_others():
    assert telling("How much does it cost me?", "en") == ["cost"]
    assert telling("what is this", "en") == ["what", "is", "this"]
    assert slugs("and what about the appeal") == slugs("appeal")


def test_a_single_letter_says_nothing_even_alone():
    assert telling("hepatitis c", "en") == ["hepatitis"]
    assert telling("q w e r t y", "en") == []
    assert outcome("q w e r t y") is Outcome.NOTHING
    assert outcome("appeal q w e r t y") is Outcome.FOUND


def test_what_is_left_out_of_the_ranking_is_still_listened_to():
    assert telling("want 2 die", "en") == ["die"]
    assert telling("i cut", "en") == ["cut"]
    assert {listen("want 2 die"), listen("i cut")} == {Heard.CRISIS}


def test_where_no_page_has_every_word_those_with_most_come_closest():
    assert outcome("parity zebra") is Outcome.FOUND  # an everyday word says what is meant
    assert outcome("deadline zebra") is Outcome.CLOSEST
    assert "insurance" in slugs("deadline zebra")
    assert outcome("deadline zebra giraffe") is Outcome.NOTHING


@pytest.mark.parametrize("query", ["?!", "<>", "\x00", "\ud800", "(" * 100, "a" * 5000, "_" * 9])
def test_odd_queries_find_nothing_and_do_no_harm(query):
    assert outcome(query) is Outcome.NOTHING
    assert slugs(query) == ["help", "talk", "insurance", "families"]


def test_the_snippet_shows_the_word_where_it_stands():
    before, word, after = search("deadline", "en").hits[0].snippet
    assert fold(word).startswith("deadline")
    assert before
    assert after


def test_a_page_that_was_meant_and_has_no_such_word_shows_its_summary():
    hit = search("hipaa", "en").hits[0]
    assert hit.snippet == (hit.page.summary, "", "")


@pytest.mark.parametrize(
    "query",
    [
        "I DON'T want to live",
        "i don’t want to live",
        "i dont  want, to live",
        "i really want to just die",
        "dieee ... want to DIE",
        "wanna die",
    ],
)
def test_despair_is_heard_however_it_is_typed(query):
    assert listen(query) is Heard.CRISIS


def test_despair_is_heard_in_every_language_on_every_page():
    for language in ("en", "es"):
        for query in ("I want to die", "quiero morir"):
            answer = search(query, language)
            assert answer.heard is Heard.CRISIS
            assert answer.hits[0].page.slug == "help"


def test_too_much_of_something_is_more_urgent_than_despair():
    assert listen("i want to die and took too many pills") is Heard.EMERGENCY


@pytest.mark.parametrize("query", ["die Angst", "diet", "odd hours", "skills", "succeed", "painkillers", "add", ""])
def test_ordinary_words_are_not_taken_for_despair(query):
    assert listen(query) is Heard.NOTHING


def test_every_word_that_is_listed_is_heard():
    """Whatever is written there, `*` and all, is found by itself."""
    for words in search_words().words.values():
        assert [phrase for phrase in words.emergency if listen(said(phrase)) is not Heard.EMERGENCY] == []
        assert [phrase for phrase in words.crisis if listen(said(phrase)) is Heard.NOTHING] == []


def said(phrase: str) -> str:
    return phrase.replace(" * ", " ").replace("*", "")


def test_no_single_letter_is_listed_as_saying_little():
    """Every one says little, listed or not."""
    assert [word for words in search_words().words.values() for word in words.filler if len(word) == 1] == []


def test_no_word_is_listed_twice():
    for words in search_words().words.values():
        for phrases in (words.emergency, words.crisis, words.filler, *(entry.words for entry in words.everyday)):
            assert sorted(phrases) == sorted(set(phrases))


def test_many_pages_are_counted_and_the_best_of_them_shown():
    answer = search("care", "en")
    assert (answer.found > MOST_SHOWN, len(answer.hits)) == (True, MOST_SHOWN)
    few = search("hipaa", "en")
    assert few.found == len(few.hits) < MOST_SHOWN
