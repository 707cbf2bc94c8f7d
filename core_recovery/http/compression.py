"""Answers in brotli, for browsers that take it; Django's gzip middleware serves the rest.

What is published is compressed once, as small as it gets; whatever else, quickly. A private page is padded by a random length as
Django's gzip does it, so that its length on the wire says less of the answers in it, and is forgotten at once.
"""

import re
import secrets
from collections.abc import Callable
from functools import cache, lru_cache

import brotli
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

from core_recovery.http.headers import NO_STORE
from programs.kept import KeptResponse

OFFERED = ("br", "gzip")
CODING = re.compile(r"\s*([\w*-]+)\s*(?:;\s*q=([01](?:\.\d{0,3})?)\s*)?")
WORTH_IT = 200  # bytes
QUICK, SMALLEST = 6, 11
WINDOW = 16  # bits: 64 KiB, more than any page; the usual 4 MiB would be fetched from the system for each answer
KINDS_OF_BROWSERS = 256  # whose wishes are remembered
FOR_GOOD = "core_recovery.for_good"  # in the environ of a request whose answer is kept for everyone
PADDING_MOST = 100  # bytes


class Brotli:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        taken = codings_taken(request.META.get("HTTP_ACCEPT_ENCODING", ""))
        # Django's gzip looks for names only, and would read `gzip;q=0` as a yes.
        request.META["HTTP_ACCEPT_ENCODING"] = ", ".join(taken)
        response = self.get_response(request)
        if response.streaming or response.has_header("Content-Encoding") or len(response.content) < WORTH_IT:
            return response
        patch_vary_headers(response, ("Accept-Encoding",))
        if "br" in taken:
            response.content = _compressed(response, SMALLEST if FOR_GOOD in request.META else QUICK)
            response["Content-Encoding"] = "br"
            response["Content-Length"] = str(len(response.content))
        return response


@lru_cache(KINDS_OF_BROWSERS)
def codings_taken(accept_encoding: str) -> tuple[str, ...]:
    """Those we offer and the browser takes, whatever it likes best: `gzip, br;q=0` gives gzip. What cannot be read is not taken."""
    named = (CODING.fullmatch(part) for part in accept_encoding.lower().split(","))
    quality = {found[1]: float(found[2] or 1) for found in named if found}
    return tuple(coding for coding in OFFERED if quality.get(coding, quality.get("*", 0)) > 0)


def _compressed(response: HttpResponse, quality: int) -> bytes:
    if response.get("Cache-Control") != NO_STORE:
        return bytes(brotli.compress(response.content, quality=quality, lgwin=WINDOW))
    before, after = _kept_parts(response.content) if isinstance(response, KeptResponse) else _parts(response.content, quality)
    return b"".join((before, _skipped(1 + secrets.randbelow(PADDING_MOST)), after))


@cache  # of kept pages only, and as many as these
def _kept_parts(body: bytes) -> tuple[bytes, bytes]:
    return _parts(body, SMALLEST)


def _parts(body: bytes, quality: int) -> tuple[bytes, bytes]:
    """What stands before the padding, and what ends it."""
    compressor = brotli.Compressor(quality=quality, lgwin=WINDOW)
    return compressor.process(body) + compressor.flush(), compressor.finish()


def _skipped(length: int) -> bytes:
    """A metadata block, passed over by every decoder of brotli (RFC 7932, 9.2).

    From the lowest bit on: 0 not the last, 11 no data, 0 reserved, 01 one byte of length, the length less one, 00 to the next byte.
    """
    return (0b01_0_11_0 | (length - 1) << 6).to_bytes(2, "little") + bytes(length)
