"""What someone searched for, kept ten minutes on their own device: an encrypted cookie for the address of that answer alone.

So the words are in no address, log, Referer, history or cache, and Back works: docs/decisions/0018-a-search-leaves-no-trace.md.
"""

from uuid import UUID

from django.http import HttpRequest, HttpResponse

from programs.cookie import Cookie

SECONDS = 10 * 60
MOST_BYTES = 900  # two cookies and all headers stay below the 4 KiB that nginx takes by default


def keep(response: HttpResponse, place: UUID, words: str) -> HttpResponse:
    """For the answer at /search/<place>/, in every language."""
    return _at(place).put(response, words.encode()[:MOST_BYTES])


def words(request: HttpRequest, place: UUID) -> str:
    """None of them, where there is no cookie, it is too old, or it was not written here."""
    found = _at(place).get(request)
    return found[0].decode(errors="ignore") if found else ""


def _at(place: UUID) -> Cookie:
    return Cookie("search", f"/search/{place}/", SECONDS)
