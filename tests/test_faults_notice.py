"""The harness of tests/faults is awake: what it looks for in an answer, a log or a configuration, it finds."""

import email

import pytest

from tests.faults import forms, nginx, raw
from tests.faults.site import traces_in
from tests.faults.web import Answer, addresses


@pytest.mark.parametrize(
    ("answer", "seconds", "fault"),
    [
        (b"HTTP/1.1 200 OK\r\n\r\nhello", 0.1, ""),
        (b"HTTP/1.1 501 Not Implemented\r\n\r\n", 0.1, ""),
        (b"HTTP/1.1 503 Away\r\n\r\nCall 988", 0.1, ""),
        (b"HTTP/1.1 503 Away\r\n\r\n", 0.1, "status 503"),
        (b"HTTP/1.1 200 OK\r\n\r\nHTTP/1.1 500 Oh\r\n\r\n", 0.1, "status 500"),
        (b"HTTP/1.1 404 No\r\n\r\n" + raw.MARK, 0.1, "reflected"),
        (b"HTTP/1.1 400 No\r\n\r\nHTTP/1.1 200 OK\r\n\r\nUser-agent: *", 0.1, "a hidden request was answered"),
        (b"", 2.1, "slow"),
    ],
)
def test_a_raw_answer_is_judged(answer, seconds, fault):
    assert raw.Heard(b"", answer, seconds).fault == fault


def test_raw_requests_are_the_same_each_time_and_all_kinds_are_among_them():
    requests = raw.requests()
    assert requests == raw.requests()
    assert len(requests) == 10_000
    for part in (
        raw.MARK,
        raw.HIDDEN,
        b"SCRIPT_NAME: /x",
        b"Transfer-Encoding: xchunked",
        b"http://evil.example/",
        b"HTTP/0.9",
        b"Expect:",
    ):
        assert any(part in request for request in requests), part
    assert max(map(len, requests)) > 64 * 1024


@pytest.mark.parametrize(
    ("status", "body", "seconds", "fault"),
    [
        (200, b"fine", 0.1, ""),
        (200, b"&lt;mark7391&gt; &quot;mark7391", 0.1, ""),
        (200, b"<mark7391>", 0.1, "reflected"),
        (200, b'value=""mark7391"', 0.1, "reflected"),
        (500, b"Call 988", 0.1, "status 500"),
        (503, b"Call 988", 0.1, ""),
        (200, b"", 2.1, "slow"),
    ],
)
def test_an_answer_to_a_form_is_judged(status, body, seconds, fault):
    assert forms.Sent("/s", "code", "", Answer(status, email.message.Message(), body, seconds)).fault == fault


def test_naughty_strings_go_into_every_form_in_both_languages():
    assert {(target, field) for target, field, _ in forms.cases()} >= {
        ("/assessment/care/", "care"),
        ("/es/s", "code"),
        ("/es/search/", "q"),
    }


def test_traces_are_found_in_a_log_by_what_went_wrong():
    ours = "ERROR django.request Error at s\n  /srv/a.py:3 in view\n  /srv/b.py:4 in other\nOperationalError\n"
    pythons = 'Traceback (most recent call last):\n  File "a.py", line 3, in f\n    f()\nOSError: full\n'
    assert traces_in(ours + "INFO core_recovery.requests GET s 200 3 ms\n" + pythons) == {"OperationalError": 1, "OSError: full": 1}


def test_nginx_is_as_shipped_but_for_places_and_names(tmp_path):
    text = nginx.configuration(tmp_path, "127.0.0.1:1111", "127.0.0.1:2222")
    assert text.count("server 127.0.0.1:2222 max_fails=0;") == 2
    for elsewhere in (
        "care.example.org;",
        "/etc/core-recovery",
        "/srv/core-recovery",
        "/var/log",
        "/run/core",
        "listen 80",
        "[::]",
    ):
        assert elsewhere not in text


def test_everyone_has_an_address_of_their_own_on_this_machine():
    another = addresses()
    given = [another() for _ in range(70_000)]
    assert len(set(given)) == len(given)
    assert all(address.startswith("127.") and 64 <= int(address.split(".")[1]) < 128 for address in given)
