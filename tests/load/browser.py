"""One person's browser: one connection kept open, cookies, redirects followed. Light, so that a thousand fit beside the site."""

import asyncio
import time
from collections import Counter
from dataclasses import dataclass, field
from urllib.parse import urlencode, urlsplit

import brotli

from tests.faults.web import OWN_CERTIFICATE

PATIENCE = 30  # seconds until an answer counts as none


@dataclass
class Seen:
    """Of all browsers together: seconds of each request that was answered as it should be, and what else came."""

    seconds: list[float] = field(default_factory=list)
    failed: Counter = field(default_factory=Counter)

    @property
    def asked(self) -> int:
        return len(self.seconds) + sum(self.failed.values())

    def milliseconds(self, share: float) -> float:
        """So many were quicker, of those answered."""
        return sorted(self.seconds)[int(len(self.seconds) * share)] * 1000 if self.seconds else 0.0


class Browser:
    def __init__(self, origin: str, address: str, seen: Seen) -> None:
        self.address, self.cookies = address, {}
        self._origin, self.seen = urlsplit(origin), seen
        self._trust = OWN_CERTIFICATE if self._origin.scheme == "https" else None
        self._reader: asyncio.StreamReader | None = None
        self._writer: asyncio.StreamWriter | None = None

    async def click(self, target: str, form: dict[str, str] | None = None) -> bytes:
        """The page one arrives at; empty where something failed."""
        status, location, body = await self._ask(target, form)
        while status == 303:
            status, location, body = await self._ask(location)
        return body if status == 200 else b""

    async def close(self) -> None:
        if self._writer:
            self._writer.close()
        self._writer = None

    async def _ask(self, target: str, form: dict[str, str] | None = None) -> tuple[int, str, bytes]:
        began = time.monotonic()
        try:
            async with asyncio.timeout(PATIENCE):
                status, location, body = await self._exchange(self._request(target, form))
        except (OSError, TimeoutError, asyncio.IncompleteReadError, ValueError) as error:
            await self.close()
            self.seen.failed[type(error).__name__] += 1
            return 0, "", b""
        if status in {200, 303}:
            self.seen.seconds.append(time.monotonic() - began)
        else:
            self.seen.failed[str(status)] += 1
        return status, location, body

    def _request(self, target: str, form: dict[str, str] | None) -> bytes:
        body = urlencode(form or {}).encode()
        head = [f"{'GET' if form is None else 'POST'} {target} HTTP/1.1", f"Host: {self._origin.netloc}", "Accept-Encoding: br"]
        if self.cookies:
            head.append("Cookie: " + "; ".join(f"{name}={value}" for name, value in self.cookies.items()))
        if form is not None:
            head += ["Content-Type: application/x-www-form-urlencoded", f"Content-Length: {len(body)}"]
        return "\r\n".join([*head, "", ""]).encode() + body

    async def _exchange(self, request: bytes) -> tuple[int, str, bytes]:
        """On the connection there is; on a new one where the other side has closed it meanwhile, as browsers do."""
        if self._writer and not self._reader.at_eof():
            self._writer.write(request)
        else:
            await self._connect()
            self._writer.write(request)
        lines = (await self._reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
        headers = [line.partition(": ")[::2] for line in lines[1:] if line]
        given = {name.lower(): value for name, value in headers}
        for name, value in headers:
            if name.lower() == "set-cookie":
                self._keep(value)
        body = await self._reader.readexactly(int(given["content-length"]))
        if given.get("connection") == "close":
            await self.close()
        plain = brotli.decompress(body) if given.get("content-encoding") == "br" else body
        return int(lines[0].split()[1]), given.get("location", ""), plain

    def _keep(self, cookie: str) -> None:
        """A path is looked at only so far as there are two cookies of a visit."""
        name, _, value = cookie.partition(";")[0].partition("=")
        if not name.endswith("_es"):
            self.cookies[name] = value

    async def _connect(self) -> None:
        await self.close()
        self._reader, self._writer = await asyncio.open_connection(
            self._origin.hostname, self._origin.port, ssl=self._trust, local_addr=(self.address, 0)
        )
