"""Starting the real site as production does, for everything that drives it from outside: browser, faults, load."""

import os
import socket
import ssl
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import IO

ROOT = Path(__file__).resolve().parents[1]
HOST = "127.0.0.1"
PATIENCE = 60  # seconds until a start counts as failed
GUNICORN = (str(Path(sys.executable).with_name("gunicorn")), "-c", "python:core_recovery.serving")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return probe.getsockname()[1]


def manage(*arguments: str, environment: dict[str, str]) -> None:
    subprocess.run([sys.executable, "manage.py", *arguments], cwd=ROOT, env=os.environ | environment, check=True)


def start_site(environment: dict[str, str], log: IO[str], held: socket.socket | None = None) -> subprocess.Popen:
    """Not yet answering: see `wait_for`. A socket that is held outlives it, as systemd's do."""
    command, kept = list(GUNICORN), ()
    if held:
        hand_over = f'exec 3<&{held.fileno()}; export LISTEN_PID=$$ LISTEN_FDS=1; exec "$@"'
        command, kept = ["bash", "-c", hand_over, "bash", *command], (held.fileno(),)
    return subprocess.Popen(command, cwd=ROOT, env=os.environ | environment, stdout=log, stderr=log, pass_fds=kept)


def wait_for(ready: Callable[[], bool], process: subprocess.Popen, log: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and process.poll() is None:
        if ready():
            return
        time.sleep(0.02)
    raise RuntimeError(f"{process.args} did not start:\n{log.read_text()}")


def answers(url: str, certificate: Path | None = None) -> bool:
    """`certificate` is trusted for this, for https with one of our own making."""
    trust = ssl.create_default_context(cafile=certificate)
    try:
        with urllib.request.urlopen(url, timeout=5, context=trust):  # noqa: S310  our own address
            return True
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return False
