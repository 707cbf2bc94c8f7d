import io
import logging
import re
from types import SimpleNamespace

import pytest
from django.http import HttpResponse
from django.urls import path

from core_recovery.http import errors, logs
from core_recovery.http.logs import PlainFormatter
from core_recovery.urls import urlpatterns as site
from tests.core_recovery.gunicorn import gunicorn, status

SECRET = "hunter2"


def stumble(request, word):
    raise ZeroDivisionError(f"{SECRET} in the text, {word}")


def stumble_twice(request):
    try:
        raise KeyError(SECRET)
    except KeyError as error:
        raise ValueError(f"{SECRET} again") from error


urlpatterns = [*site, path("stumble/<slug:word>/", stumble), path("stumble-twice/", stumble_twice)]
handler500 = errors.server_error


@pytest.fixture
def lines(monkeypatch):
    """What the site's own handler writes, without the time stamps."""
    [handler] = [handler for handler in logging.getLogger("django").handlers if isinstance(handler.formatter, PlainFormatter)]
    assert handler in logging.getLogger().handlers
    written = io.StringIO()
    monkeypatch.setattr(handler, "stream", written)
    monkeypatch.setattr(logs, "sys", SimpleNamespace(stderr=written))
    return lambda: re.sub(r"(?m)^\d{4}-\S+ \S+ |\d+ ms *", "", written.getvalue()).splitlines()


@pytest.fixture
def stumbling(client, settings):
    settings.ROOT_URLCONF = __name__
    client.raise_request_exception = False
    return client


@pytest.mark.parametrize(
    ("url", "line"),
    [
        (f"/help/?q={SECRET}", "INFO core_recovery.requests GET help/ 200 "),
        ("/es/help/", "INFO core_recovery.requests GET es/help/ 200 "),
        ("/assessment/safety/", "INFO core_recovery.requests GET assessment/<slug:code>/ 200 "),
        (f"/programs?q={SECRET}", "INFO core_recovery.requests GET - 301 "),
    ],
)
def test_a_request_is_one_line_with_its_route(client, lines, url, line):
    client.get(url)
    assert lines() == [line]


def test_an_answer_leaves_no_trace(client, lines):
    client.post("/assessment/", {"who": "someone"})
    client.post("/assessment/safety/", {"safety": "passing"})
    assert lines() == [
        "INFO core_recovery.requests POST assessment/ 303 ",
        "INFO core_recovery.requests POST assessment/<slug:code>/ 303 ",
    ]


def test_not_found_leaves_no_path_query_cookie_or_body(client, lines):
    client.cookies["visit"] = f"cookie-{SECRET}"
    client.post(
        f"/secret-path-123/{SECRET}/?token=abc-{SECRET}",
        f"body-{SECRET}",
        content_type="text/plain",
        headers={"referer": f"https://a.example/{SECRET}", "user-agent": SECRET},
    )
    assert lines() == ["INFO core_recovery.requests POST - 404 "]


def test_a_wrong_method_and_a_refusal_leave_no_path(client, lines):
    client.put("/assessment/secret-path-123/")
    client.post("/assessment/secret-path-123/", headers={"sec-fetch-site": "cross-site"})
    assert lines() == [
        "INFO core_recovery.requests PUT assessment/<slug:code>/ 405 ",
        "INFO core_recovery.requests POST assessment/<slug:code>/ 403 ",
    ]


def test_a_host_that_is_not_ours_is_one_line_that_says_so_and_does_not_quote_it(client, lines):
    client.get(f"/{SECRET}/", headers={"host": f"{SECRET}.example"})
    assert lines() == ["INFO core_recovery.requests GET - 400 DisallowedHost"]


def test_a_form_too_long_is_one_line_that_says_so(client, lines):
    client.post("/assessment/", "a" * 70_000, content_type="application/x-www-form-urlencoded")
    assert lines() == ["INFO core_recovery.requests POST assessment/ 413 RequestDataTooBig"]


def test_a_service_that_is_away_is_one_line(client, lines, monkeypatch):
    """Django would add its own for every 5xx."""
    monkeypatch.setattr("programs.views.render", lambda *_: HttpResponse("away", status=503))
    client.get("/help/")
    assert lines() == ["INFO core_recovery.requests GET help/ 503 "]


def test_an_error_is_its_type_and_place_without_its_text(stumbling, lines):
    stumbling.get(f"/stumble/word-{SECRET}/?q={SECRET}")
    first, *trace, kind, request = lines()
    assert (first, kind, request) == (
        "ERROR django.request Error at stumble/<slug:word>/",
        "ZeroDivisionError",
        "INFO core_recovery.requests GET stumble/<slug:word>/ 500 ",
    )
    assert trace[-1] == f"  {__file__}:{stumble.__code__.co_firstlineno + 1} in stumble"
    assert SECRET not in "\n".join(trace)


def test_an_error_caused_by_another_keeps_both_texts_to_itself(stumbling, lines):
    stumbling.get("/stumble-twice/")
    written = lines()
    assert written[-2] == "ValueError"
    assert SECRET not in "\n".join(written)


MALFORMED = [
    b"GET /secret-path-123/?token=hunter2 HTTP/1.1\r\nHost: 127.0.0.1\r\n",
    b"GET hunter2-without-slash HTTP/1.1\r\nHost: 127.0.0.1\r\n",
    b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie hunter2\r\n",
    b"GET /" + b"hunter2" * 400 + b" HTTP/1.1\r\nHost: 127.0.0.1\r\n",
]


def test_gunicorn_does_not_quote_what_it_cannot_read():
    with gunicorn() as site:
        statuses = [status(site.ask(request)) for request in MALFORMED]
    assert statuses == [404, 400, 400, 414]
    assert " core_recovery.requests GET - 404 " in site.written
    assert (SECRET in site.written, "secret-path" in site.written) == (False, False)
