"""`python -m tests.faults [sqlite|postgresql] [name ...]`: every fault, or those named, on both databases or one.

Prints a row a fault; the whole table of a database is kept in tests/faults/results-<database>.md. Needs root, PostgreSQL 15, nginx,
Redis, slowhttptest and faketime, all from Debian.
"""

import sys
import tempfile
import time
from pathlib import Path

from tests.faults import clocks, disks, kills, releases, report, sick, strangers
from tests.faults.databases import Postgresql, Sqlite
from tests.faults.run import Fault, run
from tests.faults.site import clean_environment

DATABASES = {"sqlite": Sqlite, "postgresql": Postgresql}
FAULTS = [*kills.FAULTS, *releases.FAULTS, *sick.FAULTS, *disks.FAULTS, *clocks.FAULTS, *strangers.FAULTS]
HERE = Path(__file__).parent


def main(arguments: list[str]) -> int:
    clean_environment()
    databases = [name for name in DATABASES if name in arguments] or list(DATABASES)
    names = [word for word in arguments if word not in DATABASES]
    if unknown := set(names) - {fault.name for fault in FAULTS}:
        sys.exit(f"No such fault: {', '.join(sorted(unknown))}. There are: {', '.join(fault.name for fault in FAULTS)}")
    print(report.table(report.HEADINGS, []), flush=True)
    return sum(
        _all_on(database, [fault for fault in FAULTS if not names or fault.name in names], bool(names)) for database in databases
    )


def _all_on(database: str, faults: list[Fault], is_part: bool) -> int:
    """How many were not held."""
    rows, began = [], time.monotonic()
    with tempfile.TemporaryDirectory(prefix="faults-") as folder:
        Path(folder).chmod(0o711)
        server = DATABASES[database](Path(folder))
        try:
            for fault in faults:
                if database in fault.on:
                    rows.append(run(fault, server))
                    print(report.line(rows[-1].cells), flush=True)
        finally:
            if isinstance(server, Postgresql):
                server.stop()
    failed = [row for row in rows if row.run.problems]
    summary = f"{len(rows) - len(failed)} of {len(rows)} held, in {time.monotonic() - began:.0f} s."
    print(summary, flush=True)
    if not is_part:
        body = report.table(report.HEADINGS, [row.cells for row in rows]) + f"\n\n{summary}"
        report.write(HERE / f"results-{database}.md", f"Faults on {database}", f"python -m tests.faults {database}", body)
    return len(failed)


if __name__ == "__main__":
    sys.exit(bool(main(sys.argv[1:])))
