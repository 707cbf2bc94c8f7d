"""The published site, before the live one."""

import time
from collections.abc import Iterable, Mapping
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from core_recovery.http.compression import codings_taken
from core_recovery.http.logs import tell
from core_recovery.http.published.page import Coded, Page
from core_recovery.http.published.visits import is_bare, is_conditional, is_plain


class Published:
    """Answers what is published; hands on to `live` whatever else is asked, or asked otherwise."""

    def __init__(self, pages: Mapping[str, Page], live: WSGIApplication) -> None:
        self.pages, self.live = pages, live

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        started = time.perf_counter()
        page = self.pages.get(environ["PATH_INFO"])
        if page is None or not _is_for(environ, page):
            return self.live(environ, start_response)
        if page.is_known(environ.get("HTTP_IF_NONE_MATCH", "")):
            status, headers, body = "304 Not Modified", page.unchanged, b""
        else:
            coded = _best(page, environ.get("HTTP_ACCEPT_ENCODING", ""))
            status, headers, body = "200 OK", coded.headers, coded.body
        start_response(status, list(headers))
        tell(environ["REQUEST_METHOD"], page.address.route, status[:3], started)
        return [body] if environ["REQUEST_METHOD"] == "GET" else []


def _is_for(environ: WSGIEnvironment, page: Page) -> bool:
    return is_plain(environ) and not is_conditional(environ) and (is_bare(environ) or not page.address.heeds_visitors)


def _best(page: Page, accept_encoding: str) -> Coded:
    return next(page.codings[coding] for coding in (*codings_taken(accept_encoding), "") if coding in page.codings)
