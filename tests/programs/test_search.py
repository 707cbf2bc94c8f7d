import pytest

from programs.search import fold, search


def slugs(query: str, language: str = "en") -> list[str]:
    return [hit.page.slug for hit in search(query, language)]


def test_titles_come_first():
    assert slugs("insurance")[0] == "insurance"
    assert slugs("eating disorders")[0] == "programs/eating-disorders"
    assert slugs("levels")[0] == "levels-of-care"


@pytest.mark.parametrize(("typed", "meant"), [("depresion", "depresión"), ("ADICCIÓN", "adiccion"), ("Ñ", "n")])
def test_accents_and_case_do_not_matter(typed, meant):
    assert slugs(typed, "es") == slugs(meant, "es")
    assert slugs(typed, "es")


def test_each_language_searches_its_own_pages():
    assert {hit.page.language for hit in search("hospital", "es")} == {"es"}
    assert slugs("seguro", "en") == []


def test_every_word_must_be_there_and_a_beginning_is_enough():
    assert "insurance" in slugs("medic appeal")
    assert slugs("insurance zzz") == []


@pytest.mark.parametrize("query", ["", "   ", "?!", "<>", "\x00", "\ud800", "(" * 100, "a" * 5000])
def test_odd_queries_find_nothing_and_do_no_harm(query):
    assert slugs(query) == []


def test_the_snippet_shows_the_word_where_it_stands():
    before, word, after = search("appeal", "en")[0].snippet
    assert fold(word).startswith("appeal")
    assert before
    assert after


def test_what_was_searched_is_shown_escaped_and_kept_out_of_caches(client):
    response = client.get("/search/", {"q": "<script>alert(1)</script>"})
    assert "<script>alert" not in response.content.decode()
    assert response["Cache-Control"] == "no-store"
    assert response["X-Robots-Tag"] == "noindex, nofollow"
