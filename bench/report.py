"""Lines of the report: what was reached beside what should be; and the facts of the machine, without which figures say nothing."""

import platform
import re
import subprocess
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from bench.peers.wagtail import BIN
from bench.rounds import Samples, Spread
from bench.servers import CORES
from tests.faults.report import table
from tests.running import ROOT

BESIDE = {"nginx": ("nginx", "-v"), "wrk": ("wrk", "-v"), "Wagtail": (str(BIN / "wagtail"), "--version")}
LINES = ("work", "reached", "from - to", "goal", "")
FIGURES = {"cpu": "CPU us", "a_second": "a second", "p50": "p50 ms", "p99": "p99 ms"}
VERSION = re.compile(r"\d+(?:\.\d+)+\S*")


@dataclass(frozen=True)
class Goal:
    limit: float
    unit: str = "x"
    at_least: bool = False

    def is_met(self, figure: float) -> bool:
        return figure >= self.limit if self.at_least else figure <= self.limit

    def __str__(self) -> str:
        return f"{'>=' if self.at_least else '<='} {self.limit:g} {self.unit}"


@dataclass(frozen=True)
class Line:
    work: str
    reached: Spread
    goal: Goal | None = None
    unit: str = "x"

    @property
    def cells(self) -> tuple[str, ...]:
        verdict = "" if self.goal is None else "met" if self.goal.is_met(self.reached.median) else "missed"
        between = f"{number(self.reached.least)} - {number(self.reached.most)}"
        return self.work, f"{number(self.reached.median)} {self.unit}", between, str(self.goal or ""), verdict


def number(figure: float) -> str:
    """Three digits that say something."""
    return f"{figure:.0f}" if figure >= 100 else f"{figure:.3g}"


def reached(lines: list[Line]) -> str:
    return table(LINES, [line.cells for line in lines])


def figures(samples: Samples, names: Iterable[str], which: Sequence[str] = tuple(FIGURES)) -> str:
    """Medians."""
    rows = [(name, *(_median(samples, name, figure) for figure in which)) for name in names]
    return table(("case", *(FIGURES[figure] for figure in which)), rows)


def facts(load: str) -> str:
    """`load` is the machine's before it began."""
    rows = {
        "date, commit": f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC, {_said('git', 'rev-parse', '--short', 'HEAD')}",
        "processor": f"{_processor()}, {len(CORES)} cores",
        "system": f"{platform.system()} {platform.release()}, Python {platform.python_version()}",
        "packages": ", ".join(f"{name} {version(name)}" for name in ("Django", "gunicorn", "whitenoise")),
        "beside it": ", ".join(f"{name} {_version(*command)}" for name, command in BESIDE.items()),
        "load before": load,
    }
    return table(("what", "which"), rows.items())


def _median(samples: Samples, name: str, figure: str) -> str:
    return number(Spread.of([getattr(sample, figure) for sample in samples[name]]).median)


def _processor() -> str:
    lines = Path("/proc/cpuinfo").read_text().splitlines()
    return next((line.partition(": ")[2] for line in lines if line.startswith("model name")), platform.machine())


def _version(*command: str) -> str:
    found = VERSION.search(_said(*command))
    return found[0] if found else "?"


def _said(*command: str) -> str:
    """Some say it as if it were an error, and wrk exits with 1."""
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return (done.stdout or done.stderr).strip()
