"""The site behind nginx, as it is deployed: gunicorn with two workers, an own port, log and keys."""

import os
import re
import secrets
import signal
import socket
import subprocess
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cryptography.fernet import Fernet

from tests.faults.processes import children, is_alive, send, until, wait_until_gone
from tests.faults.web import NO_ANSWER, ask
from tests.running import free_port, start_site, wait_for

WORKERS = 2
TRACE = re.compile(r"^(?:Traceback.*|  /\S+:\d+ in .*)\n(?: +.*\n)*(.*)", re.MULTILINE)


def clean_environment() -> None:
    """Only what a fault sets reaches the site."""
    for name in [name for name in os.environ if name.startswith("CORE_")]:
        del os.environ[name]


def traces_in(log: str) -> Counter[str]:
    return Counter(TRACE.findall(log))


class Site:
    """`outside` is the origin that people use, where nginx stands; `inside` is where nginx finds the site."""

    def __init__(self, log: Path, outside: str) -> None:
        self.log, self.port = log, free_port()
        self.inside = f"http://127.0.0.1:{self.port}"
        self.environment = {
            "PORT": str(self.port),
            "WEB_CONCURRENCY": str(WORKERS),
            "CORE_SITE_URL": outside,
            "CORE_BEHIND_PROXY": "yes",
            "CORE_SECRET_KEY": secrets.token_urlsafe(48),
            "CORE_ANSWERS_KEYS": Fernet.generate_key().decode(),
        }
        self.master = 0
        self.held: socket.socket | None = None
        self._process: subprocess.Popen

    def start(self) -> float:
        """Seconds until it is ready."""
        began = time.monotonic()
        with self.log.open("a") as log:
            self._process = start_site(self.environment, log, self.held)
        self.master = self._process.pid
        wait_for(lambda: self._says("/readyz", 200), self._process, self.log)
        return time.monotonic() - began

    @contextmanager
    def holding_its_socket(self) -> Iterator[None]:
        """As systemd does: who asks while the site restarts waits there."""
        with socket.create_server(("127.0.0.1", self.port), backlog=1024) as self.held:
            yield

    def stop(self) -> None:
        """Answers what has begun, then ends."""
        if not self.master:
            return
        send(signal.SIGTERM, [self.master])
        self.wait_until_gone(self.master)
        self.master = 0

    def wait_until_gone(self, master: int) -> None:
        def gone() -> bool:
            self._process.poll()  # takes an ended process off the table
            return not is_alive(master)

        until(gone, 30, "the end of the site")

    def workers(self) -> list[int]:
        return children(self.master)

    def kill(self, workers: list[int]) -> None:
        send(signal.SIGKILL, workers)
        wait_until_gone(workers)

    def until_workers_are_back(self) -> None:
        until(lambda: len(self.workers()) == WORKERS, 10, "as many workers as before")

    def reload(self) -> None:
        before = self.workers()
        send(signal.SIGHUP, [self.master])
        until(lambda: len(self.workers()) >= WORKERS and not set(before) & set(self.workers()), 30, "new workers")

    def replace(self) -> None:
        """A new master with new code beside the old one, which ends when the new one answers."""
        old, known = self.master, self.workers()

        def new_masters() -> list[int]:
            return [child for child in children(old) if child not in known and children(child)]

        send(signal.SIGUSR2, [old])
        until(lambda: bool(new_masters()), 30, "a new master")
        self.master = new_masters()[0]
        until(lambda: len(self.workers()) == WORKERS, 10, "the new master's workers")
        time.sleep(0.5)  # until they accept
        send(signal.SIGTERM, [old])
        self.wait_until_gone(old)
        time.sleep(1.5)  # until it knows that it is the only one: before, it takes no further release

    def traces(self) -> Counter[str]:
        """Errors that nobody foresaw, by their last line in the log."""
        return traces_in(self.log.read_text(errors="replace") if self.log.is_file() else "")

    def _says(self, target: str, status: int) -> bool:
        try:
            return ask(self.inside, target, longest=5).status == status
        except NO_ANSWER:
            return False
