"""What is measured: a server with one worker, its processor time and memory read from /proc, on a core that is not the clients'."""

import os
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.faults.processes import children, family, send
from tests.running import HOST, answers, wait_for

CORES = sorted(os.sched_getaffinity(0))
OF_SERVERS, OF_CLIENTS = CORES[:1], CORES[1:] or CORES  # whoever asks has the others
TICKS = os.sysconf("SC_CLK_TCK")
PATIENCE = 30  # seconds until a server that is told to end is killed


@contextmanager
def pinned(cores: list[int]) -> Iterator[None]:
    """What starts here runs on these cores for all its life."""
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, cores)
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


class Server:
    """`asks` is an address that answers 200 when it is up. `took` is the time from its start to the first such answer."""

    def __init__(
        self,
        command: list[str],
        port: int,
        log: Path,
        *,
        asks: str,
        root: Path | None = None,
        environment: dict[str, str] | None = None,
        cores: list[int] = OF_SERVERS,
    ) -> None:
        self.origin = f"http://{HOST}:{port}"
        began = time.monotonic()
        with pinned(cores), log.open("w") as said:
            self._process = subprocess.Popen(command, cwd=root, env=_outside(environment or {}), stdout=said, stderr=said)
        try:
            wait_for(lambda: answers(self.origin + asks), self._process, log)
        except RuntimeError:
            self.stop()
            raise
        self.took = time.monotonic() - began

    @property
    def workers(self) -> list[int]:
        return children(self._process.pid)

    def spent(self) -> float:
        """Seconds of processor time of all its processes so far."""
        return sum(seconds_in(_proc(process, "stat")) for process in family(self._process.pid))

    def own_memory(self) -> int:
        """Bytes that are the worker's alone."""
        return max(private_bytes(_proc(worker, "smaps_rollup")) for worker in self.workers)

    def stop(self) -> None:
        send(signal.SIGTERM, [self._process.pid])
        try:
            self._process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            send(signal.SIGKILL, family(self._process.pid))
            self._process.wait()


def seconds_in(stat: str) -> float:
    """User and system time of a line of /proc/<id>/stat; the name in it may have blanks and brackets."""
    fields = stat.rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def private_bytes(rollup: str) -> int:
    return sum(int(line.split()[1]) * 1024 for line in rollup.splitlines() if line.startswith("Private_"))


def _proc(process: int, name: str) -> str:
    return (Path("/proc") / str(process) / name).read_text()


def _outside(environment: dict[str, str]) -> dict[str, str]:
    """This process's environment, with none of the project's variables but these."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("CORE_", "DJANGO_"))}
    return kept | environment
