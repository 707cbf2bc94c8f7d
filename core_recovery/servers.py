"""Database and cache, by their addresses. Each is given seconds, not minutes: a person waits, and others wait behind them."""

from importlib.util import find_spec
from typing import Any

import dj_database_url

from core_recovery.environment import Environment

PATIENCE = 3  # seconds for a connection or a lock
LONGEST_STATEMENT = 6  # seconds
EXTRA = "needs the packages of requirements-servers.txt"

SQLITE = {
    "transaction_mode": "IMMEDIATE",
    "timeout": PATIENCE,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
}
POSTGRESQL = {
    "connect_timeout": PATIENCE,
    "options": f"-c lock_timeout={PATIENCE}s -c statement_timeout={LONGEST_STATEMENT}s",
    # A server that went away without a word is noticed after as long.
    "tcp_user_timeout": LONGEST_STATEMENT * 1000,
    "keepalives_idle": PATIENCE,
    "keepalives_interval": 1,
    "keepalives_count": PATIENCE,
}
OPTIONS: dict[str, dict[str, Any]] = {"django.db.backends.sqlite3": SQLITE, "django.db.backends.postgresql": POSTGRESQL}
REDIS = {"socket_connect_timeout": 0.5, "socket_timeout": 0.5}  # seconds


def database_from(environment: Environment, url: str) -> dict[str, Any]:
    """As Django's DATABASES wants it. Options in the address go before ours."""
    try:
        database: dict[str, Any] = dict(dj_database_url.parse(url))
    except (dj_database_url.ParseError, dj_database_url.UnknownSchemeError):
        database = {}
    if database.get("ENGINE") not in OPTIONS:
        environment.fault(
            "DATABASE_URL", "must be an address like sqlite:////srv/site.sqlite3 or postgres://user:password@host/name"
        )
        return {}
    if database["ENGINE"] == "django.db.backends.postgresql" and not find_spec("psycopg"):
        environment.fault("DATABASE_URL", EXTRA)
    return database | {"OPTIONS": OPTIONS[database["ENGINE"]] | database.get("OPTIONS", {})}


def cache_from(environment: Environment, url: str) -> dict[str, Any]:
    """As Django's CACHES wants it: Redis, or none that is shared."""
    if not url:
        return {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
    if not url.startswith(("redis://", "rediss://", "unix://")):
        environment.fault("CACHE_URL", "must be an address like redis://host:6379/0")
    elif not find_spec("redis"):
        environment.fault("CACHE_URL", EXTRA)
    return {"default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": url, "OPTIONS": REDIS}}
