"""How often one address may try. A row is found by a keyed hash of address and minute: the address itself is kept nowhere."""

from datetime import UTC, datetime

from django.conf import settings
from django.core.exceptions import BadRequest
from django.db import transaction
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from assessment.models import Tries

WINDOW = 60  # seconds


class TooManyTries(BadRequest):
    """Answered with 429 and the advice to wait."""


def too_many(request: HttpRequest, purpose: str, most: int, now: datetime) -> bool:
    """Count this try; True when it is beyond `most` in the current minute."""
    minute = int(now.timestamp() // WINDOW)
    who = salted_hmac("limits", f"{purpose} {minute} {_address(request)}", algorithm="sha256").hexdigest()
    ends_at = datetime.fromtimestamp((minute + 1) * WINDOW, UTC)
    return _count(who, ends_at) > most


def forget_ended(now: datetime) -> None:
    Tries.objects.filter(ends_at__lte=now).delete()


def _count(who: str, ends_at: datetime) -> int:
    """One at a time: PostgreSQL locks the row, SQLite the database."""
    with transaction.atomic():
        tries, _ = Tries.objects.select_for_update().get_or_create(id=who, defaults={"ends_at": ends_at})
        tries.number += 1
        tries.save(update_fields=["number"])
    return tries.number


def _address(request: HttpRequest) -> str:
    """Behind the proxy, the last address it names is the one it saw."""
    if settings.BEHIND_PROXY:
        return request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
    return str(request.META["REMOTE_ADDR"])
