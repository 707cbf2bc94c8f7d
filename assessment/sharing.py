"""Making, opening and erasing a shared result. The secret is in the link only: from it come the row's id and the key of its box.

A visit has one link for each life, derived from the visit's own seed: made twice it is one row, and once erased it stays erased,
since a row without content keeps its place until its time would have ended. Knows no HTTP; the clock is passed in.
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
from django.db import transaction

from assessment.domain import Answers, UnknownCode
from assessment.domain.level_of_care.questions import CRITERIA_VERSION
from assessment.models import SharedResult, Tries, delete_some

SECRET_BYTES, NONCE_BYTES = 16, 12
MOST_KEPT = 100_000  # rows; about 50 MB
TRIED_OUT = "tried-out"  # no id of an address: those are hexadecimal
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


class Erased(Exception):
    """This link was erased, and will not be made again."""


class Full(Exception):
    """So many results are kept that no more are taken."""


def new_seed() -> str:
    """What a visit's links are derived from: 16 random bytes as 22 characters."""
    return _encode(secrets.token_bytes(SECRET_BYTES))


def code_for(seed: str, life: Life) -> str:
    """The secret of a visit's link of this life, as the 22 characters that the link ends with."""
    return _encode(_derive(seed.encode(), f"share/v1/link/{life}".encode(), SECRET_BYTES))


def make(code: str, answers: Answers, life: Life, now: datetime) -> datetime:
    """Keep the answers under a code from `code_for`, and say when they end; what the code opened before is written over.

    Raises Erased and Full.
    """
    secret = _secret(code)
    if secret is None:
        raise ValueError("not a code")
    row_id, expires_at = _id(secret), (now + life.span).replace(microsecond=0)
    payload = {"version": CRITERIA_VERSION, "answers": answers.codes(), "made_on": now.date().isoformat()}
    nonce = secrets.token_bytes(NONCE_BYTES)
    box = AESGCM(_key(secret)).encrypt(nonce, json.dumps(payload).encode(), _bound_to(row_id, expires_at))
    delete_ended(now)  # before: what has ended takes no one's place
    _keep(SharedResult(id=row_id, nonce=nonce, box=box, expires_at=expires_at))
    return expires_at


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
    except (InvalidTag, ValueError):  # ValueError: an erased row has no nonce
        return None
    payload = json.loads(opened)
    return Shared(payload["answers"], payload["version"], date.fromisoformat(payload["made_on"]), row.expires_at)


def revoke(code: str) -> None:
    """Whoever holds the link may erase what it opens. The row stays, empty, so that the same code cannot be made again."""
    if secret := _secret(code):
        SharedResult.objects.filter(id=_id(secret)).update(nonce=b"", box=b"")


def try_out(now: datetime) -> None:
    """Read a row and write one, for whoever watches. A full disk shows only when a write is kept, so one count of tries is.

    Raises what the database raises.
    """
    SharedResult.objects.order_by("expires_at").first()
    Tries.objects.update_or_create(id=TRIED_OUT, defaults={"ends_at": now})


def delete_ended(now: datetime) -> int:
    """How many it deleted: no more than a hundred, so that no write waits long for it."""
    return delete_some(SharedResult.objects.filter(expires_at__lte=now))


def _keep(row: SharedResult) -> None:
    """One at a time, also when two ask at once for a row that is not there yet: PostgreSQL locks the row, SQLite the database."""
    content = {"nonce": row.nonce, "box": row.box, "expires_at": row.expires_at}
    with transaction.atomic():
        kept, is_new = SharedResult.objects.select_for_update().get_or_create(id=row.id, defaults=content)
        if not kept.box:
            raise Erased
        if is_new and SharedResult.objects.count() > MOST_KEPT:
            raise Full
        if not is_new:
            row.save(force_update=True)


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
