"""How often one address may try, counted in Django's cache under a keyed hash: the address itself is kept nowhere."""

from datetime import datetime

from django.conf import settings
from django.core.cache import cache
from django.core.exceptions import BadRequest
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

WINDOW = 60  # seconds


class TooManyTries(BadRequest):
    """Answered with 429 and the advice to wait."""


def too_many(request: HttpRequest, purpose: str, most: int, now: datetime) -> bool:
    """Count this try; True when it is beyond `most` in the current minute."""
    who = salted_hmac("limits", _address(request), algorithm="sha256").hexdigest()[:32]
    key = f"limit:{purpose}:{who}:{int(now.timestamp() // WINDOW)}"
    tries = cache.get(key, 0) + 1
    cache.set(key, tries, timeout=2 * WINDOW)
    return tries > most


def _address(request: HttpRequest) -> str:
    """Behind the proxy, the last address it names is the one it saw."""
    if settings.BEHIND_PROXY:
        return request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
    return request.META["REMOTE_ADDR"]
