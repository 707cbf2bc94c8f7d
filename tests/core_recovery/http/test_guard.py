from io import BytesIO
from wsgiref.util import setup_testing_defaults

import pytest
from django.core.signals import request_finished, request_started
from django.db import close_old_connections

from core_recovery.wsgi import application
from tests.core_recovery.http.test_headers import PLAIN, PRIVATE

UNREADABLE = ["text/html; a*=1; a*0=2", "text/html; charset*=BOGUS''x", "application/x-www-form-urlencoded; charset=utf-7"]
ODD = ["", ";", "charset", "a; charset", "a; charset=", "multipart/form-data", "multipart/form-data; boundary=\xe9", "\x00"]
FORM = "application/x-www-form-urlencoded"


@pytest.fixture(autouse=True)
def connections_stay_open():
    """Each answer would close the test database's connections, as Django's own test client knows."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def ask(method: str, path: str, content_type: str = "", body: bytes = b"") -> tuple[int, dict[str, str], str]:
    environ = {
        "REQUEST_METHOD": method,
        "PATH_INFO": path,
        "HTTP_HOST": "127.0.0.1:8000",
        "CONTENT_TYPE": content_type,
        "CONTENT_LENGTH": str(len(body)),
        "wsgi.input": BytesIO(body),
    }
    setup_testing_defaults(environ)
    started = {}

    def start_response(status, headers, exc_info=None):
        started.update(status=int(status.split()[0]), headers=dict(headers))

    answer = application(environ, start_response)
    try:
        text = b"".join(answer).decode()
    finally:
        if hasattr(answer, "close"):
            answer.close()
    return started["status"], started["headers"], text


def safety_headers(headers: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in headers.items() if name not in PLAIN}


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("path", ["/", "/assessment/", "/es/assessment/safety/", "/healthz", "/nowhere/"])
@pytest.mark.parametrize("content_type", UNREADABLE)
def test_what_cannot_be_read_is_a_bad_request_with_every_header_and_help(method, path, content_type):
    status, headers, page = ask(method, path, content_type, b"who=self" if method == "POST" else b"")
    assert (status, safety_headers(headers)) == (400, PRIVATE)
    assert ('href="tel:911"' in page, 'href="tel:988"' in page) == (True, True)
    assert "BOGUS" not in page


def test_the_page_speaks_the_language_of_its_address():
    ask("GET", "/es/")
    languages = [ask("GET", path, UNREADABLE[0])[1].get("Content-Language") for path in ("/", "/es/", "/")]
    pages = [ask("GET", path, UNREADABLE[0])[2] for path in ("/", "/es/", "/")]
    assert ['<html lang="es">' in page for page in pages] == [False, True, False]
    assert languages in ([None] * 3, ["en", "es", "en"])


def test_an_ordinary_page_passes():
    status, headers, page = ask("GET", "/es/", "text/html; charset=UTF-8")
    assert (status, headers["Content-Language"], page.count("<h1")) == (200, "es", 1)


@pytest.mark.parametrize("content_type", [FORM, f"{FORM}; charset=utf-8", f"{FORM}; charset=UTF-8"])
def test_an_ordinary_form_passes(content_type):
    status, headers, _ = ask("POST", "/assessment/", content_type, b"who=self")
    assert (status, headers["Location"]) == (303, "/assessment/safety/")


@pytest.mark.parametrize("content_type", [*ODD, "a;" * 3000])
def test_odd_types_never_break_a_form(content_type):
    status, _, page = ask("POST", "/assessment/", content_type, b"who=self")
    assert (status in {200, 400}, 'href="tel:988"' in page) == (True, True)


@pytest.mark.parametrize("path", ["/", "/assessment/safety/", "/nowhere/", "/healthz"])
def test_head_is_get_without_its_body(path):
    get_status, get_headers, page = ask("GET", path)
    assert page
    assert ask("HEAD", path) == (get_status, get_headers, "")
