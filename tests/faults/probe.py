"""Asks for the help page without a pause, in a process of its own so that nothing else here slows its clock.

`python -m tests.faults.probe PORT` asks until its standard input ends, then prints what it saw as one line of JSON.
"""

import json
import select
import subprocess
import sys
import time

from tests.faults.web import NO_ANSWER, ask
from tests.running import ROOT

PAUSE = 0.04  # seconds
PAGE = "/help/"
ADDRESS = "127.0.0.3"  # its own, so that no limit meant for another stops it


class Probe:
    """What people in need of a phone number saw meanwhile."""

    def __init__(self, port: int) -> None:
        command = [sys.executable, "-m", "tests.faults.probe", str(port)]
        self._process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.asked, self.away, self.bad, self.slowest = 0, 0, [], 0.0

    def stop(self) -> None:
        seen, _ = self._process.communicate(timeout=60)
        for name, value in json.loads(seen).items():
            setattr(self, name, value)


def main(port: int) -> None:
    asked, away, bad, slowest = 0, 0, [], 0.0
    while not select.select([sys.stdin], [], [], PAUSE)[0]:
        asked += 1
        began = time.monotonic()
        try:
            answer = ask(port, PAGE, address=ADDRESS)
            away += answer.status != 200
            if not answer.is_calm:
                bad.append(f"{answer.status} without 988")
        except NO_ANSWER as error:
            bad.append(type(error).__name__)
        slowest = max(slowest, time.monotonic() - began)
    print(json.dumps({"asked": asked, "away": away, "bad": bad, "slowest": slowest}))


if __name__ == "__main__":
    main(int(sys.argv[1]))
