"""Whoever visits the site over https, on this machine, whatever name the site has."""

import http.client
import socket
import ssl
import threading
import time
from collections import Counter
from http.cookies import SimpleCookie
from urllib.parse import urlencode

from tests.faults.sharing import LINK
from tests.vocabulary import LEVELS, codes

PAUSE = 0.05  # seconds; all come from one address, and nginx allows it a hundred requests a second


class _Here(http.client.HTTPSConnection):
    """To this machine, under the site's name."""

    def connect(self) -> None:
        self.sock = self._context.wrap_socket(socket.create_connection(("127.0.0.1", 443), self.timeout), server_hostname=self.host)


class Visitor:
    def __init__(self, name: str) -> None:
        self._name, self._cookies = name, SimpleCookie()
        self._context = ssl._create_unverified_context()  # noqa: S323  the certificate is of our own making

    def ask(self, path: str, form: dict[str, str] | None = None) -> tuple[int, http.client.HTTPMessage, str]:
        """Status, headers and body. No redirect is followed."""
        connection = _Here(self._name, timeout=60, context=self._context)
        headers = {"Cookie": "; ".join(f"{name}={kept.value}" for name, kept in self._cookies.items())}
        try:
            if form is None:
                connection.request("GET", path, headers=headers)
            else:
                headers["Content-Type"] = "application/x-www-form-urlencoded"
                connection.request("POST", path, urlencode(form), headers)
            response = connection.getresponse()
            for cookie in response.headers.get_all("Set-Cookie") or []:
                self._cookies.load(cookie)
            return response.status, response.headers, response.read().decode()
        finally:
            connection.close()

    def share(self) -> str:
        """Answers every question and makes a link: its code."""
        path = "/assessment/"
        given = codes(**LEVELS["iop"])
        while not path.endswith("/result/"):
            question = path.rstrip("/").rpartition("/")[2]
            question = "who" if question == "assessment" else question
            status, headers, body = self.ask(path, {question: given.get(question, "self")})
            if status != 303:
                raise RuntimeError(f"{path}: {status}")
            path = headers["Location"]
        status, _, body = self.ask("/assessment/share/", {"life": "7d"})
        found = LINK.search(body)
        if not found:
            raise RuntimeError(f"no link: {status}")
        return found[1]

    def opens(self, code: str) -> bool:
        status, headers, body = self.ask("/s", {"code": code})
        return "data-level=" in (self.ask(headers["Location"])[2] if status == 303 else body)


class Crowd:
    """Visitors who read, one after the other in each of a few threads, while something happens to the site."""

    def __init__(self, name: str, at_least: int, threads: int = 4) -> None:
        self.statuses: Counter[int | str] = Counter()
        self.slowest = 0.0
        self._name, self._at_least, self._over = name, at_least, threading.Event()
        self._threads = [threading.Thread(target=self._read, daemon=True) for _ in range(threads)]

    def __enter__(self) -> "Crowd":
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        while self.asked < self._at_least:
            time.sleep(0.1)
        self._over.set()
        for thread in self._threads:
            thread.join()

    @property
    def asked(self) -> int:
        return sum(self.statuses.values())

    def _read(self) -> None:
        visitor = Visitor(self._name)
        while not self._over.is_set():
            for path, form in (("/help/", None), ("/assessment/", {"who": "self"}), ("/es/", None)):
                began = time.monotonic()
                try:
                    status: int | str = visitor.ask(path, form)[0]
                except (OSError, http.client.HTTPException) as error:
                    status = type(error).__name__
                self.statuses[status] += 1
                self.slowest = max(self.slowest, time.monotonic() - began)
                time.sleep(PAUSE)
