"""`python -m tests.load [sqlite|postgresql]`: a thousand people for two minutes, fifty writers, and one who tries 300 times.

Prints a table, and keeps it in tests/load/results.md when it is of both databases.
"""

import asyncio
import sys
import tempfile
from pathlib import Path

from tests.faults import report
from tests.faults.databases import DATABASES, Postgresql
from tests.faults.run import Run
from tests.faults.site import clean_environment
from tests.faults.strangers import ALLOWED, TRIES, try_at_once
from tests.load import people
from tests.load.browser import Seen

HEADINGS = ("who", "database", "requests", "failed", "p50", "p99", "a second", "links told, kept")
HERE = Path(__file__).parent


def main(arguments: list[str]) -> int:
    """How many requests failed."""
    clean_environment()
    names = [name for name in DATABASES if name in arguments] or list(DATABASES)
    print(report.table(HEADINGS, []), flush=True)
    rows, failed = [], 0
    for name in names:
        for row, failures in _on(name):
            print(report.line(row), flush=True)
            rows, failed = [*rows, row], failed + failures
    if len(names) == len(DATABASES):
        report.write(HERE / "results.md", "Load", "python -m tests.load", report.table(HEADINGS, rows))
    return failed


def _on(name: str):
    with tempfile.TemporaryDirectory(prefix="load-") as folder:
        Path(folder).chmod(0o711)  # PostgreSQL runs as its own user
        server = DATABASES[name](Path(folder))
        run = Run(server, Path(folder))
        try:
            with run.serving():
                yield from _measured(run)
        finally:
            if isinstance(server, Postgresql):
                server.stop()


def _measured(run: Run):
    key = run.site.environment["CORE_ANSWERS_KEYS"]
    seen = asyncio.run(people.a_thousand(run.outside, key, run.address))
    yield _row(f"{people.PEOPLE} people, {people.MINUTES} minutes", run, seen, people.MINUTES * 60), sum(seen.failed.values())
    ((before,),) = run.database.run("SELECT count(*) FROM assessment_sharedresult")
    seen, made = asyncio.run(people.fifty(run.outside, key, run.address))
    ((after,),) = run.database.run("SELECT count(*) FROM assessment_sharedresult")
    kept = f"{made}, {after - before}"
    yield _row(f"{people.WRITERS} writers, {people.BURST} s", run, seen, people.BURST, kept), sum(seen.failed.values())
    answers = try_at_once(run.site.inside)
    said = ", ".join(f"{number} x {status}" for status, number in sorted(answers.items()))
    wrong = abs(answers[404] - ALLOWED)
    yield (
        (
            f"{TRIES} tries at once from one address: {answers[404]} heard ({said})",
            run.database.name,
            str(TRIES),
            str(wrong),
            *[""] * 4,
        ),
        wrong,
    )


def _row(who: str, run: Run, seen: Seen, seconds: int, kept: str = "") -> tuple[str, ...]:
    failed = f"{sum(seen.failed.values())}" + (f" {dict(seen.failed)}" if seen.failed else "")
    times = (f"{seen.milliseconds(share):.0f} ms" for share in (0.5, 0.99))
    return (who, run.database.name, str(seen.asked), failed, *times, f"{seen.asked / seconds:.0f}", kept)


if __name__ == "__main__":
    sys.exit(bool(main(sys.argv[1:])))
