"""What someone searched for, kept ten minutes on their own device: an encrypted cookie for the address of that answer alone.

So the words are in no address, log, Referer, history or cache, and Back works: docs/decisions/0018-a-search-leaves-no-trace.md.
"""

from uuid import UUID

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.http import HttpRequest, HttpResponse

from programs.languages import languages, prefix

SECONDS = 10 * 60
MOST_BYTES = 900  # two cookies and all headers stay below the 4 KiB that nginx takes by default
PURPOSE = b"search:"  # so that nothing else locked with these keys is taken for a search, nor a search for anything else


def keep(response: HttpResponse, place: UUID, words: str) -> HttpResponse:
    """For the answer at /search/<place>/, in every language."""
    token = _cipher().encrypt(PURPOSE + words.encode()[:MOST_BYTES]).decode()
    for code in languages():
        path = f"{prefix(code)}/search/{place}/"
        response.set_cookie(_name(code), token, path=path, max_age=SECONDS, secure=settings.IS_HTTPS, httponly=True, samesite="Lax")
    return response


def words(request: HttpRequest) -> str:
    """None of them, where there is no cookie, it is too old, or it was not written here."""
    token = next((request.COOKIES[_name(code)] for code in languages() if _name(code) in request.COOKIES), "")
    try:
        kept = _cipher().decrypt(token, ttl=SECONDS)
    except (InvalidToken, ValueError):
        return ""
    return kept.removeprefix(PURPOSE).decode(errors="ignore") if kept.startswith(PURPOSE) else ""


def _name(language: str) -> str:
    """One for each: an answer can set only one cookie of a name."""
    return f"{'__Secure-' if settings.IS_HTTPS else ''}search{prefix(language).replace('/', '_')}"


def _cipher() -> MultiFernet:
    return MultiFernet([Fernet(key) for key in settings.ANSWERS_KEYS])
