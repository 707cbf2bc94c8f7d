"""A private cookie: encrypted, on the visitor's own device, once for each language's path. Nothing is kept here."""

import time
from dataclasses import dataclass
from functools import cache

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.http import HttpRequest, HttpResponse

from programs.languages import languages, prefix

MOMENT = 60  # seconds


@dataclass(frozen=True)
class Cookie:
    """`place` is the path it is sent to, below each language's prefix; it lives `seconds` from when its content began."""

    name: str
    place: str
    seconds: int

    def paths(self) -> dict[str, str]:
        """Names and paths; the first language's has the plain name.

        Over https a browser takes `__Secure-` from https only, so that nobody between can put one of their own in place.
        """
        name = f"__Secure-{self.name}" if settings.IS_HTTPS else self.name
        return {name + prefix(code).replace("/", "_"): f"{prefix(code)}{self.place}" for code in languages()}

    def is_sent_to(self, path: str) -> bool:
        return any(f"{path}/".startswith(f"{place.rstrip('/')}/") for place in self.paths().values())

    def get(self, request: HttpRequest) -> tuple[bytes, int] | None:
        """The content and when it began, in seconds since 1970; None where there is none, it is too old, or not written here.

        It begins in the future only where the clock was set back. How old it is cannot be known then: its life counts anew.
        """
        token = next((request.COOKIES[name] for name in self.paths() if name in request.COOKIES), "")
        cipher, now = _cipher(*settings.ANSWERS_KEYS), int(time.time())
        try:
            began = cipher.extract_timestamp(token)
            content = cipher.decrypt_at_time(token, self.seconds, max(began, now))
        except (InvalidToken, ValueError):
            return None
        return (content.removeprefix(self._purpose), min(began, now)) if content.startswith(self._purpose) else None

    def put(self, response: HttpResponse, content: bytes, began: int | None = None) -> HttpResponse:
        now = int(time.time())
        began = began or now
        return self._set(response, self.sealed(content, began), began + self.seconds - now)

    def sealed(self, content: bytes, began: int) -> str:
        return _cipher(*settings.ANSWERS_KEYS).encrypt_at_time(self._purpose + content, began).decode()

    def empty(self, response: HttpResponse) -> HttpResponse:
        """Nothing is in it any more; it is itself still there for a moment."""
        return self._set(response, "", MOMENT)

    def clear(self, response: HttpResponse) -> HttpResponse:
        """Delete it, unless this very answer sets it."""
        for name, path in self.paths().items():
            if name not in response.cookies:
                response.delete_cookie(name, path=path, samesite="Lax")
        return response

    @property
    def _purpose(self) -> bytes:
        """So that what was sealed for one cookie is not read from another."""
        return f"{self.name}:".encode()

    def _set(self, response: HttpResponse, token: str, max_age: int) -> HttpResponse:
        for name, path in self.paths().items():
            response.set_cookie(name, token, path=path, max_age=max_age, secure=settings.IS_HTTPS, httponly=True, samesite="Lax")
        return response


@cache
def _cipher(*keys: str) -> MultiFernet:
    return MultiFernet([Fernet(key) for key in keys])
