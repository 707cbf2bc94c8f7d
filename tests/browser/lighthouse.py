"""Scores and the largest paint on Lighthouse's throttled phone: `python -m tests.browser.lighthouse [/address/ ...]`.

Needs npx, and the network once. What other work does to the processor at the same time counts, so an idle machine is needed too.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from statistics import median

from assessment.domain import Answers
from programs.languages import languages, prefix
from tests.browser.served import served
from tests.browser.visits import address, cookies
from tests.conftest import CHROMIUM
from tests.vocabulary import LEVELS, answers

LIGHTHOUSE = "lighthouse@12.8.2"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
OPTIONS = ("--quiet", "--output=json", f"--only-categories={','.join(CATEGORIES)}", "--chrome-flags=--headless=new --no-sandbox")
ROUNDS = 3
CONTENT = ("/", "/programs/depression/", "/articles/first-week/")
VISITS = (Answers.from_codes({"who": "self"}), answers(**LEVELS["iop"]))  # at the first question, at the result
HEAD = "| page | scores | below 100 by | largest paint, ms | first paint, ms | shift | bytes | requests | speed of the machine |"


@dataclass(frozen=True)
class View:
    path: str
    cookie: str = ""


class Report:
    """What Lighthouse says of one view."""

    def __init__(self, report: dict) -> None:
        self._audits = report["audits"]
        self._categories = report["categories"]
        self.speed = report["environment"]["benchmarkIndex"]
        self.scores = [round(100 * self._categories[name]["score"]) for name in CATEGORIES]

    def number(self, audit: str) -> float:
        return self._audits[audit]["numericValue"]

    @property
    def requests(self) -> int:
        return len(self._audits["network-requests"]["details"]["items"])

    def below(self) -> Iterator[str]:
        """The audits that cost a score; those of performance are the times beside it."""
        for category in CATEGORIES[1:]:
            for audit in self._categories[category]["auditRefs"]:
                if audit["weight"] and self._audits[audit["id"]]["score"] == 0:
                    yield audit["id"]


def views() -> Iterator[View]:
    for code in languages():
        yield from (View(f"{prefix(code)}{path}") for path in CONTENT)
        for given in VISITS:
            path = address(given, prefix(code))
            kept = cookies(given).values()
            yield View(path, "; ".join(f"{cookie.key}={cookie.value}" for cookie in kept if path.startswith(cookie["path"])))


def reports(url: str, view: View) -> list[Report]:
    command = ["npx", "--yes", LIGHTHOUSE, url + view.path, *OPTIONS]
    command += [f"--extra-headers={json.dumps({'Cookie': view.cookie})}"] if view.cookie else []
    environment = os.environ | {"CHROME_PATH": CHROMIUM}
    runs = (subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE) for _ in range(ROUNDS))
    return [Report(json.loads(run.stdout)) for run in runs]


def row(view: View, found: list[Report]) -> str:
    """The median of each figure, and whatever failed in any round."""
    scores = " / ".join(f"{median(scores):.0f}" for scores in zip(*(report.scores for report in found), strict=True))
    below = ", ".join(sorted(set(chain.from_iterable(report.below() for report in found))))
    paints = [f"{middle(found, f'{which}-contentful-paint'):,.0f}" for which in ("largest", "first")]
    shift = f"{middle(found, 'cumulative-layout-shift'):.3g}"
    wire = [f"{middle(found, 'total-byte-weight'):,.0f}", f"{median(report.requests for report in found):.0f}"]
    speed = f"{median(report.speed for report in found):.0f}"
    return f"| {' | '.join([f'`{view.path}`', scores, below, *paints, shift, *wire, speed])} |"


def middle(found: list[Report], audit: str) -> float:
    return median(report.number(audit) for report in found)


def main(chosen: list[str]) -> None:
    sys.stdout.write(f"{HEAD}\n{'|---' * (HEAD.count('|') - 1)}|\n")
    with tempfile.TemporaryDirectory() as folder, served(Path(folder)) as site:
        for view in views():
            if not chosen or view.path in chosen:
                print(row(view, reports(site.url, view)), flush=True)  # noqa: T201  a round takes its time


if __name__ == "__main__":
    main(sys.argv[1:])
