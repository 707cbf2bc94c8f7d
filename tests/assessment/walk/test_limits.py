from datetime import UTC, datetime, timedelta

import pytest
from django.core.management import call_command
from django.test import RequestFactory
from django.utils import timezone

from assessment.models import Tries
from assessment.walk.limits import too_many
from tests.core_recovery.elsewhere import run

NOW = datetime(2026, 11, 23, 3, 0, 30, tzinfo=UTC)
MOST = 30


def tries(times: int, *, address: str = "192.0.2.1", purpose: str = "share", now: datetime = NOW) -> list[bool]:
    """Which of them were too many."""
    request = RequestFactory().get("/s", REMOTE_ADDR=address)
    return [too_many(request, purpose, MOST, now) for _ in range(times)]


@pytest.mark.django_db
def test_each_address_purpose_and_minute_has_its_own_tries():
    assert tries(MOST + 2) == [False] * MOST + [True] * 2
    assert tries(1, address="192.0.2.2") == [False]
    assert tries(1, purpose="make") == [False]
    assert tries(1, now=NOW + timedelta(seconds=29)) == [True]
    assert tries(1, now=NOW + timedelta(seconds=30)) == [False]


@pytest.mark.django_db
def test_a_thousand_other_addresses_make_none_forgotten():
    tries(MOST)
    for place in range(1000):
        tries(1, address=f"198.51.{place // 250}.{place % 250}")
    assert tries(1) == [True]


@pytest.mark.django_db
def test_no_address_is_kept():
    tries(1)
    (row,) = Tries.objects.values()
    assert row == {"id": row["id"], "number": 1, "ends_at": NOW + timedelta(seconds=30)}
    assert len(bytes.fromhex(row["id"])) == 32


@pytest.mark.django_db
def test_the_daily_command_forgets_what_has_ended_and_not_the_current_minute():
    now = timezone.now()
    tries(MOST, now=now - timedelta(minutes=1))
    tries(MOST, now=now + timedelta(minutes=1))
    call_command("delete_expired_shares", verbosity=0)
    assert [row.number for row in Tries.objects.all()] == [MOST]
    assert tries(1, now=now + timedelta(minutes=1)) == [True]


AT_ONCE = """
import django
django.setup()
from concurrent.futures import ThreadPoolExecutor
from django.core.management import call_command
from tests.assessment.walk.test_limits import tries
call_command("migrate", verbosity=0)
with ThreadPoolExecutor(50) as threads:
    print(sum(threads.map(lambda _: tries(1)[0], range(50))))
"""


def test_of_fifty_at_once_twenty_are_too_many(tmp_path):
    """In a process of its own, on a database file as the site has it: the tests' own database is in memory and knows no waiting."""
    result = run("-c", AT_ONCE, CORE_DATABASE_URL=f"sqlite:///{tmp_path / 'site.sqlite3'}")
    assert (result.stdout, result.stderr) == ("20\n", "")
