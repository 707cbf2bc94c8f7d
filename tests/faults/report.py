"""The rows, as a person reads them."""

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

HEADINGS = ("fault", "database", "asked", "acknowledged", "missing", "failed", "slowest /help/", "back after", "verdict")


def line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def table(headings: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    return "\n".join([line(headings), line("---" for _ in headings), *map(line, rows)])


def write(file: Path, title: str, command: str, body: str) -> None:
    today = datetime.now(UTC).date().isoformat()
    file.write_text(f"# {title}\n\n{today}, two cores. `{command}`\n\n{body}\n")
