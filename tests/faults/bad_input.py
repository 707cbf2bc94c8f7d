"""What is not a request, and what is not an answer to a form: the site on each database says so calmly and stays as it was."""

from pathlib import Path

from tests.faults import forms, raw
from tests.faults.databases import Postgresql, Sqlite
from tests.faults.site import Site
from tests.running import free_port

HEADINGS = (
    "what",
    "database",
    "sent",
    "5xx but 501 and calm 503",
    "reflected",
    "hidden",
    "slowest",
    "traces in the log",
    "verdict",
)
SHOWN = 5  # faults shown in full


def run(database: Sqlite | Postgresql, folder: Path) -> list[tuple[str, ...]]:
    """Two rows, the last cell of each `held` where it was."""
    database.fresh(folder)
    site = Site(folder / "site.log", f"http://127.0.0.1:{free_port()}")
    site.environment["CORE_DATABASE_URL"] = database.url
    site.start()
    try:
        statuses, faults, slowest = raw.run(site.port)
        rows = [_row("raw requests", database.name, raw.NUMBER, faults, slowest, site)]
        print(f"statuses {dict(sorted(statuses.items()))}", flush=True)
        _show([f"{one.fault}: {one.sent[:300]!r} -> {one.answer[:100]!r}" for one in faults])
        sent, wrong, slowest = forms.run(site.inside, site.environment["CORE_ANSWERS_KEYS"])
        rows.append(_row("naughty strings in forms", database.name, sent, wrong, slowest, site))
        _show([f"{one.fault}: {one.target} {one.field}={one.value[:80]!r}" for one in wrong])
        return rows
    finally:
        site.stop()


def _row(what: str, database: str, sent: int, faults: list, slowest: float, site: Site) -> tuple[str, ...]:
    kinds = [one.fault for one in faults]
    traces = sum(site.traces().values())
    counts = [sum(kind.startswith(word) for kind in kinds) for word in ("status", "reflected", "a hidden")]
    verdict = "held" if not faults and not traces else "; ".join(sorted(set(kinds))) or "traces in the log"
    return (what, database, str(sent), *map(str, counts), f"{slowest:.2f} s", str(traces), verdict)


def _show(faults: list[str]) -> None:
    for line in faults[:SHOWN]:
        print(line, flush=True)
