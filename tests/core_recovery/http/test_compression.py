from types import SimpleNamespace

import brotli
import pytest

from core_recovery.http import compression
from tests.vocabulary import codes, walk


def test_a_page_travels_in_brotli_and_is_the_same_page(client):
    plain = client.get("/help/")
    small = client.get("/help/", headers={"Accept-Encoding": "gzip, br"})
    assert small["Content-Encoding"] == "br"
    assert brotli.decompress(small.content) == plain.content
    assert int(small["Content-Length"]) == len(small.content) < len(plain.content) / 3
    assert "Accept-Encoding" in plain["Vary"]


def test_gzip_where_brotli_is_not_taken(client):
    assert client.get("/help/", headers={"Accept-Encoding": "gzip"})["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in client.get("/help/")


ACCEPTED = {
    "br": "br",
    "gzip, deflate, br, zstd": "br",
    "BR": "br",
    "gzip;q=1.0, br;q=0.5": "br",
    "gzip , br ; q=0.001": "br",
    "*": "br",
    "identity;q=0, *": "br",
    "br;q=0, *": "gzip",
    "gzip, br;q=0": "gzip",
    "gzip;q=0.5, br;q=0.000": "gzip",
    "br;q=0": None,
    "br; Q=0": None,
    "br;q=0, gzip;q=0": None,
    "gzip;q=0": None,
    "*;q=0": None,
    "identity": None,
    "": None,
    "brr, x-br, embrace": None,
    "br;q=nan, br;q=-1, br;q=2, br;level=1, br;q=, ;q=1, br br, *;;": None,
}


@pytest.mark.parametrize(("accepted", "coding"), ACCEPTED.items())
def test_what_a_browser_refuses_is_not_sent(client, accepted, coding):
    assert client.head("/help/", headers={"Accept-Encoding": accepted}).get("Content-Encoding") == coding


def test_a_page_with_a_person_s_words_is_never_kept(client, monkeypatch):
    kept = []
    monkeypatch.setattr(compression, "_kept_parts", kept.append)
    response = client.get("/search/?q=private-words-here", headers={"Accept-Encoding": "br"}, follow=True)
    assert b"private-words-here" in brotli.decompress(response.content)
    assert kept == []


def test_what_is_made_for_good_is_made_smaller(client):
    quick, small = (client.get("/help/", headers={"Accept-Encoding": "br"}, **more) for more in ({}, {compression.FOR_GOOD: "yes"}))
    assert len(small.content) < len(quick.content)
    assert brotli.decompress(small.content) == brotli.decompress(quick.content)


PADDED = {
    "result": ("get", "/assessment/result/"),
    "exported answers": ("post", "/assessment/export/"),
    "nothing there": ("get", "/nowhere/"),
}


def lengths(client, method: str, path: str) -> set[int]:
    answers = [getattr(client, method)(path, headers={"Accept-Encoding": "br"}) for _ in range(30)]
    assert {answer["Content-Encoding"] for answer in answers} == {"br"}
    return {len(answer.content) for answer in answers}


@pytest.mark.parametrize(("method", "path"), PADDED.values(), ids=PADDED)
def test_the_length_of_a_private_answer_tells_little(client, method, path):
    walk(client, codes(care="weekly_not_enough"))
    found = lengths(client, method, path)
    assert max(found) - min(found) > 50


def test_a_public_page_has_one_length(client):
    assert len(lengths(client, "get", "/help/")) == 1


def test_every_padding_is_passed_over(client, monkeypatch):
    page = client.get("/nowhere/").content
    draws = iter(range(compression.PADDING_MOST))
    monkeypatch.setattr(compression, "secrets", SimpleNamespace(randbelow=lambda _: next(draws)))
    sent = [client.get("/nowhere/", headers={"Accept-Encoding": "br"}).content for _ in range(100)]
    assert {brotli.decompress(body) for body in sent} == {page}
    assert [len(body) - len(sent[0]) for body in sent] == list(range(100))
