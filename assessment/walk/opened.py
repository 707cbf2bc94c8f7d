"""Which shared result is open in this browser: its code, in a cookie that only the addresses of shared results are sent.

The page with the box for the code is one of them, so that it too leaves the browser's memory when the cookie goes. Each opening
has a place of its own in the address: who opens a second result and reloads the first must not see the second there.
"""

from uuid import UUID

from django.http import HttpRequest, HttpResponse

from programs.cookie import Cookie

MINUTES = 5
COOKIE = Cookie("opened", "/s", MINUTES * 60)


def get(request: HttpRequest, place: UUID) -> str | None:
    """The code of the result opened at this place, or None where none was, it is too long ago, or another was opened since."""
    found = COOKIE.get(request)
    opened_at, _, code = found[0].decode().partition(" ") if found else ("", "", "")
    return code if opened_at == str(place) else None


def put(response: HttpResponse, place: UUID, code: str) -> HttpResponse:
    return COOKIE.put(response, f"{place} {code}".encode())


def clear(response: HttpResponse) -> HttpResponse:
    return COOKIE.clear(response)
