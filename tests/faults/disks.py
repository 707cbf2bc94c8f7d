"""Disks that are full, read-only or spoiled, and files that are gone. A link that cannot be made or erased is never said to be."""

import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.faults import sharing
from tests.faults.databases import Postgresql, Sqlite
from tests.faults.run import Fault, Run
from tests.faults.visits import someone
from tests.faults.web import Answer, ask


@contextmanager
def small_disk(folder: Path, size: str) -> Iterator[None]:
    folder.mkdir(exist_ok=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size},mode=0711", "tmpfs", folder], check=True)
    try:
        yield
    finally:
        subprocess.run(["umount", "--lazy", folder], check=True)


def fill(folder: Path) -> Path:
    filler = folder / "filler"
    with filler.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(b"\0" * 4096)
        except OSError:
            return filler


@contextmanager
def database_on_a_small_disk(run: Run) -> Iterator[None]:
    if isinstance(run.database, Sqlite):
        with small_disk(run.data, "3m"):
            yield
        return
    with small_disk(run.data, "140m"):
        run.database = Postgresql(run.data)
        try:
            yield
        finally:
            if run.database.is_running():
                run.database.stop()


def full(run: Run) -> None:
    filler = fill(run.data)
    time.sleep(3)
    fill(run.data)
    made, code = _make(run)
    ready = ask(run.outside, "/readyz").status
    run.notes.append(f"full: a link {made.status}, /readyz {ready}")
    run.expect(bool(code) or (made.status == 503 and made.is_calm), f"full: making a link says {made.status}")
    run.expect(bool(code) or ready == 503, f"full: /readyz says {ready}")
    filler.unlink()
    if isinstance(run.database, Postgresql) and not run.database.is_running():
        run.database.start()  # as systemd would
    run.healed()


@contextmanager
def log_on_a_full_disk(run: Run) -> Iterator[None]:
    logs = run.folder / "logs"
    with small_disk(logs, "64k"):
        run.site.log = logs / "site.log"
        run.site.log.touch()
        fill(logs)
        yield


def work_on(run: Run) -> None:
    time.sleep(2)
    run.expect(not run.book.refused, f"writers were refused: {dict(run.book.refused)}")


def gone(run: Run) -> None:
    """Someone deletes the file."""
    with _restored_after(run):
        for ending in ("", "-wal", "-shm"):
            Path(f"{run.database.file}{ending}").unlink(missing_ok=True)


def dropped(run: Run) -> None:
    with _restored_after(run):
        run.database.run(f"DROP DATABASE {run.database.database} WITH (FORCE)", database="postgres")


def corrupt(run: Run) -> None:
    with _restored_after(run):
        run.database.spoil_a_page()


@contextmanager
def _restored_after(run: Run) -> Iterator[None]:
    """Let it be spoiled, ask for everything, bring the backup back."""
    backup = run.folder / "backup"
    with run.writers.resting():
        run.database.backup(backup)
        yield
        _expect_refusals(run, opens={503})
        run.database.restore(backup)
    run.healed()


def read_only(run: Run) -> None:
    with run.writers.resting():
        run.database.read_only(True)
        _expect_refusals(run, opens={200, 503})
        run.database.read_only(False)
    run.healed()


def _expect_refusals(run: Run, opens: set[int]) -> None:
    """`opens` is what opening a link may say."""
    untouched = [written for written in run.book.acknowledged if written.erased is False]
    ready, made = ask(run.outside, "/readyz"), _make(run)[0]
    opened = sharing.open_(run.outside, untouched[0].code, run.address())
    erased = sharing.erase(run.outside, untouched[1].code, run.address())
    refused = {503}
    for what, answer, wanted in (
        ("/readyz", ready, refused),
        ("making", made, refused),
        ("opening", opened, opens),
        ("erasing", erased, refused),
    ):
        run.expect(answer.status in wanted, f"{what} says {answer.status}")
        run.expect(what == "/readyz" or answer.is_calm, f"{what}: no calm page")


def _make(run: Run) -> tuple[Answer, str]:
    return sharing.make(run.outside, someone(run.site.environment["CORE_ANSWERS_KEYS"]), run.address())


FAULTS = [
    Fault("full", "the database's disk full for 3 s", full, database_on_a_small_disk, recovery=3),
    Fault("log-full", "the log's disk full, from the start on", work_on, log_on_a_full_disk),
    Fault("gone", "the database's file deleted, a backup restored", gone, on=("sqlite",)),
    Fault("dropped", "the database dropped, a backup restored", dropped, on=("postgresql",)),
    Fault("corrupt", "a page of the table spoiled, a backup restored", corrupt),
    Fault("read-only", "the database read-only", read_only, database_on_a_small_disk),
]
