"""`python -m tests.faults [sqlite|postgresql] [name ...]`: every fault, or those named, on both databases or one.

`bad-input` is a name too: 10,000 raw requests, and naughty strings in every form.
Prints a row a fault; the whole table of a database is kept in tests/faults/results-<database>.md. Needs root, PostgreSQL 15, nginx,
Redis, slowhttptest and faketime, all from Debian.
"""

import sys
import tempfile
import time
from pathlib import Path

from tests.faults import bad_input, clocks, disks, kills, releases, report, sick, strangers
from tests.faults.databases import DATABASES, Postgresql, Sqlite
from tests.faults.run import Fault, run
from tests.faults.site import clean_environment

FAULTS = {fault.name: fault for part in (kills, releases, sick, disks, clocks, strangers) for fault in part.FAULTS}
BAD_INPUT = "bad-input"
Table = tuple[tuple[str, ...], list[tuple[str, ...]]]
HERE = Path(__file__).parent


def main(arguments: list[str]) -> int:
    """How many were not held."""
    clean_environment()
    databases = [name for name in DATABASES if name in arguments] or list(DATABASES)
    names = [word for word in arguments if word not in DATABASES] or [*FAULTS, BAD_INPUT]
    if unknown := set(names) - {*FAULTS, BAD_INPUT}:
        sys.exit(f"No such fault: {', '.join(sorted(unknown))}. There are: {', '.join([*FAULTS, BAD_INPUT])}")
    return sum(_all_on(database, names) for database in databases)


def _all_on(database: str, names: list[str]) -> int:
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="faults-") as folder:
        Path(folder).chmod(0o711)  # PostgreSQL runs as its own user
        server = DATABASES[database](Path(folder))
        try:
            tables = [_faults_on(server, [FAULTS[name] for name in names if name in FAULTS])]
            tables += [_bad_input_on(server)] if BAD_INPUT in names else []
        finally:
            if isinstance(server, Postgresql):
                server.stop()
    rows = [row for _, rows in tables for row in rows]
    failed = [row for row in rows if not row[-1].startswith("held")]
    asked, acknowledged, missing = (sum(int(row[place]) for row in tables[0][1]) for place in (2, 3, 4))
    summary = (
        f"{len(rows) - len(failed)} of {len(rows)} held, in {time.monotonic() - began:.0f} s. "
        f"{asked} links asked for, {acknowledged} acknowledged, {missing} missing or returned after erasing."
    )
    print(summary, flush=True)
    if len(names) > len(FAULTS):
        body = "\n\n".join([*(report.table(headings, rows) for headings, rows in tables), summary])
        report.write(HERE / f"results-{database}.md", f"Faults on {database}", f"python -m tests.faults {database}", body)
    return len(failed)


def _faults_on(server: Sqlite | Postgresql, faults: list[Fault]) -> Table:
    rows = []
    if faults:
        print(report.table(report.HEADINGS, []), flush=True)
    for fault in faults:
        if server.name in fault.on:
            rows.append(run(fault, server).cells)
            print(report.line(rows[-1]), flush=True)
    return report.HEADINGS, rows


def _bad_input_on(server: Sqlite | Postgresql) -> Table:
    with tempfile.TemporaryDirectory(prefix="bad-input-") as folder:
        rows = bad_input.run(server, Path(folder))
    print(report.table(bad_input.HEADINGS, rows), flush=True)
    return bad_input.HEADINGS, rows


if __name__ == "__main__":
    sys.exit(bool(main(sys.argv[1:])))
