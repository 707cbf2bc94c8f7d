"""Database and cache by their addresses: how long anyone waits for them, and what is said of a wrong address."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from core_recovery import servers
from core_recovery.environment import Environment
from tests.core_recovery.elsewhere import run

PRAGMAS = """
import django
django.setup()
from django.db import connection
with connection.cursor() as cursor:
    print(*[cursor.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous", "busy_timeout")])
"""


@pytest.fixture
def environment():
    return Environment({}, "CORE_")


def faults(environment: Environment) -> str:
    with pytest.raises(ImproperlyConfigured) as stopped:
        environment.check()
    return str(stopped.value)


def test_what_sqlite_acknowledged_is_on_the_disk_and_a_lock_is_waited_for_three_seconds(tmp_path):
    said = run("-c", PRAGMAS, CORE_DATABASE_URL=f"sqlite:///{tmp_path / 'site.sqlite3'}")
    assert (said.stdout.split(), said.stderr) == (["wal", "2", "3000"], "")


def test_postgresql_is_given_seconds_for_a_connection_a_lock_and_a_statement(environment):
    options = servers.database_from(environment, "postgres://site@host/name")["OPTIONS"]
    assert (options["connect_timeout"], options["tcp_user_timeout"]) == (3, 6000)
    assert options["options"] == "-c lock_timeout=3s -c statement_timeout=6s"


def test_an_option_in_the_address_goes_before_ours(environment):
    options = servers.database_from(environment, "postgres://site@host/name?sslmode=verify-full&connect_timeout=9")["OPTIONS"]
    assert (options["sslmode"], options["connect_timeout"]) == ("verify-full", 9)


@pytest.mark.parametrize(
    "url", ["", "hunter2", "mysql://hunter2@host/name", "postgres://[hunter2/name", "postgres://host:hunter2/name"]
)
def test_another_database_is_a_fault(environment, url):
    servers.database_from(environment, url)
    assert "CORE_DATABASE_URL: must be an address like" in faults(environment)


def test_another_cache_is_a_fault(environment):
    servers.cache_from(environment, "memcached://hunter2")
    assert "CORE_CACHE_URL: must be an address like redis://" in faults(environment)


def test_without_their_packages_neither_postgresql_nor_redis_is_taken(environment, monkeypatch):
    monkeypatch.setattr(servers, "find_spec", lambda name: None)
    servers.database_from(environment, "postgres://site@host/name")
    servers.cache_from(environment, "redis://host:6379/0")
    assert faults(environment).count("needs the packages of requirements-servers.txt") == 2


def test_without_an_address_of_a_cache_nothing_is_shared(environment):
    assert "Dummy" in servers.cache_from(environment, "")["default"]["BACKEND"]
