import brotli
import pytest
from django.templatetags.static import static

from core_recovery.http import compression


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
    for path in ("/help/", static("css/site.css")):
        assert client.head(path, headers={"Accept-Encoding": accepted}).get("Content-Encoding") == coding, path


@pytest.mark.parametrize("path", ["/assessment/", "/search/?q=private-words-here"])
def test_a_private_page_is_never_kept(client, path, monkeypatch):
    kept = []
    monkeypatch.setattr(compression, "_smallest", kept.append)
    response = client.get(path, headers={"Accept-Encoding": "br"})
    assert b"<!DOCTYPE html>" in brotli.decompress(response.content)
    assert kept == []
