"""Processes by their number: children, killing, freezing. A process group would not do: PostgreSQL's children leave theirs."""

import os
import signal
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path


def is_alive(process_id: int) -> bool:
    with suppress(OSError):
        return (Path("/proc") / str(process_id) / "stat").read_text().rpartition(")")[2].split()[0] != "Z"
    return False


def children(process_id: int) -> list[int]:
    with suppress(OSError):
        found = (Path("/proc") / str(process_id) / "task" / str(process_id) / "children").read_text().split()
        return [child for child in map(int, found) if is_alive(child)]
    return []


def family(process_id: int) -> list[int]:
    """The parent first: once it is stopped it makes no more children."""
    return [process_id, *children(process_id)]


def send(number: signal.Signals, to: Iterable[int]) -> None:
    for process_id in to:
        with suppress(ProcessLookupError):
            os.kill(process_id, number)


def until(holds: Callable[[], bool], seconds: float, what: str) -> None:
    deadline = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > deadline:
            raise TimeoutError(f"{what}: not within {seconds:.0f} s")
        time.sleep(0.02)


def wait_until_gone(process_ids: Iterable[int], seconds: float = 30) -> None:
    for process_id in process_ids:
        until(lambda one=process_id: not is_alive(one), seconds, f"the end of process {process_id}")
