"""Answers in brotli, for browsers that take it; Django's gzip middleware serves the rest.

Public pages are the same bytes for everyone, so each is compressed once, as small as it gets. A private page is compressed
quickly and forgotten at once.
"""

import re
from collections.abc import Callable
from functools import lru_cache

import brotli
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

from core_recovery.http.headers import NO_STORE

OFFERED = ("br", "gzip")
CODING = re.compile(r"\s*([\w*-]+)\s*(?:;\s*q=([01](?:\.\d{0,3})?)\s*)?")
WORTH_IT = 200  # bytes
QUICK, SMALLEST = 6, 11
PAGES_KEPT = 256


class Brotli:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        taken = codings_taken(request.META.get("HTTP_ACCEPT_ENCODING", ""))
        # Django's gzip and WhiteNoise look for names only, and would read `gzip;q=0` as a yes.
        request.META["HTTP_ACCEPT_ENCODING"] = ", ".join(taken)
        response = self.get_response(request)
        if response.streaming or response.has_header("Content-Encoding") or len(response.content) < WORTH_IT:
            return response
        patch_vary_headers(response, ("Accept-Encoding",))
        if "br" in taken:
            is_private = response.get("Cache-Control") == NO_STORE
            response.content = brotli.compress(response.content, quality=QUICK) if is_private else _smallest(response.content)
            response["Content-Encoding"] = "br"
            response["Content-Length"] = str(len(response.content))
        return response


def codings_taken(accept_encoding: str) -> list[str]:
    """Those we offer and the browser takes, whatever it likes best: `gzip, br;q=0` gives gzip. What cannot be read is not taken."""
    named = (CODING.fullmatch(part) for part in accept_encoding.lower().split(","))
    quality = {found[1]: float(found[2] or 1) for found in named if found}
    return [coding for coding in OFFERED if quality.get(coding, quality.get("*", 0)) > 0]


@lru_cache(PAGES_KEPT)
def _smallest(body: bytes) -> bytes:
    return brotli.compress(body, quality=SMALLEST)
