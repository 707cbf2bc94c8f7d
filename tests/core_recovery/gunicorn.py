"""The site served by gunicorn as in production, on a free port or at a socket's file, and spoken to byte by byte."""

import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.core_recovery.elsewhere import GUNICORN, start
from tests.running import HOST, free_port


@dataclass
class Gunicorn:
    address: tuple[str, int] | str  # a port, or a socket's file
    process: subprocess.Popen
    written: str | None = ""  # all it wrote, once it has ended

    def connect(self) -> socket.socket:
        for _ in range(200):
            connection = socket.socket(socket.AF_UNIX if isinstance(self.address, str) else socket.AF_INET)
            connection.settimeout(10)
            try:
                connection.connect(self.address)
                return connection
            except (FileNotFoundError, ConnectionRefusedError):
                connection.close()
                time.sleep(0.1)
        raise TimeoutError("gunicorn does not answer")

    def ask(self, request: bytes) -> bytes:
        """Head lines, each ended, without the empty line after them; the whole answer comes back."""
        with self.connect() as connection:
            connection.sendall(request + b"Connection: close\r\n\r\n")
            return connection.makefile("rb").read()


@contextmanager
def gunicorn(at: Path | None = None, output: Path | None = None, **variables: str) -> Iterator[Gunicorn]:
    """`at` is the file of its socket; what it says goes to `written`, or to the file `output`."""
    port = free_port()
    site = {"PORT": str(port), "WEB_CONCURRENCY": "1", "CORE_SITE_URL": f"http://{HOST}:{port}"} | variables
    if at:
        site["CORE_BIND"] = f"unix:{at}"
    served = Gunicorn(str(at) if at else (HOST, port), start(*GUNICORN, output=output, **site))
    try:
        yield served
    finally:
        served.process.terminate()
        served.written = served.process.communicate(timeout=30)[0]


def status(answer: bytes) -> int:
    return int(answer.split(maxsplit=2)[1])
