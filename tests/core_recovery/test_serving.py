"""How gunicorn takes the settings: each test starts the real server."""

from pathlib import Path

import pytest

from tests.core_recovery.elsewhere import GUNICORN, run
from tests.core_recovery.gunicorn import Gunicorn, gunicorn, status

FILE = "site.sock"


def asked(path: str, *headers: str) -> bytes:
    return "\r\n".join([f"GET {path} HTTP/1.1", "Host: 127.0.0.1", *headers, ""]).encode()


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    with gunicorn(tmp_path_factory.mktemp("served") / FILE) as site:
        yield site


def test_it_listens_where_core_bind_says(site: Gunicorn):
    assert status(site.ask(asked("/healthz"))) == 200


@pytest.mark.parametrize("header", ["SCRIPT_NAME: /x", "PATH_INFO: /hunter2", "REMOTE_USER: root"])
def test_a_request_cannot_say_what_only_the_server_knows(site: Gunicorn, header: str):
    assert status(site.ask(asked("/healthz", header))) == 200


def test_nothing_else_can_steer_it(tmp_path):
    """gunicorn opens a socket for commands, unless it is told not to."""
    with gunicorn(tmp_path / FILE, XDG_RUNTIME_DIR=str(tmp_path)) as site:
        site.ask(asked("/healthz"))
        assert [file.name for file in tmp_path.iterdir()] == [FILE]


def test_a_full_disk_under_the_log_does_not_stop_a_start(tmp_path):
    with gunicorn(tmp_path / FILE, output=Path("/dev/full")) as site:
        assert status(site.ask(asked("/healthz"))) == 200


def test_a_malformed_address_stops_the_start_in_one_line():
    result = run(*GUNICORN, CORE_BIND="hunter2")
    assert result.returncode != 0
    assert "- CORE_BIND: must be host:port, like 127.0.0.1:8000, or unix:/path" in result.stderr
    assert ("Traceback" in result.stderr, "hunter2" in result.stderr) == (False, False)


def test_the_health_check_of_a_container_asks_the_same_address(tmp_path):
    database = {"CORE_DATABASE_URL": f"sqlite:///{tmp_path / 'site.sqlite3'}"}
    run("manage.py", "migrate", "--verbosity", "0", **database)
    with gunicorn(tmp_path / FILE, **database) as site:
        site.ask(asked("/healthz"))
        ready = run("deploy/ready.py", CORE_BIND=f"unix:{tmp_path / FILE}")
        elsewhere = run("deploy/ready.py", CORE_BIND=f"unix:{tmp_path / 'nowhere.sock'}")
    assert (ready.returncode, elsewhere.returncode) == (0, 1)
