"""How gunicorn takes the settings: each test starts the real server."""

import socket
import time
from collections.abc import Callable
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.core_recovery.elsewhere import GUNICORN, run, start


@contextmanager
def served(path: Path, output: Path | None = None, **variables: str):
    """At a socket in `path`; what it is asked, it answers."""
    file = path / "site.sock"
    server = start(*GUNICORN, output=output, CORE_BIND=f"unix:{file}", WEB_CONCURRENCY="1", **variables)
    try:
        yield lambda request: answer(file, request)
    finally:
        server.terminate()
        server.communicate(timeout=30)


def answer(file: Path, request: bytes) -> bytes:
    deadline = time.monotonic() + 30
    while True:
        try:
            with socket.socket(socket.AF_UNIX) as connection:
                connection.connect(str(file))
                connection.sendall(request)
                return connection.makefile("rb").read()
        except (FileNotFoundError, ConnectionRefusedError):
            assert time.monotonic() < deadline
            time.sleep(0.1)


def asked(path: str, *headers: str) -> bytes:
    return "\r\n".join([f"GET {path} HTTP/1.1", "Host: 127.0.0.1", *headers, "Connection: close", "", ""]).encode()


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    with served(tmp_path_factory.mktemp("served")) as ask:
        yield ask


def status(response: bytes) -> int:
    return int(response.split()[1])


def test_it_listens_where_core_bind_says(site: Callable[[bytes], bytes]):
    assert status(site(asked("/healthz"))) == 200


@pytest.mark.parametrize("header", ["SCRIPT_NAME: /x", "PATH_INFO: /hunter2", "REMOTE_USER: root"])
def test_a_request_cannot_say_what_only_the_server_knows(site: Callable[[bytes], bytes], header: str):
    assert status(site(asked("/healthz", header))) == 200


def test_nothing_else_can_steer_it(tmp_path):
    """gunicorn opens a socket for commands, unless it is told not to."""
    with served(tmp_path, XDG_RUNTIME_DIR=str(tmp_path)) as ask:
        ask(asked("/healthz"))
        assert [file.name for file in tmp_path.iterdir()] == ["site.sock"]


def test_a_full_disk_under_the_log_does_not_stop_a_start(tmp_path):
    with served(tmp_path, output=Path("/dev/full")) as ask:
        assert status(ask(asked("/healthz"))) == 200


def test_a_malformed_address_stops_the_start_in_one_line():
    result = run(*GUNICORN, CORE_BIND="hunter2")
    assert result.returncode != 0
    assert "- CORE_BIND: must be host:port, like 127.0.0.1:8000, or unix:/path" in result.stderr
    assert ("Traceback" in result.stderr, "hunter2" in result.stderr) == (False, False)


def test_the_health_check_of_a_container_asks_the_same_address(tmp_path):
    database = {"CORE_DATABASE_URL": f"sqlite:///{tmp_path / 'site.sqlite3'}"}
    run("manage.py", "migrate", "--verbosity", "0", **database)
    with served(tmp_path, **database) as ask:
        ask(asked("/healthz"))
        ready = run("deploy/ready.py", CORE_BIND=f"unix:{tmp_path / 'site.sock'}")
        elsewhere = run("deploy/ready.py", CORE_BIND=f"unix:{tmp_path / 'nowhere.sock'}")
    assert (ready.returncode, elsewhere.returncode) == (0, 1)
