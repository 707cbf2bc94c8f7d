"""What whoever runs the site does to it while people are there. None of it may be noticed."""

import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

from cryptography.fernet import Fernet

from tests.faults.readers import Readers
from tests.faults.run import Fault, Run
from tests.faults.visits import cookies, someone
from tests.faults.web import ask

REQUESTS = 2000


def reload(run: Run) -> None:
    _unnoticed(run, run.site.reload, 4)


def take_over(run: Run) -> None:
    _unnoticed(run, run.site.replace, 3)


def release(run: Run) -> None:
    """As docs/deploy.md does it: systemd holds the socket."""

    def restart() -> None:
        run.site.stop()
        run.site.start()

    _unnoticed(run, restart, 3)


def _held_socket(run: Run) -> AbstractContextManager[None]:
    return run.site.holding_its_socket()


def _unnoticed(run: Run, change: Callable[[], None], times: int) -> None:
    with Readers(run.outside, run.address) as readers:
        for _ in range(times):
            time.sleep(0.5)
            change()
        deadline = time.monotonic() + 60
        while readers.asked < REQUESTS and time.monotonic() < deadline:
            time.sleep(0.1)
    book = run.book
    run.expect(not readers.failed, f"readers were failed: {dict(readers.failed)}")
    run.expect(not book.refused, f"writers were refused: {dict(book.refused)}")
    run.expect(readers.asked >= REQUESTS, "too few requests")
    run.notes.append(f"{readers.asked + book.asked} requests, {sum(readers.failed.values()) + sum(book.refused.values())} failed")


def restart(run: Run) -> None:
    times = []
    for _ in range(3):
        run.site.stop()
        times.append(run.site.start())
        run.healed()
        time.sleep(0.3)
    run.notes.append(f"ready after {max(times):.2f} s")
    run.expect_quick(max(times) <= 3, f"ready only after {max(times):.2f} s")


def rotate(run: Run) -> None:
    """A new key in front; answers under way and links live on."""
    old, new = run.site.environment["CORE_ANSWERS_KEYS"], Fernet.generate_key().decode()
    under_way = someone(old)
    run.site.environment["CORE_ANSWERS_KEYS"] = f"{new},{old}"
    run.site.stop()
    run.site.start()
    run.healed()
    result = ask(run.outside, "/assessment/result/", headers=cookies(under_way))
    run.expect(under_way.shows in result.text, "answers sealed with the old key are lost")
    answered = ask(run.outside, "/assessment/safety/", {"safety": "none"}, headers=cookies(under_way))
    token = (answered.headers.get("Set-Cookie") or "=").partition(";")[0].partition("=")[2]
    run.expect(_opens(new, token), "the new key does not seal")
    time.sleep(1)
    run.writers.key = new
    time.sleep(1)
    run.expect(not run.book.refused, f"writers were refused: {dict(run.book.refused)}")


def _opens(key: str, token: str) -> bool:
    try:
        return bool(Fernet(key).decrypt(token))
    except Exception:  # noqa: BLE001  whatever is wrong with it
        return False


def backup(run: Run) -> None:
    """One while people write, which must hold all that was acknowledged before; and one in a quiet moment, for the drill."""
    busy, quiet, began = run.folder / "busy.backup", run.folder / "quiet.backup", time.monotonic()
    run.database.backup(busy)
    time.sleep(0.5)
    with run.writers.resting():
        before = run.database.rows_hash()
        run.database.backup(quiet)
        _restore(run, busy)
        lost = run.writers.missing([written for written in run.book.acknowledged if written.at < began])
        run.expect(not lost, f"{lost} links are not in the backup")
        seconds = _restore(run, quiet)
        run.expect(run.database.rows_hash() == before, "other rows after restoring")
    run.healed()
    run.notes.append(f"restored in {seconds:.1f} s, equal rows" if not run.problems else "")


def _restore(run: Run, file: Path) -> float:
    """Seconds until the site is ready again."""
    began = time.monotonic()
    run.site.stop()
    run.database.restore(file)
    run.site.start()
    return time.monotonic() - began


def migrate(run: Run) -> None:
    """What a release may bring: columns and indexes, while the release before still serves."""
    for number in range(3):
        run.database.run(f"ALTER TABLE assessment_sharedresult ADD COLUMN later_{number} integer NULL")
        run.database.run(f"CREATE INDEX later_{number} ON assessment_sharedresult (later_{number})")
        time.sleep(0.5)
    run.expect(not run.book.refused, f"writers were refused: {dict(run.book.refused)}")


FAULTS = [
    Fault("reload", "reload (HUP), 4 times, under load", reload),
    Fault("take-over", "a second master takes over (USR2), 3 times, under load", take_over),
    Fault("release", "release (restart, the socket held), 3 times, under load", release, _held_socket, slowest=5000),
    Fault("restart", "stopped and started, 3 times", restart, stays=False),
    Fault("rotate", "answers key rotated under load", rotate, _held_socket, slowest=5000),
    Fault("backup", "backup under load, restore drill", backup, stays=False),
    Fault("migrate", "migration under load", migrate),
]
