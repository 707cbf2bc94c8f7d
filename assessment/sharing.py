"""Making and opening a shared result. The secret is in the link only: from it come the row's id and the key of its box.

Knows no HTTP; the clock is passed in.
"""

import base64
import json
import re
import secrets
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from assessment.domain import Answers, UnknownCode
from assessment.domain.level_of_care.questions import CRITERIA_VERSION
from assessment.models import SharedResult

SECRET_BYTES, NONCE_BYTES = 16, 12
CODE = re.compile(r"[A-Za-z0-9_-]{22}")


class Life(StrEnum):
    """How long a link may be opened."""

    DAY = "24h"
    WEEK = "7d"
    MONTH = "30d"

    @property
    def span(self) -> timedelta:
        return LIVES[self]


LIVES = {Life.DAY: timedelta(hours=24), Life.WEEK: timedelta(days=7), Life.MONTH: timedelta(days=30)}


@dataclass(frozen=True)
class Shared:
    """`codes` are as they were given; they are read by today's criteria only where `version` is today's."""

    codes: dict[str, str]
    version: int
    made_on: date
    expires_at: datetime

    @property
    def answers(self) -> Answers | None:
        """None where other criteria were in force, or the codes are no longer known."""
        try:
            return Answers.from_codes(self.codes) if self.version == CRITERIA_VERSION else None
        except UnknownCode:
            return None


def new_code() -> str:
    """A fresh secret as the 22 characters a link ends with."""
    return _encode(secrets.token_bytes(SECRET_BYTES))


def make(code: str, answers: Answers, life: Life, now: datetime) -> Shared | None:
    """Keep the answers under a code from `new_code`. Sent twice, the first one stands. None for what is no code."""
    secret = _secret(code)
    if secret is None:
        return None
    if (existing := open_shared(code, now)) is not None:
        return existing
    expires_at = (now + life.span).replace(microsecond=0)
    payload = {"version": CRITERIA_VERSION, "answers": answers.codes(), "made_on": now.date().isoformat()}
    row_id, nonce = _id(secret), secrets.token_bytes(NONCE_BYTES)
    box = AESGCM(_key(secret)).encrypt(nonce, json.dumps(payload).encode(), _bound_to(row_id, expires_at))
    SharedResult.objects.get_or_create(id=row_id, defaults={"nonce": nonce, "box": box, "expires_at": expires_at})
    return open_shared(code, now)


def open_shared(code: str, now: datetime) -> Shared | None:
    """None for a code that is malformed, unknown, ended or erased. What has ended is deleted on the way."""
    secret = _secret(code) or secrets.token_bytes(SECRET_BYTES)
    row = SharedResult.objects.filter(id=_id(secret)).first()
    if row is None:
        return None
    if row.expires_at <= now:
        row.delete()
        return None
    try:
        opened = AESGCM(_key(secret)).decrypt(bytes(row.nonce), bytes(row.box), _bound_to(row.id, row.expires_at))
    except InvalidTag:
        return None
    payload = json.loads(opened)
    return Shared(payload["answers"], payload["version"], date.fromisoformat(payload["made_on"]), row.expires_at)


def revoke(code: str) -> None:
    """Whoever holds the link may erase what it opens."""
    if secret := _secret(code):
        SharedResult.objects.filter(id=_id(secret)).delete()


def delete_expired(now: datetime) -> int:
    return SharedResult.objects.filter(expires_at__lte=now).delete()[0]


def _secret(code: str) -> bytes | None:
    """Strictly: one secret has one spelling."""
    if not CODE.fullmatch(code):
        return None
    secret = base64.urlsafe_b64decode(code + "==")
    return secret if _encode(secret) == code else None


def _encode(secret: bytes) -> str:
    return base64.urlsafe_b64encode(secret).decode().rstrip("=")


def _id(secret: bytes) -> str:
    return _derive(secret, b"share/v1/id", SECRET_BYTES).hex()


def _key(secret: bytes) -> bytes:
    return _derive(secret, b"share/v1/key", 32)


def _derive(secret: bytes, purpose: bytes, length: int) -> bytes:
    return HKDF(algorithm=SHA256(), length=length, salt=None, info=purpose).derive(secret)


def _bound_to(row_id: str, expires_at: datetime) -> bytes:
    """A box moved to another row, or given a longer life, does not open."""
    return f"{row_id}/{int(expires_at.timestamp())}".encode()
