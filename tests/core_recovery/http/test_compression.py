import brotli
import pytest

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


@pytest.mark.parametrize("path", ["/assessment/", "/search/?q=private-words-here"])
def test_a_private_page_is_never_kept(client, path, monkeypatch):
    kept = []
    monkeypatch.setattr(compression, "_smallest", kept.append)
    response = client.get(path, headers={"Accept-Encoding": "br"})
    assert b"<!DOCTYPE html>" in brotli.decompress(response.content)
    assert kept == []
