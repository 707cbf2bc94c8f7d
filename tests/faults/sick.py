"""The database, and the cache, away or standing still."""

import signal
import subprocess
import time
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from tests.faults import sharing
from tests.faults.processes import send
from tests.faults.run import Fault, Run
from tests.faults.visits import someone
from tests.faults.web import NO_ANSWER, ask
from tests.running import free_port, wait_for

T = TypeVar("T")
FROZEN = 6  # seconds
WAITING, PROBES = 24, 10


def frozen(run: Run) -> None:
    """24 people wait for it, and ten health probes."""
    key = run.site.environment["CORE_ANSWERS_KEYS"]
    with ThreadPoolExecutor(WAITING + PROBES) as pool:
        with run.database.held():
            waiting = [pool.submit(sharing.make, run.outside, someone(key), run.address()) for _ in range(WAITING)]
            probes = [pool.submit(ask, run.outside, "/readyz", address=run.address()) for _ in range(PROBES)]
            time.sleep(FROZEN)
        run.healed()
        made = [_answer(future) for future in waiting]
        ready = [_answer(future) for future in probes]
    run.expect(all(answer and answer[0].is_calm for answer in made), "someone who waited was left without an answer")
    run.expect(all(ready), "a health probe was left without an answer")
    statuses = sorted({answer.status for answer in ready if answer})
    run.notes.append(f"/readyz {statuses}")


def _answer(future: Future[T]) -> T | None:
    try:
        return future.result()
    except NO_ANSWER:
        return None


def killed(run: Run) -> None:
    for _ in range(3):
        run.database.stop(signal.SIGKILL)
        run.database.start()
        run.healed()
        time.sleep(1)


def stopped(run: Run) -> None:
    run.database.stop()
    time.sleep(3)
    ready = ask(run.outside, "/readyz").status
    run.expect(ready == 503, f"/readyz says {ready} without a database")
    run.database.start()
    run.healed()


class Redis:
    def __init__(self, folder: Path) -> None:
        self.port, self._folder = free_port(), folder
        self.start()

    def start(self) -> None:
        log = self._folder / "redis.log"
        command = ["redis-server", "--port", str(self.port), "--bind", "127.0.0.1", "--save", "", "--dir", str(self._folder)]
        with log.open("a") as file:
            self.process = subprocess.Popen(command, stdout=file, stderr=file)
        wait_for(lambda: "Ready to accept connections" in log.read_text(), self.process, log)

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()


@contextmanager
def with_redis(run: Run) -> Iterator[None]:
    run.redis = Redis(run.folder)
    run.site.environment["CORE_CACHE_URL"] = f"redis://127.0.0.1:{run.redis.port}/0"
    try:
        yield
    finally:
        run.redis.kill()


def redis_killed(run: Run) -> None:
    run.redis.kill()
    time.sleep(3)
    run.redis.start()
    run.healed()


def redis_frozen(run: Run) -> None:
    send(signal.SIGSTOP, [run.redis.process.pid])
    time.sleep(FROZEN)
    send(signal.SIGCONT, [run.redis.process.pid])
    run.healed()


FAULTS = [
    Fault("frozen", "the database stands still for 6 s, 24 people and 10 probes wait", frozen, slowest=100, recovery=1),
    Fault("killed", "database killed (-9), 3 times", killed, on=("postgresql",), slowest=100, recovery=1),
    Fault("stopped", "database stopped for 3 s", stopped, on=("postgresql",), slowest=100, recovery=1),
    Fault("redis-killed", "Redis killed (-9), back after 3 s", redis_killed, with_redis, slowest=100, recovery=1),
    Fault("redis-frozen", "Redis stands still for 6 s", redis_frozen, with_redis, slowest=100, recovery=1),
]
