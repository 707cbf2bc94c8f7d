"""The site on a free port, served by gunicorn as in production, and spoken to byte by byte."""

import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from tests.core_recovery.elsewhere import GUNICORN, start
from tests.running import HOST, free_port


@dataclass
class Gunicorn:
    port: int
    process: subprocess.Popen
    written: str = ""  # all it wrote, once it has ended

    def connect(self) -> socket.socket:
        for _ in range(200):
            try:
                return socket.create_connection((HOST, self.port), timeout=10)
            except ConnectionRefusedError:
                time.sleep(0.1)
        raise TimeoutError("gunicorn does not answer")

    def ask(self, request: bytes) -> bytes:
        """Head lines, each ended, without the empty line after them; the whole answer comes back."""
        with self.connect() as connection:
            connection.sendall(request + b"Connection: close\r\n\r\n")
            return connection.makefile("rb").read()


@contextmanager
def gunicorn(**variables: str) -> Iterator[Gunicorn]:
    port = free_port()
    site = {"PORT": str(port), "WEB_CONCURRENCY": "1", "CORE_SITE_URL": f"http://{HOST}:{port}"} | variables
    served = Gunicorn(port, start(*GUNICORN, **site))
    try:
        yield served
    finally:
        served.process.terminate()
        served.written = served.process.communicate(timeout=30)[0]


def status(answer: bytes) -> int:
    return int(answer.split(maxsplit=2)[1])
