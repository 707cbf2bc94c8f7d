"""PostgreSQL, Redis and two instances of the site, which know of each other only through them."""

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.faults.site import Site
from tests.needs import need
from tests.running import free_port


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.servers)


@pytest.fixture(scope="session")
def servers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SimpleNamespace]:
    from tests.faults.databases import Postgresql  # needs psycopg, which only `make servers` installs
    from tests.faults.sick import Redis

    need("redis-server", "redis-server")
    need("/usr/lib/postgresql/15/bin/postgres", "postgresql")
    folder = tmp_path_factory.mktemp("servers")
    for place in (folder, *folder.parents):
        if place.stat().st_mode & 0o777 == 0o700:
            place.chmod(0o711)  # PostgreSQL runs as its own user
    postgresql = Postgresql(folder)
    redis = Redis(folder)
    yield SimpleNamespace(postgresql=postgresql, redis=redis)
    redis.kill()
    postgresql.stop()


@pytest.fixture(scope="session")
def instances(servers: SimpleNamespace, tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Site]]:
    outside = f"http://127.0.0.1:{free_port()}"
    one, other = (Site(tmp_path_factory.mktemp("site") / "site.log", outside) for _ in range(2))
    other.environment |= {name: one.environment[name] for name in ("CORE_SECRET_KEY", "CORE_ANSWERS_KEYS")}
    for site in (one, other):
        site.environment |= {
            "CORE_DATABASE_URL": servers.postgresql.url,
            "CORE_CACHE_URL": f"redis://127.0.0.1:{servers.redis.port}/0",
            "WEB_CONCURRENCY": "1",
        }
        site.start()
    yield [one, other]
    for site in (one, other):
        site.stop()
