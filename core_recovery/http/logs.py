"""Logs that can be shown to anyone: the route, never a path, query, cookie, body or the text of an error."""

import logging
import time
import traceback
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse

from core_recovery.http.guard import REFUSED

log = logging.getLogger("core_recovery.requests")


def route_of(request: HttpRequest | None) -> str:
    match = getattr(request, "resolver_match", None)
    return match.route if match else "-"


class RequestLog:
    """One line a request: method, route, status, milliseconds, and of what was refused the kind."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        started = time.perf_counter()
        response = self.get_response(request)
        milliseconds = (time.perf_counter() - started) * 1000
        refused = f" {type(request.META[REFUSED]).__name__}" if REFUSED in request.META else ""
        log.info("%s %s %s %.0f ms%s", request.method, route_of(request), response.status_code, milliseconds, refused)
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
