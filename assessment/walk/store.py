"""Where a visit is kept: an encrypted cookie on the visitor's own device, one for each language's path. Nothing is kept here."""

import time
from dataclasses import replace

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.http import HttpRequest, HttpResponse

from assessment.walk.visit import Visit
from programs.languages import languages, prefix

SECONDS = 2 * 60 * 60  # from the first answer on, however many follow


def paths() -> dict[str, str]:
    """Names and paths of the cookies; the first language's has the plain name.

    Over https a browser takes `__Secure-` from https only, so that nobody between can put a visit of their own in place.
    """
    name = "__Secure-visit" if settings.IS_HTTPS else "visit"
    return {name + prefix(code).replace("/", "_"): f"{prefix(code)}/assessment/" for code in languages()}


def get(request: HttpRequest) -> Visit | None:
    """The visit so far, or None where there is none, it is too old, or it was not written here.

    A visit begins in the future only where the clock was set back. How old it is cannot be known then: its life counts anew.
    """
    token = next((request.COOKIES[name] for name in paths() if name in request.COOKIES), "")
    now = int(time.time())
    try:
        began = _cipher().extract_timestamp(token)
        visit = Visit.loads(_cipher().decrypt_at_time(token, SECONDS, max(began, now)))
        return replace(visit, began=min(began, now))
    except (InvalidToken, ValueError):
        return None


def put(response: HttpResponse, visit: Visit) -> HttpResponse:
    now = int(time.time())
    began = visit.began or now
    token = _cipher().encrypt_at_time(visit.dumps(), began).decode()
    for name, path in paths().items():
        response.set_cookie(
            name, token, path=path, max_age=began + SECONDS - now, secure=settings.IS_HTTPS, httponly=True, samesite="Lax"
        )
    return response


def clear(response: HttpResponse) -> HttpResponse:
    for name, path in paths().items():
        response.delete_cookie(name, path=path, samesite="Lax")
    return response


def _cipher() -> MultiFernet:
    return MultiFernet([Fernet(key) for key in settings.ANSWERS_KEYS])
