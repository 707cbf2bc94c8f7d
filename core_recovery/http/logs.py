"""Logs that can be shown to anyone: the route, never a path, query, cookie, body or the text of an error."""

import logging
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import lru_cache
from typing import Any

from django.http import HttpRequest, HttpResponse

from core_recovery.http.guard import REFUSED

log = logging.getLogger("core_recovery.requests")
NO_ROUTE = "-"


def route_of(request: HttpRequest | None) -> str:
    match = getattr(request, "resolver_match", None)
    return match.route if match else NO_ROUTE


def tell(method: str, route: str, status: int | str, started: float, refused: str = "") -> None:
    """One line a request: method, route, status, milliseconds since `started`, and of what was refused the kind.

    It is written as `logging` would write it, in a fifth of the time: an answer that is ready costs little more than its line.
    """
    if log.isEnabledFor(logging.INFO):
        milliseconds = (time.perf_counter() - started) * 1000
        with suppress(OSError):  # a full disk is no reason to give no answer
            sys.stderr.write(f"{_now()} INFO {log.name} {method} {route} {status} {milliseconds:.0f} ms{refused}\n")


def _now() -> str:
    seconds, fraction = divmod(time.time(), 1)
    return f"{_to_the_second(int(seconds))},{int(fraction * 1000):03}"


@lru_cache(1)
def _to_the_second(seconds: int) -> str:
    return time.strftime("%Y-%m-%d %H:%M:%S", time.localtime(seconds))


@contextmanager
def untold() -> Iterator[None]:
    """What the site asks itself is no visit."""
    log.disabled = True
    try:
        yield
    finally:
        log.disabled = False


class RequestLog:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        started = time.perf_counter()
        response = self.get_response(request)
        refused = f" {type(request.META[REFUSED]).__name__}" if REFUSED in request.META else ""
        tell(str(request.method), route_of(request), response.status_code, started, refused)
        return response


class RouteOnly(logging.Filter):
    """Django's records carry the request and print its path: say status and route instead.

    Its lines on refused requests are left out, for the line of the request says all of it; an error of ours keeps its places.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        if record.name.startswith("django.security"):
            return False
        if record.name == "django.request" and not (record.exc_info and record.levelno >= logging.ERROR):
            return False
        if record.name.startswith("django") and not record.exc_info:
            request = getattr(record, "request", None)
            status = getattr(record, "status_code", "-")
            record.msg, record.args = "%s %s", (status, route_of(request))
        elif record.name.startswith("django"):
            record.msg, record.args = "Error at %s", (route_of(getattr(record, "request", None)),)
        return True


class PlainFormatter(logging.Formatter):
    """An error is its type and where it happened; its text may quote what a person typed."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s %(message)s")

    def formatException(self, ei: Any) -> str:  # noqa: N802  the names are logging's
        kind, _, trace = ei
        places = (f"  {frame.filename}:{frame.lineno} in {frame.name}" for frame in traceback.extract_tb(trace))
        return "\n".join([*places, kind.__name__])
