"""A search leaves no trace: its answer has an address of its own without the words, which a cookie keeps for ten minutes."""

import re
import time
from uuid import UUID

import pytest
from cryptography.fernet import Fernet
from django.conf import settings
from django.http import HttpResponse
from django.test import RequestFactory, override_settings

from assessment.domain import Answers
from assessment.walk import store
from assessment.walk.visit import Visit
from programs import searched
from programs.languages import languages, prefix
from tests.vocabulary import codes

WORDS = "panic at night"
FORM = "application/x-www-form-urlencoded"
PLACE = UUID("12345678-1234-4234-8234-123456789012")
KEY = Fernet(settings.ANSWERS_KEYS[0])

each_language = pytest.mark.parametrize("language", languages())


def asked(client, words: str, language: str = "en"):
    return client.post(f"{prefix(language)}/search/", {"q": words})


def without_place(answer) -> str:
    return answer.content.decode().replace(answer.request["PATH_INFO"].rpartition("/search/")[2], "")


def title(answer) -> str:
    return re.findall(r"<title>(.*?)</title>", answer.content.decode(), re.DOTALL)[0].partition(" - ")[0].strip()


def carrying(token: str, name: str = "search"):
    request = RequestFactory().get("/")
    request.COOKIES = {name: token}
    return request


def kept(words: str) -> HttpResponse:
    return searched.keep(HttpResponse(), PLACE, words)


@pytest.mark.parametrize("words", ["a" + "😀" * 299, "é" * 299, "x" * 5_000], ids=["emoji", "accents", "far too many"])
def test_of_a_long_search_whole_characters_are_kept_and_no_more_than_the_box_takes(client, words):
    shown = client.get(asked(client, words)["Location"]).context["query"]
    assert words.startswith(shown)
    assert 200 < len(shown) <= 300
    assert client.post("/search/", {"q": words, "here": "1"}).context["query"] == words[:300]


@each_language
def test_the_answer_has_an_address_of_its_own_without_the_words(client, language):
    answer = asked(client, WORDS, language)
    assert answer.status_code == 303
    start, search, place, end = answer["Location"].rsplit("/", 3)
    assert (start, search, end) == (prefix(language), "search", "")
    assert UUID(place).version == 4
    assert asked(client, WORDS, language)["Location"] != answer["Location"]
    assert WORDS in client.get(answer["Location"]).content.decode()


@each_language
def test_a_typed_address_gets_the_same_page(client, language):
    typed = client.get(f"{prefix(language)}/search/", {"q": WORDS}, follow=True)
    assert [status for _, status in typed.redirect_chain] == [303]
    assert without_place(typed) == without_place(client.post(f"{prefix(language)}/search/", {"q": WORDS}, follow=True))


def test_the_other_language_has_the_words_too(client):
    place = asked(client, "iop")["Location"]
    page = client.get(f"/es{place}").content.decode()
    assert '<html lang="es">' in page
    assert 'value="iop"' in page
    assert f'href="{place}" hreflang="en"' in page


def test_the_title_does_not_tell_the_words(client):
    assert title(client.post("/search/", {"q": WORDS}, follow=True)) == "Search results"
    assert title(client.get("/search/")) == "Search"


def test_nothing_asks_by_address(client):
    for path in ("/search/", asked(client, WORDS)["Location"]):
        page = client.get(path).content.decode()
        assert '<form class="search text-field" method="post" action="/search/">' in page
        assert "?q=" not in page


def test_a_cookie_goes_with_its_own_answer_only_and_for_ten_minutes(client):
    place = asked(client, WORDS)["Location"]
    cookies = client.cookies.values()
    assert [cookie["path"] for cookie in cookies] == [place, f"/es{place}"]
    for cookie in cookies:
        assert (cookie["max-age"], cookie["httponly"], cookie["samesite"]) == (600, True, "Lax")
        assert WORDS not in cookie.value


@pytest.mark.parametrize("words", ["", "  ", "\t\n"])
def test_a_search_for_nothing_shows_only_the_box_and_sets_no_cookie(client, words):
    for answer in (asked(client, words), client.get("/search/", {"q": words}), client.get("/search/")):
        page = answer.content.decode()
        assert (answer.status_code, list(answer.cookies)) == (200, [])
        assert "<search>" in page
        assert 'role="status"' not in page


def test_where_the_words_are_gone_they_are_asked_for_again_and_answered_without_a_cookie(client):
    gone = client.get(f"/search/{PLACE}/")
    assert gone.status_code == 200
    assert "Your words are gone." in gone.content.decode()
    assert 'id="someone-now"' in gone.content.decode()  # they may have been words of despair
    assert '<input type="hidden" name="here" value="1">' in gone.content.decode()
    answer = client.post("/search/", {"q": "i want to die", "here": "1"})
    assert (answer.status_code, list(answer.cookies)) == (200, [])
    assert 'class="care today"' in answer.content.decode()
    assert "Your words are gone." not in answer.content.decode()


def test_what_was_searched_is_shown_escaped(client):
    page = client.post("/search/", {"q": "<script>alert(1)</script>"}, follow=True).content.decode()
    assert "&lt;script&gt;alert(1)" in page
    assert "<script>alert" not in page


def test_every_answer_is_kept_out_of_caches_and_search_engines(client):
    redirect = asked(client, WORDS)
    for answer in (redirect, client.get(redirect["Location"]), client.get("/search/"), client.get(f"/search/{PLACE}/")):
        assert answer["Cache-Control"] == "no-store"
        assert answer["X-Robots-Tag"] == "noindex, nofollow"


def test_the_end_of_a_long_sentence_is_heard_too(client):
    page = client.post("/search/", {"q": "i am tired of all of it " * 10 + "i want to die"}, follow=True).content.decode()
    assert 'class="care today"' in page
    assert 'maxlength="300"' in page


def test_words_are_read_as_they_were_kept():
    for words in (WORDS, "¿depresión?", "😶" * 200, "\x00", "search:"):
        for name, cookie in kept(words).cookies.items():
            assert searched.words(carrying(cookie.value, name), PLACE) == words


def test_after_ten_minutes_they_are_gone(monkeypatch):
    token = kept(WORDS).cookies["search"].value
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + 599)
    assert searched.words(carrying(token), PLACE) == WORDS
    monkeypatch.setattr(time, "time", lambda: now + 602)
    assert searched.words(carrying(token), PLACE) == ""


ELSEWHERE = Fernet(Fernet.generate_key()).encrypt(b"search:x").decode()


@pytest.mark.parametrize("token", ["", "x", "á", "\x00", "gAAAAA" * 500, ELSEWHERE], ids=range(6))
def test_what_was_not_written_here_is_not_read(token):
    assert searched.words(carrying(token), PLACE) == ""


def test_answers_are_not_taken_for_a_search_nor_a_search_for_answers():
    visit = store.put(HttpResponse(), Visit(Answers.from_codes(codes()))).cookies["visit"].value
    assert searched.words(carrying(visit), PLACE) == ""
    forged = kept(KEY.decrypt(visit).decode()).cookies["search"].value
    assert store.get(carrying(forged, "visit")) is None


@pytest.mark.parametrize("letter", ["a", "é", "字", "😶"])
def test_the_longest_search_fits_into_the_headers_a_proxy_takes(client, letter):
    answer = asked(client, letter * 10_000)
    headers = "".join(f"{name}: {value}\r\n" for name, value in answer.items()) + answer.cookies.output()
    assert len(headers) < 4000
    assert letter * 200 in client.get(answer["Location"]).content.decode()


@override_settings(IS_HTTPS=True)
def test_over_https_the_cookie_is_sent_over_https_only():
    cookies = kept(WORDS).cookies
    assert list(cookies) == ["__Secure-search", "__Secure-search_es"]
    assert all(cookie["secure"] for cookie in cookies.values())
    assert searched.words(carrying(cookies["__Secure-search_es"].value, "__Secure-search_es"), PLACE) == WORDS


BODIES = {
    "no words": "",
    "another field": "z=1",
    "empty": "q=",
    "repeated": "q=first&q=second",
    "10,000 characters": f"q={'a' * 10_000}",
    "300 words": f"q={'took+' * 300}",
    "nul": "q=%00panic%00",
    "lone surrogate": "q=%ED%A0%80panic",
    "not UTF-8": "q=%FF%FEpanic",
    "right to left": "q=%E2%80%AE%D7%A9%D7%9C%D7%95%D7%9D",
    "patterns": "q=***+(.*)%2B%2B+%5B%5Ba-+%5C",
    "accents upon accents": f"q=a{'%CC%81' * 400}",
    "html": "q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
}
TYPES = {
    "form": FORM,
    "form with charset": f"{FORM}; charset=UTF-8",
    "another charset": f"{FORM}; charset=utf-7",
    "json": "application/json",
    "plain": "text/plain",
    "parts": "multipart/form-data; boundary=x",
    "parts without boundary": "multipart/form-data",
    "nothing": "",
    "nonsense": "\x00/;;;",
}
USUAL = {FORM, f"{FORM}; charset=UTF-8"}


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
@pytest.mark.parametrize("kind", TYPES.values(), ids=TYPES)
def test_whatever_is_sent_is_answered_calmly_and_soon(client, kind, body):
    """The page, or a plain refusal of what is no form."""
    started = time.perf_counter()
    answer = client.post("/search/", body, content_type=kind, follow=True)
    assert answer.status_code in ({200} if kind in USUAL else {200, 400, 415})
    assert time.perf_counter() - started < 2
    assert "<script>alert" not in answer.content.decode()


@pytest.mark.parametrize("query", BODIES.values(), ids=BODIES)
def test_whatever_is_typed_as_an_address_is_answered_calmly(client, query):
    assert client.get(f"/search/?{query}", follow=True).status_code == 200


@pytest.mark.parametrize("place", ["x", "12345678", f"{PLACE}/more", f"{PLACE}x", "%00", "a/b"])
def test_an_address_that_is_none_of_ours_is_not_found(client, place):
    assert client.get(f"/search/{place}/").status_code == 404
