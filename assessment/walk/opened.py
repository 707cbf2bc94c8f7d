"""Which shared result is open in this browser: its code, in a cookie that only the addresses of shared results are sent.

The page with the box for the code is one of them, so that it too leaves the browser's memory when the cookie goes.
"""

from django.http import HttpRequest, HttpResponse

from programs.cookie import Cookie

MINUTES = 5
COOKIE = Cookie("opened", "/s", MINUTES * 60)


def get(request: HttpRequest) -> str | None:
    """The code of the result, or None where none was opened or it is too long ago."""
    found = COOKIE.get(request)
    return found[0].decode() if found else None


def put(response: HttpResponse, code: str) -> HttpResponse:
    return COOKIE.put(response, code.encode())


def clear(response: HttpResponse) -> HttpResponse:
    return COOKIE.clear(response)
