from datetime import UTC, datetime, timedelta

import pytest
from django.core.management import call_command
from django.test import RequestFactory
from django.utils import timezone

from assessment.models import Tries
from assessment.walk.limits import TooManyTries, count
from tests.core_recovery.elsewhere import run

NOW = datetime(2026, 11, 23, 3, 0, 30, tzinfo=UTC)
MOST = 30


def tries(times: int, *, address: str = "192.0.2.1", purpose: str = "share", now: datetime = NOW) -> list[bool]:
    """Which of them were too many."""
    request = RequestFactory().get("/s", REMOTE_ADDR=address)
    return [is_too_many(request, purpose, now) for _ in range(times)]


def is_too_many(request, purpose: str, now: datetime) -> bool:
    try:
        count(request, purpose, MOST, now)
    except TooManyTries:
        return True
    return False


@pytest.mark.django_db
def test_each_address_purpose_and_minute_has_its_own_tries():
    assert tries(MOST + 2) == [False] * MOST + [True] * 2
    assert tries(1, address="192.0.2.2") == [False]
    assert tries(1, purpose="make") == [False]
    assert tries(1, now=NOW + timedelta(seconds=29)) == [True]
    assert tries(1, now=NOW + timedelta(seconds=30)) == [False]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9"),  # one household's
        ("192.0.2.1", "192.0.2.1:4711"),
        ("192.0.2.1", "::ffff:192.0.2.1"),
        ("2001:db8:1:2::1", "[2001:db8:1:2::1]:4711"),
        ("fe80::1", "fe80::1%eth0"),
    ],
)
def test_one_address_however_it_is_written_has_one_count(one, other):
    tries(MOST, address=one)
    assert tries(1, address=other) == [True]


@pytest.mark.django_db
def test_another_household_has_another_count():
    tries(MOST, address="2001:db8:1:2::1")
    assert tries(1, address="2001:db8:1:3::1") == [False]


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["", "unknown", "unix:", "999.1.1.1", "["])
def test_without_an_address_no_one_is_counted_for_the_others_and_the_log_says_so(address, caplog):
    assert tries(MOST + 2, address=address) == [False] * (MOST + 2)
    assert Tries.objects.count() == 0
    assert caplog.messages[0] == "no address to count tries by: the proxy must set X-Forwarded-For"


@pytest.mark.django_db
def test_behind_a_proxy_only_the_last_address_it_names_is_read(settings):
    settings.BEHIND_PROXY = True

    def behind(forwarded: str) -> bool:
        return is_too_many(RequestFactory().get("/s", headers={"X-Forwarded-For": forwarded}), "share", NOW)

    assert [behind(f"203.0.113.{place}, 192.0.2.1:{place}") for place in range(MOST + 1)] == [False] * MOST + [True]
    assert behind("192.0.2.1, 192.0.2.2") is False


@pytest.mark.django_db
def test_a_try_is_one_statement_and_a_first_one_deletes_ended_minutes_a_hundred_at_a_time(django_assert_num_queries):
    ended = [Tries(id=f"{place:064x}", ends_at=NOW) for place in range(150)]
    Tries.objects.bulk_create(ended)
    tries(1)
    assert Tries.objects.count() == 51
    with django_assert_num_queries(1):
        tries(1)


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
with ThreadPoolExecutor(8) as threads:
    print(sum(threads.map(lambda _: tries(1)[0], range(300))))
"""


def test_of_three_hundred_at_once_thirty_pass(tmp_path):
    """In a process of its own, on a database file as the site has it: the tests' own database is in memory and knows no waiting."""
    result = run("-c", AT_ONCE, CORE_DATABASE_URL=f"sqlite:///{tmp_path / 'site.sqlite3'}")
    assert (result.stdout, result.stderr) == ("270\n", "")
