import logging

import brotli
import pytest
from django.templatetags.static import static

from core_recovery.http.published.making import ask
from core_recovery.wsgi import files
from tests.core_recovery.http.test_headers import PLAIN, SECURITY

SHEET = static("css/site.css")
FOR_EVER = {"Cache-Control": "max-age=315360000, public, immutable"}


def told(path: str = SHEET, **brought: str) -> tuple[int, dict[str, str], bytes]:
    status, headers, body = ask(files, path, **brought)
    return status, {name: value for name, value in headers if name not in PLAIN}, body


def test_a_file_with_a_hash_is_kept_for_ever_and_has_the_headers_of_every_answer():
    status, headers, body = told()
    assert (status, headers, b"@layer" in body) == (200, SECURITY | FOR_EVER, True)


@pytest.mark.parametrize(("taken", "coding"), [("gzip, br", "br"), ("gzip, br;q=0", "gzip"), ("", None), ("gzip;q=0", None)])
def test_it_comes_compressed_as_the_browser_takes_it(taken, coding):
    _, headers, body = ask(files, SHEET, HTTP_ACCEPT_ENCODING=taken)
    assert dict(headers).get("Content-Encoding") == coding
    assert coding != "br" or brotli.decompress(body) == ask(files, SHEET)[2]


def test_one_that_has_not_changed_is_not_sent_again():
    tag = dict(ask(files, SHEET)[1])["ETag"]
    assert told(HTTP_IF_NONE_MATCH=tag) == (304, SECURITY | FOR_EVER, b"")


def test_head_is_get_without_its_body():
    assert told(REQUEST_METHOD="HEAD") == (*told()[:2], b"")


def test_over_https_it_asks_for_https_for_two_years(settings):
    settings.IS_HTTPS = settings.BEHIND_PROXY = True
    settings.SECURE_HSTS_SECONDS = 63072000
    _, headers, _ = ask(type(files)(refused), SHEET)
    assert dict(headers)["Strict-Transport-Security"] == "max-age=63072000; includeSubDomains"


def refused(environ, start_response):
    raise AssertionError("this went to the live site")


@pytest.mark.parametrize(("brought", "status"), [({"HTTP_HOST": "evil.example"}, 400), ({"REQUEST_METHOD": "POST"}, 404)])
def test_what_is_asked_otherwise_gets_a_page_with_help(brought, status):
    logging.disable()
    try:
        said, headers, page = told(**brought)
    finally:
        logging.disable(logging.NOTSET)
    assert (said, headers["Cache-Control"], b'href="tel:988"' in page) == (status, "no-store", True)


@pytest.mark.parametrize("brought", [{"CONTENT_LENGTH": "0"}, {"CONTENT_TYPE": "text/plain"}])
def test_whoever_says_something_of_a_body_gets_the_file_all_the_same(brought):
    assert told(**brought) == told()


def test_one_that_was_taken_away_since_the_start_is_not_there(monkeypatch):
    def gone(*_):
        raise FileNotFoundError

    monkeypatch.setattr("whitenoise.responders.StaticFile.get_response", gone)
    logging.disable()
    try:
        assert told()[0] == 404
    finally:
        logging.disable(logging.NOTSET)


def test_a_request_is_one_line_without_its_path(capsys):
    ask(files, SHEET)
    assert " INFO core_recovery.requests GET - 200 " in capsys.readouterr().err


def test_while_developing_files_are_served_as_they_are_edited(settings, tmp_path):
    settings.DEBUG = True
    settings.STATICFILES_DIRS = [tmp_path]
    served = type(files)(refused)
    for text in ("a{}", "b{}"):
        (tmp_path / "new.css").write_text(text)
        assert ask(served, "/static/new.css")[2] == text.encode()


def test_the_files_that_never_change_are_those_with_a_hash():
    hashed = set(files.hashed())
    assert SHEET in hashed
    assert {f"/static/{name}" for name in ("down.html", "staticfiles.json")} & hashed == set()
