"""Processes of the site killed."""

import random
import time

from tests.faults.run import Fault, Run


def one_worker(run: Run) -> None:
    for _ in range(12):
        _kill(run, [random.choice(run.site.workers())])


def all_workers(run: Run) -> None:
    for _ in range(3):
        _kill(run, run.site.workers())


def _kill(run: Run, workers: list[int]) -> None:
    run.site.kill(workers)
    run.healed()
    run.site.until_workers_are_back()
    time.sleep(0.3)


FAULTS = [
    Fault("worker", "a worker killed (-9), 12 times", one_worker, stays=False),
    Fault("workers", "all workers killed (-9), 3 times", all_workers, stays=False),
]
