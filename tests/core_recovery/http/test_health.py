import pytest
from django.db import InterfaceError, OperationalError

from core_recovery.http import health
from tests.core_recovery.elsewhere import PRODUCTION, run

AWAY = """
import logging, django
django.setup()
logging.disable()
from django.test import Client
for path in ("/readyz", "/healthz", "/help/"):
    got = Client(headers={"host": "127.0.0.1"}).get(path)
    print(path, got.status_code, got["Cache-Control"] if "Cache-Control" in got else "-", got.content[:14])
"""


def facts(response) -> tuple:
    return response.status_code, response["Content-Type"], response["Cache-Control"], response.content


def test_alive_without_a_database(client):
    assert facts(client.get("/healthz")) == (200, "text/plain", "no-store", b"ok\n")


@pytest.mark.django_db
def test_ready_asks_the_database_once(client, django_assert_num_queries):
    with django_assert_num_queries(1):
        response = client.get("/readyz")
    assert facts(response) == (200, "text/plain", "no-store", b"ok\n")


@pytest.mark.parametrize("error", [OperationalError, InterfaceError])
def test_not_ready_when_the_database_refuses(client, monkeypatch, error):
    class Refusing:
        def cursor(self):
            raise error("password of the database")

    monkeypatch.setattr(health, "connection", Refusing())
    assert facts(client.get("/readyz")) == (503, "text/plain", "no-store", b"database away\n")


def test_not_ready_when_the_database_is_away_and_everything_else_answers():
    result = run("-c", AWAY, CORE_DATABASE_URL="sqlite:////nowhere/at/all/site.sqlite3")
    assert result.stdout.splitlines() == [
        "/readyz 503 no-store b'database away\\n'",
        "/healthz 200 no-store b'ok\\n'",
        "/help/ 200 - b'<!DOCTYPE html'",
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
