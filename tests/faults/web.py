"""What a browser does, in as little as possible: one request, one connection, from an address of its own."""

import http.client
import itertools
import ssl
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode, urlsplit

HOST = "127.0.0.1"
LONGEST = 30  # seconds until a request counts as hanging
CRISIS_LINE = b"988"
OWN_CERTIFICATE = ssl._create_unverified_context()  # noqa: S323  made a moment ago, for this machine only


@dataclass(frozen=True)
class Answer:
    """`seconds` from before connecting to the last byte."""

    status: int
    headers: http.client.HTTPMessage
    body: bytes
    seconds: float

    @property
    def is_calm(self) -> bool:
        """Whoever meets trouble of ours is told whom to call."""
        return self.status < 500 or CRISIS_LINE in self.body

    @property
    def text(self) -> str:
        return self.body.decode()


NO_ANSWER = (OSError, http.client.HTTPException)


def ask(
    origin: str,
    target: str,
    form: Mapping[str, str] | None = None,
    *,
    headers: Mapping[str, str] | None = None,
    address: str = HOST,
    longest: float = LONGEST,
) -> Answer:
    """GET, or POST where there is a form. `origin` is like https://127.0.0.1:8000. Raises one of NO_ANSWER."""
    given = {"Connection": "close", **(headers or {})}
    body = None
    if form is not None:
        body = urlencode(form)
        given["Content-Type"] = "application/x-www-form-urlencoded"
    began = time.monotonic()
    connection = _connection(origin, timeout=longest, source_address=(address, 0))
    try:
        connection.request("GET" if form is None else "POST", target, body, given)
        response = connection.getresponse()
        return Answer(response.status, response.headers, response.read(), time.monotonic() - began)
    finally:
        connection.close()


def _connection(origin: str, **options: Any) -> http.client.HTTPConnection:
    parts = urlsplit(origin)
    if parts.scheme == "https":
        return http.client.HTTPSConnection(parts.hostname, parts.port, context=OWN_CERTIFICATE, **options)
    return http.client.HTTPConnection(parts.hostname, parts.port, **options)


def addresses() -> Callable[[], str]:
    """Each call gives another loopback address, so that a limit by address sees as many people as there are."""
    numbers = itertools.count(2)

    def another() -> str:
        number = next(numbers)
        return f"127.{number >> 16 & 255 | 64}.{number >> 8 & 255}.{number & 255}"

    return another
