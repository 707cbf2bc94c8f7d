"""Answers in brotli, for browsers that take it; Django's gzip middleware serves the rest.

Public pages are the same bytes for everyone, so each is compressed once, as small as it gets. A private page is compressed
quickly and forgotten at once.
"""

from functools import lru_cache

import brotli
from django.utils.cache import patch_vary_headers

from core_recovery.http.headers import NO_STORE

WORTH_IT = 200  # bytes
QUICK, SMALLEST = 6, 11
PAGES_KEPT = 256


class Brotli:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if response.streaming or response.has_header("Content-Encoding") or len(response.content) < WORTH_IT:
            return response
        patch_vary_headers(response, ("Accept-Encoding",))
        if "br" in request.headers.get("Accept-Encoding", ""):
            is_private = response.get("Cache-Control") == NO_STORE
            response.content = brotli.compress(response.content, quality=QUICK) if is_private else _smallest(response.content)
            response["Content-Encoding"] = "br"
            response["Content-Length"] = str(len(response.content))
        return response


@lru_cache(PAGES_KEPT)
def _smallest(body: bytes) -> bytes:
    return brotli.compress(body, quality=SMALLEST)
