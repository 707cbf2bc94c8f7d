"""What wrk is told, and what is read from what it says."""

from bench import wrk
from bench.wrk import Outcome, Request

SAID = """Running 2s test @ http://127.0.0.1:8000
  1 threads and 8 connections
Requests/sec:   1500.00
{"done": 3000, "microseconds": 2000000, "failed": 0, "p50": 5000, "p99": 12500}
"""


def test_the_last_line_is_read_in_seconds_and_milliseconds() -> None:
    assert wrk.outcome(SAID) == Outcome(done=3000, seconds=2.0, failed=0, p50=5.0, p99=12.5)


def test_a_form_is_sent_with_its_cookie_and_its_body() -> None:
    script = wrk.lua([Request("/help/"), Request("/s", "POST", {"Cookie": 'a="1"'}, "code=A", 303)])
    assert '{"GET", "/help/", {["Accept-Encoding"] = "br, gzip"}, nil}' in script
    assert r'{"POST", "/s", {["Accept-Encoding"] = "br, gzip", ["Cookie"] = "a=\"1\""}, "code=A"}' in script
