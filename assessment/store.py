"""Where a visit is kept: one encrypted cookie on the visitor's own device, sent to the self-assessment only. Nothing is kept here.

A cookie has one path, so it is set once for each language's address; the browser sends the one that fits.
"""

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.http import HttpRequest, HttpResponse

from assessment.visit import Visit

PATHS = {"visit": "/assessment/", "visit_es": "/es/assessment/"}
SECONDS = 2 * 60 * 60


def get(request: HttpRequest) -> Visit | None:
    """The visit so far, or None where there is none, it is too old, or it was not written here."""
    token = next((request.COOKIES[name] for name in PATHS if name in request.COOKIES), "")
    try:
        return Visit.loads(_cipher().decrypt(token, ttl=SECONDS))
    except (InvalidToken, ValueError):
        return None


def put(response: HttpResponse, visit: Visit) -> HttpResponse:
    token = _cipher().encrypt(visit.dumps()).decode()
    for name, path in PATHS.items():
        response.set_cookie(name, token, SECONDS, path=path, secure=settings.IS_HTTPS, httponly=True, samesite="Lax")
    return response


def clear(response: HttpResponse) -> HttpResponse:
    for name, path in PATHS.items():
        response.delete_cookie(name, path=path, samesite="Lax")
    return response


def _cipher() -> MultiFernet:
    return MultiFernet([Fernet(key) for key in settings.ANSWERS_KEYS])
