import pytest
from django.db import InterfaceError, OperationalError

from assessment import sharing
from assessment.models import Tries
from tests.core_recovery.elsewhere import PRODUCTION, run

AWAY = """
import logging, django
django.setup()
logging.disable()
from django.test import Client
for path in ("/readyz", "/healthz", "/help/"):
    got = Client(headers={"host": "127.0.0.1"}).get(path)
    print(path, got.status_code, got["Cache-Control"], got.content[:14])
"""


def facts(response) -> tuple:
    return response.status_code, response["Content-Type"], response["Cache-Control"], response.content


def test_alive_without_a_database(client):
    assert facts(client.get("/healthz")) == (200, "text/plain", "no-store", b"ok\n")


@pytest.mark.django_db
def test_ready_reads_a_row_and_writes_one(client):
    for _ in range(2):
        assert facts(client.get("/readyz")) == (200, "text/plain", "no-store", b"ok\n")
    assert Tries.objects.count() == 1


@pytest.mark.parametrize("error", [OperationalError, InterfaceError])
def test_not_ready_when_the_database_refuses(client, monkeypatch, error):
    def refuse(now):
        raise error("password of the database")

    monkeypatch.setattr(sharing, "try_out", refuse)
    assert facts(client.get("/readyz")) == (503, "text/plain", "no-store", b"database away\n")


DAMAGED = """
import logging, os, pathlib, sqlite3, sys, django
django.setup()
logging.disable()
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test import Client
call_command("migrate", verbosity=0)
file = pathlib.Path(settings.DATABASES["default"]["NAME"])
def status():
    connection.close()
    return Client(headers={"host": "127.0.0.1"}).get("/readyz").status_code
print(status())
{damage}
print(status())
"""
DAMAGES = {
    "file gone": "connection.close(); [part.unlink() for part in file.parent.glob('*')]",
    "table gone": "connection.cursor().execute('DROP TABLE assessment_sharedresult')",
    "locked": "other = sqlite3.connect(file, isolation_level=None); other.execute('BEGIN IMMEDIATE')",
    "page corrupt": "connection.close(); whole = file.read_bytes(); file.write_bytes(whole[:4096] + b'?' * (len(whole) - 4096))",
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_not_ready_when_the_database_is_there_and_damaged(tmp_path, damage):
    program = DAMAGED.replace("{damage}", DAMAGES[damage])
    result = run("-c", program, CORE_DATABASE_URL=f"sqlite:///{tmp_path / 'site.sqlite3'}")
    assert result.stdout.splitlines() == ["200", "503"], result.stderr


def test_not_ready_when_the_database_is_away_and_everything_else_answers():
    result = run("-c", AWAY, CORE_DATABASE_URL="sqlite:////nowhere/at/all/site.sqlite3")
    assert result.stdout.splitlines() == [
        "/readyz 503 no-store b'database away\\n'",
        "/healthz 200 no-store b'ok\\n'",
        "/help/ 200 no-cache b'<!DOCTYPE html'",
    ], result.stderr


HOSTS = ["10.0.0.7", "10.0.0.7:8000", "[fe80::1]", "elsewhere.example", "", "not a host!"]


@pytest.mark.django_db
@pytest.mark.parametrize("host", HOSTS)
@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_a_probe_asks_by_any_name_and_by_address(client, path, host):
    assert client.get(path, headers={"host": host}).status_code == 200


@pytest.mark.parametrize("path", ["/", "/healthz/", "/healthz/x", "/es/healthz", "/robots.txt"])
def test_nothing_else_does(client, path):
    assert client.get(path, headers={"host": "10.0.0.7"}).status_code == 400


def test_a_probe_need_not_come_over_https():
    asked = 'got = Client(headers={"host": "10.0.0.7"}).get("/healthz"); print(got.status_code, got.content)'
    result = run("-c", f"import django; django.setup(); from django.test import Client; {asked}", **PRODUCTION)
    assert result.stdout == "200 b'ok\\n'\n", result.stderr
