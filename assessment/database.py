"""The way to the database. However sick it is, half of a worker's threads stay free for pages that need none."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore

from django.conf import settings
from django.db import Error, connection

log = logging.getLogger(__name__)

PATIENCE = 5.0  # seconds to wait for a place; the database itself is given fewer: see core_recovery.servers
INSIDE = settings.THREADS // 2  # at work in one worker, or waiting to be
AT_WORK = 1 if connection.vendor == "sqlite" else 8  # at once in one worker: more would only wait for each other's locks

_inside = BoundedSemaphore(INSIDE)
_at_work = BoundedSemaphore(AT_WORK)


class DatabaseAway(Exception):
    """It failed, or too many wait for it already. One line of the log says which."""


@contextmanager
def database() -> Iterator[None]:
    """Whatever reads or writes does it in here. Raises DatabaseAway."""
    if not _inside.acquire(blocking=False):
        raise _away("too many wait for it")
    try:
        if not _at_work.acquire(timeout=PATIENCE):
            raise _away("no answer to those who asked before")
        try:
            yield
        except Error as error:
            raise _away(type(error).__name__) from error
        finally:
            _at_work.release()
    finally:
        _inside.release()


def _away(reason: str) -> DatabaseAway:
    log.error("database away: %s", reason)
    return DatabaseAway(reason)
