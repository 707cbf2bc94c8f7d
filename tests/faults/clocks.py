"""The machine's clock moved under a running site."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.faults import sharing
from tests.faults.run import Fault, Run
from tests.faults.visits import cookies, someone
from tests.faults.web import ask

LIBRARY = "/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1"
DAY = 24 * 60 * 60


@contextmanager
def own_clock(run: Run) -> Iterator[None]:
    """A clock that `_set` moves. What measures spans is left alone, as it is on a real machine."""
    run.site.environment |= {
        "LD_PRELOAD": LIBRARY,
        "FAKETIME_TIMESTAMP_FILE": str(run.folder / "clock"),
        "FAKETIME_NO_CACHE": "1",
        "FAKETIME_DONT_FAKE_MONOTONIC": "1",
        "NO_FAKE_STAT": "1",
        "PYTHONPATH": str(Path(__file__).parent / "clock"),
    }
    _set(run, 0)
    yield


def _set(run: Run, seconds: int) -> None:
    draft = run.folder / "clock.new"
    draft.write_text(f"{seconds:+}s")
    os.replace(draft, run.folder / "clock")


def moved(run: Run) -> None:
    """Links end by the clock there is; nothing else may go wrong."""
    _move(run, DAY)
    _move(run, -DAY)
    _expect_answers_under_way(run)
    with run.writers.resting():
        lost = run.writers.missing(run.book.acknowledged)
        run.expect(not lost, f"{lost} links are missing after two days' steps")
    ten_years_on = _move(run, 3650 * DAY)
    old = run.book.acknowledged[0]
    opened = sharing.open_(run.outside, old.code, run.address())
    run.expect(opened.status == 404, f"a link of ten years ago says {opened.status}")
    run.has_ended = lambda written: written.at < ten_years_on
    _move(run, 0)


def _move(run: Run, seconds: int) -> float:
    """At which moment; the writers seal their visits by the same clock."""
    with run.writers.resting():
        _set(run, seconds)
        run.writers.clock = lambda: time.time() + seconds
        moment = time.monotonic()
        run.healed()
    time.sleep(1.5)
    return moment


def _expect_answers_under_way(run: Run) -> None:
    """Of someone who began before the clock went back."""
    person = someone(run.site.environment["CORE_ANSWERS_KEYS"])
    result = ask(run.outside, "/assessment/result/", headers=cookies(person))
    run.expect(person.shows in result.text, "answers under way are lost when the clock goes back")


FAULTS = [Fault("clock", "clock: a day on, a day back, ten years on, right again", moved, own_clock)]
