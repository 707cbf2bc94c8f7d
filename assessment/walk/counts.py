"""Where tries are counted: in the cache that all instances share, where there is one, else in a table. Each counts atomically."""

import logging
import time
from datetime import datetime

from django.conf import settings
from django.core.cache import cache
from django.db import connection

from assessment.models import Tries, delete_some

log = logging.getLogger(__name__)

REST = 5  # seconds that a cache which failed is not asked: everyone who asks it waits, and takes a place at the database
LONGEST = 120  # seconds that a count is kept in the cache: its minute, and clocks that differ

_rests_until = 0.0  # by the clock that is never set

ONE_MORE = """
    INSERT INTO assessment_tries (id, number, ends_at) VALUES (%s, 1, %s)
    ON CONFLICT (id) DO UPDATE SET number = assessment_tries.number + 1 RETURNING number
"""


def one_more(who: str, ends_at: datetime, now: datetime) -> int:
    """Count a try, and say which one it is. Without the cache they go on in the table, from one."""
    if settings.CACHE_URL and time.monotonic() >= _rests_until and (number := _in_the_cache(who)):
        return number
    return _in_the_table(who, ends_at, now)


def delete_ended(now: datetime) -> int:
    return delete_some(Tries.objects.filter(ends_at__lte=now))


def _in_the_cache(who: str) -> int | None:
    from redis import RedisError  # installed only where there is such a cache

    global _rests_until
    try:
        cache.add(who, 0, LONGEST)
        return cache.incr(who)
    except (RedisError, ValueError) as error:  # ValueError: forgotten between the two
        _rests_until = time.monotonic() + REST
        log.error("cache away: %s", type(error).__name__)
        return None


def _in_the_table(who: str, ends_at: datetime, now: datetime) -> int:
    value = Tries._meta.get_field("ends_at").get_db_prep_value(ends_at, connection)
    with connection.cursor() as cursor:
        cursor.execute(ONE_MORE, [who, value])
        ((number,),) = cursor.fetchall()
    if number == 1:
        delete_ended(now)
    return int(number)
