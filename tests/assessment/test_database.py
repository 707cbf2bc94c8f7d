"""The way to the database: how many may wait, and what is said of a failure."""

import time
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, BoundedSemaphore, Event

import pytest
from django.conf import settings
from django.db import InterfaceError, OperationalError

from assessment import database as gate
from assessment.database import DatabaseAway, database


@pytest.fixture(autouse=True)
def places(monkeypatch):
    """Small numbers: six threads may be at the database or wait for it, two of them at once at work."""
    monkeypatch.setattr(gate, "_inside", BoundedSemaphore(6))
    monkeypatch.setattr(gate, "_at_work", BoundedSemaphore(2))
    monkeypatch.setattr(gate, "PATIENCE", 0.2)


def test_half_of_the_threads_are_never_at_the_database():
    assert gate.INSIDE <= settings.THREADS // 2
    assert gate.INSIDE >= 50, "fifty people who make a link at the same moment all get one"
    assert gate.AT_WORK < gate.INSIDE


def test_while_the_database_hangs_six_wait_and_the_others_are_told_at_once():
    thawed, started = Event(), Barrier(3)

    def hang():
        with database():
            started.wait()
            thawed.wait()

    def come() -> float:
        began = time.monotonic()
        with pytest.raises(DatabaseAway), database():
            pass
        return time.monotonic() - began

    with ThreadPoolExecutor(12) as people:
        held = [people.submit(hang) for _ in range(2)]
        started.wait()
        took = sorted(people.map(lambda _: come(), range(10)))
        thawed.set()
        assert [person.result() for person in held] == [None, None]
    assert [seconds >= gate.PATIENCE for seconds in took] == [False] * 6 + [True] * 4
    assert took[5] < gate.PATIENCE / 2


def test_after_it_hung_everyone_gets_in_again():
    for _ in range(20):
        with pytest.raises(DatabaseAway), database():
            raise OperationalError
        with pytest.raises(LookupError), database():
            raise LookupError
    with database():
        pass


@pytest.mark.parametrize("error", [OperationalError, InterfaceError])
def test_a_failure_is_one_line_that_names_its_kind_only(caplog, error):
    with pytest.raises(DatabaseAway), database():
        raise error("host=db password=secret")
    assert caplog.messages == [f"database away: {error.__name__}"]
