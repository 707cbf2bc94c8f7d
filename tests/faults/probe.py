"""Asks for the help page without a pause, in a process of its own so that nothing else here slows its clock.

`python -m tests.faults.probe ORIGIN` asks until its standard input ends, then prints what it saw as one line of JSON.
"""

import json
import select
import subprocess
import sys
import time
from dataclasses import asdict, dataclass, field

from tests.faults.web import NO_ANSWER, ask
from tests.running import ROOT

PAUSE = 0.04  # seconds
PAGE = "/help/"
ADDRESS = "127.0.0.3"  # its own, so that no limit meant for another stops it


@dataclass
class Seen:
    """What people in need of a phone number saw meanwhile. `away`: not the page, `bad`: nor the telephone number."""

    asked: int = 0
    away: int = 0
    bad: list[str] = field(default_factory=list)
    slowest: float = 0.0


class Probe:
    def __init__(self, origin: str) -> None:
        command = [sys.executable, "-m", "tests.faults.probe", origin]
        self._process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def stop(self) -> "Seen":
        seen, _ = self._process.communicate(timeout=60)
        return Seen(**json.loads(seen))


def main(origin: str) -> None:
    seen = Seen()
    while not select.select([sys.stdin], [], [], PAUSE)[0]:
        seen.asked += 1
        began = time.monotonic()
        try:
            answer = ask(origin, PAGE, address=ADDRESS)
            seen.away += answer.status != 200
            if not answer.is_calm:
                seen.bad.append(f"{answer.status} without 988")
        except NO_ANSWER as error:
            seen.bad.append(type(error).__name__)
        seen.slowest = max(seen.slowest, time.monotonic() - began)
    print(json.dumps(asdict(seen)))


if __name__ == "__main__":
    main(sys.argv[1])
