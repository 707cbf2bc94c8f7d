"""What Django cannot read is refused before it can stumble.

Django answers 500 to some malformed Content-Type headers, before any middleware runs. The WSGI wrapper takes such a header away and
leaves a mark; the middleware turns the mark into the ordinary 400 page, with all its headers. The wrapper also drops the body of
answers to HEAD, which Django leaves to its server.
"""

from collections.abc import Callable, Iterable
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.http import parse_header_parameters

MARK = "core_recovery.malformed"
CHARSETS = {"utf-8", "utf8"}


def guard(application: WSGIApplication) -> WSGIApplication:
    """Wrap a WSGI application."""

    def guarded(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        if not _readable(environ.get("CONTENT_TYPE", "")):
            environ["CONTENT_TYPE"] = ""
            environ[MARK] = True
        body = application(environ, start_response)
        if environ["REQUEST_METHOD"] != "HEAD":
            return body
        if isinstance(body, HttpResponseBase):
            body.close()
        return []

    return guarded


def _readable(content_type: str) -> bool:
    try:
        _, parameters = parse_header_parameters(content_type)
    except Exception:  # noqa: BLE001  whatever a parser of hostile input raises means the same here
        return False
    return parameters.get("charset", "utf-8").lower() in CHARSETS


class RefuseMalformed:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.META.get(MARK):
            raise BadRequest("unreadable Content-Type")
        return self.get_response(request)
