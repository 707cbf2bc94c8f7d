"""One fault: the site behind nginx with a fresh database, people at it, the fault, and what came of it."""

import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path

from tests.faults.databases import Postgresql, Sqlite
from tests.faults.nginx import nginx
from tests.faults.probe import Probe, Seen
from tests.faults.site import Site
from tests.faults.web import addresses
from tests.faults.writers import Book, Writers, Written
from tests.running import free_port

TRIES = 3
BEFORE = 1.0  # seconds of ordinary work before a fault and after
TORN = "IncompleteRead"
LONGEST = 200  # characters of an error's text


@dataclass
class Run:
    """What a fault does its work with. `problems` are the reasons why it is not held."""

    database: Sqlite | Postgresql
    folder: Path
    address: Callable[[], str] = field(default_factory=addresses)
    outside: str = field(default_factory=lambda: f"https://127.0.0.1:{free_port()}")
    problems: list[str] = field(default_factory=list)
    slow: list[str] = field(default_factory=list)  # problems too, unless the machine had other work and a second run is quicker
    notes: list[str] = field(default_factory=list)
    recovered: float | None = None
    has_ended: Callable[[Written], bool] = lambda written: False  # may a link rightly be gone by itself?
    _healed_at: float = 0.0

    def __post_init__(self) -> None:
        self.data = self.folder / "data"
        self.data.mkdir()
        self.site = Site(self.folder / "site.log", self.outside)
        self.book, self.seen = Book(), Seen()
        self.writers: Writers

    def expect(self, holds: bool, otherwise: str) -> None:
        if not holds:
            self.problems.append(otherwise)

    def expect_quick(self, holds: bool, otherwise: str) -> None:
        if not holds:
            self.slow.append(otherwise)

    def healed(self) -> None:
        """From now on it must work again."""
        self._healed_at = time.monotonic()

    @contextmanager
    def serving(self) -> Iterator[None]:
        self.database.fresh(self.data)
        self.site.environment["CORE_DATABASE_URL"] = self.database.url
        with nginx(self.folder, self.outside, self.site.inside):
            try:
                self.site.start()
                yield
            finally:
                self.site.stop()

    @contextmanager
    def at_work(self) -> Iterator[None]:
        """People write and read; on leaving, the site must be back."""
        probe = Probe(self.outside)
        self.writers = Writers(self.book, self.outside, self.site.environment["CORE_ANSWERS_KEYS"], self.address)
        try:
            time.sleep(BEFORE)
            yield
            if self._healed_at:
                self.recovered = self.writers.first_after(self._healed_at)
            time.sleep(BEFORE)
        finally:
            self.writers.stop()
            self.seen = probe.stop()


def _nothing(run: Run) -> AbstractContextManager[None]:
    return nullcontext()


@dataclass(frozen=True)
class Fault:
    """What is done to a site at work. `around` prepares what must stand before it starts and is taken away afterwards.

    `slowest` is the most milliseconds the help page may take, `recovery` the most seconds until a link can be made again.
    """

    name: str
    says: str
    do: Callable[[Run], None]
    around: Callable[[Run], AbstractContextManager[None]] = _nothing
    on: tuple[str, ...] = ("sqlite", "postgresql")
    slowest: float = 2000
    recovery: float = 3.0
    stays: bool = True  # the help page answers throughout: the page of a site that is away would not do


@dataclass(frozen=True)
class Row:
    """One line of the report."""

    fault: Fault
    database: str
    run: Run

    @property
    def problems(self) -> list[str]:
        return self.run.problems + self.run.slow

    @property
    def cells(self) -> tuple[str, ...]:
        book, seen = self.run.book, self.run.seen
        recovered = "" if self.run.recovered is None else f"{self.run.recovered:.2f} s"
        verdict = "; ".join(self.problems) or "held"
        notes = "; ".join(self.run.notes)
        return (
            self.fault.says,
            self.database,
            f"{book.asked}",
            f"{len(book.acknowledged)}",
            f"{book.missing + book.returned}",
            f"{sum(book.failed.values())}",
            f"{seen.slowest * 1000:.0f} ms",
            recovered,
            f"{verdict} ({notes})" if notes else verdict,
        )


def run(fault: Fault, database: Sqlite | Postgresql) -> Row:
    """What is too slow is measured anew, since the machine may have had other work to do: what hangs, hangs each time."""
    for _ in range(TRIES):
        row = _run_once(fault, database)
        if row.run.problems or not row.run.slow:
            break
    return row


def _run_once(fault: Fault, database: Sqlite | Postgresql) -> Row:
    with tempfile.TemporaryDirectory(prefix=f"faults-{fault.name}-") as folder:
        Path(folder).chmod(0o711)
        now = Run(database, Path(folder))
        try:
            with fault.around(now), now.serving():
                with now.at_work():
                    fault.do(now)
                now.writers.check(now.has_ended)
        except Exception as error:  # noqa: BLE001  whatever breaks here is a finding, and the next fault has its turn
            now.problems.append(f"{type(error).__name__}: {' '.join(str(error).split())[-LONGEST:]}")
            traceback.print_exc(file=sys.stderr)
        _judge(fault, now)
        return Row(fault, database.name, now)


def _judge(fault: Fault, now: Run) -> None:
    book, seen = now.book, now.seen
    now.expect(bool(book.acknowledged), "no link was ever made")
    now.expect(not book.missing, f"{book.missing} acknowledged links are missing")
    now.expect(not book.returned, f"{book.returned} erased links came back")
    if not fault.stays:
        book.refused[TORN] += book.failed.pop(TORN, 0)  # what kill -9 tears off in the middle nobody can mend
    now.expect(not book.failed, f"failed: {dict(book.failed)}")
    now.expect(not seen.bad, f"/help/: {len(seen.bad)} of {seen.asked} bad, {seen.bad[:1]}")
    now.expect_quick(seen.slowest * 1000 <= fault.slowest, f"/help/ took {seen.slowest * 1000:.0f} ms")
    now.expect(not (fault.stays and seen.away), f"/help/ was away {seen.away} times")
    now.expect_quick(now.recovered is None or now.recovered <= fault.recovery, f"back after {now.recovered} s")
    traces = now.site.traces()
    now.expect(not traces, f"traces in the log: {dict(traces)}")
    if refused := ", ".join(f"{number} x {status}" for status, number in sorted(book.refused.items()) if number):
        now.notes.append(f"calmly refused: {refused}")
