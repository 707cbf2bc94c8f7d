"""What no form of this site sends is refused before Django reads a byte of it.

Django answers 500 to some malformed Content-Type headers, before any middleware runs, and writes a file that is sent into the
temp folder. The WSGI wrapper takes type and body of such a request away and leaves a mark; the middleware turns the mark into the
ordinary 400 or 413 page, with all its headers. The wrapper also drops the body of answers to HEAD, which Django leaves to its
server.
"""

from collections.abc import Callable, Iterable
from io import BytesIO
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from django.conf import settings
from django.core.exceptions import BadRequest, RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.http import parse_header_parameters

REFUSED = "core_recovery.refused"  # what is wrong with a request, where something is: an exception
FORM = "application/x-www-form-urlencoded"
CHARSETS = {"utf-8", "utf8"}
MOST_DIGITS = 15  # of a length; Python itself refuses to read thousands


def guard(application: WSGIApplication) -> WSGIApplication:
    """Wrap a WSGI application."""

    def guarded(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        try:
            _check_length(environ)
            _check_type(environ)
        except (BadRequest, RequestDataTooBig) as refusal:
            environ |= {REFUSED: refusal, "CONTENT_TYPE": "", "CONTENT_LENGTH": "", "wsgi.input": BytesIO()}
        body = application(environ, start_response)
        if environ["REQUEST_METHOD"].upper() != "HEAD":  # as Django reads it
            return body
        if isinstance(body, HttpResponseBase):
            body.close()
        return []

    return guarded


def _check_length(environ: WSGIEnvironment) -> None:
    if "HTTP_TRANSFER_ENCODING" in environ:  # no browser sends a form in chunks, and Django would take it for empty
        raise BadRequest("a body of unknown length")
    length = environ.get("CONTENT_LENGTH") or "0"
    if not (length.isascii() and length.isdecimal()):
        raise BadRequest("Content-Length is no number")
    if len(length) > MOST_DIGITS or int(length) > settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
        raise RequestDataTooBig("more than a form here can be")


def _check_type(environ: WSGIEnvironment) -> None:
    try:
        kind, parameters = parse_header_parameters(environ.get("CONTENT_TYPE", ""))
    except Exception as error:  # whatever a parser of hostile input raises means the same here
        raise BadRequest("unreadable Content-Type") from error
    if parameters.get("charset", "utf-8").lower() not in CHARSETS:
        raise BadRequest("not in UTF-8")
    if environ["REQUEST_METHOD"].upper() == "POST" and kind not in {"", FORM}:
        raise BadRequest("not a form of this site")


class RefuseMarked:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if refusal := request.META.get(REFUSED):
            raise refusal
        return self.get_response(request)
