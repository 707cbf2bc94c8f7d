"""Asks the live site for all that is published: body and headers are the views', whatever they say."""

import os
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from io import BytesIO
from wsgiref.types import WSGIApplication
from wsgiref.util import setup_testing_defaults

from django.conf import settings

from core_recovery.http.compression import FOR_GOOD
from core_recovery.http.logs import untold
from core_recovery.http.published.addresses import Address, addresses
from core_recovery.http.published.page import Headers, Page, in_every_coding


class NotForEveryone(Exception):
    """The live site answers something that cannot be given to everyone: an error, or a cookie."""


def pages(live: WSGIApplication) -> dict[str, Page]:
    """By their paths. Raises NotForEveryone. Compressing takes longest and holds no lock, so all processors share it."""
    with untold(), ThreadPoolExecutor(os.cpu_count()) as pool:
        return {page.address.path: page for page in pool.map(partial(_page, live), addresses())}


def _page(live: WSGIApplication, address: Address) -> Page:
    status, headers, body = ask(live, address.path, HTTP_ACCEPT_ENCODING="br", **{FOR_GOOD: "yes"})
    if status != 200 or "Set-Cookie" in dict(headers):
        raise NotForEveryone(address.path)
    return Page(address, in_every_coding(headers, body))


def ask(live: WSGIApplication, path: str, **more: str) -> tuple[int, Headers, bytes]:
    """As a visitor's browser does, by a name of ours and over https where the site is; `more` goes into the environ."""
    environ = {
        "PATH_INFO": path,
        "HTTP_HOST": settings.SITE_HOST,
        "REMOTE_ADDR": "127.0.0.1",
        "wsgi.url_scheme": "https" if settings.IS_HTTPS else "http",
        "HTTP_X_FORWARDED_PROTO": "https",
        "wsgi.input": BytesIO(),
    } | more
    setup_testing_defaults(environ)
    told: list[tuple[str, Headers]] = []
    answer = live(environ, lambda status, headers, *_: told.append((status, headers)))  # type: ignore[arg-type]
    try:
        body = b"".join(answer)
    finally:
        if hasattr(answer, "close"):
            answer.close()
    ((status, headers),) = told
    return int(status[:3]), headers, body
