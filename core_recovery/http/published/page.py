"""One published answer, in every coding that browsers take."""

import gzip
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import brotli
from django.utils.http import parse_etags

from core_recovery.http.published.addresses import Address

Headers = list[tuple[str, str]]
OF_A_BODY = re.compile("Content-(?!Security-Policy)|X-Robots-Tag")


@dataclass(frozen=True)
class Coded:
    """What is sent: the body in one coding, and every header."""

    headers: Headers
    body: bytes


@dataclass(frozen=True)
class Page:
    """`codings` are the best first; the last has no name, and is the body as it is."""

    address: Address
    codings: Mapping[str, Coded]

    @cached_property
    def tag(self) -> str:
        """Its ETag; empty where it has none, since nobody may keep it."""
        return dict(self.codings[""].headers).get("ETag", "")

    @cached_property
    def unchanged(self) -> Headers:
        """The headers of an answer that says: what you have is what there is. Nothing in them is about a body."""
        return [(name, value) for name, value in self.codings[""].headers if not OF_A_BODY.match(name)]

    def is_known(self, tags: str) -> bool:
        """Whether one of the tags in an `If-None-Match` is this page's."""
        if not (tags and self.tag):
            return False
        return tags == self.tag or any(tag in {"*", self.tag, self.tag.removeprefix("W/")} for tag in parse_etags(tags))


def in_every_coding(headers: Headers, body: bytes) -> dict[str, Coded]:
    """From an answer in brotli. One that is too short for it travels as it is."""
    if ("Content-Encoding", "br") not in headers:
        return {"": Coded(headers, body)}
    plain = brotli.decompress(body)
    return {"br": Coded(headers, body)} | {
        coding: Coded(list(_in(coding, headers, coded)), coded)
        for coding, coded in {"gzip": gzip.compress(plain, mtime=0), "": plain}.items()
    }


def _in(coding: str, headers: Headers, body: bytes) -> Iterator[tuple[str, str]]:
    for name, value in headers:
        if name == "Content-Length":
            yield name, str(len(body))
        elif name != "Content-Encoding":
            yield name, value
        elif coding:
            yield name, coding
