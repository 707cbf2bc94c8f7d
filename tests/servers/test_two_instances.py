"""Two instances share a database, a cache and their keys, and are one site."""

import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

from tests.faults.sharing import LINK
from tests.faults.visits import cookies, someone
from tests.faults.web import Answer, ask
from tests.vocabulary import LEVELS, codes


def send(site, target: str, address: str, form: dict[str, str] | None = None, cookie: str = "") -> Answer:
    """As the proxy would."""
    return ask(site.inside, target, form, headers={"X-Forwarded-For": address, "Cookie": cookie})


def cookie_of(answer: Answer) -> str:
    return next(line.partition(";")[0] for line in answer.headers.get_all("Set-Cookie") if "Path=/assessment/" in line)


def test_a_walk_that_changes_instances_at_each_step_is_one_walk_and_its_link_opens_at_both(instances):
    one, other = instances
    cookie = cookie_of(send(one, "/assessment/", "192.0.2.1", {"who": "self"}))
    for step, (question, option) in enumerate(codes(**LEVELS["iop"]).items()):
        answer = send(instances[step % 2], f"/assessment/{question}/", "192.0.2.1", {question: option}, cookie)
        cookie = cookie_of(answer)
    made = send(one, "/assessment/share/", "192.0.2.1", {"life": "7d"}, cookie)
    code = LINK.search(made.text)[1]
    assert LINK.search(send(other, "/assessment/share/", "192.0.2.1", {"life": "7d"}, cookie).text)[1] == code
    assert [opened(site, code) for site in instances] == [True, True]
    send(other, "/s", "192.0.2.1", {"code": code, "revoke": "1"})
    assert [opened(site, code) for site in instances] == [False, False]
    assert send(one, "/assessment/share/", "192.0.2.1", {"life": "7d"}, cookie).status == 410


def test_a_link_asked_for_many_times_at_once_at_both_is_one_link(instances):
    """A double click, or a browser that sends again: whoever comes second must not be told that it failed."""
    for _ in range(5):
        person = someone(instances[0].environment["CORE_ANSWERS_KEYS"])

        def one_try(number: int, cookie: str = cookies(person)["Cookie"]) -> tuple[int, str]:
            answer = send(instances[number % 2], "/assessment/share/", f"192.0.2.{number}", {"life": "7d"}, cookie)
            return answer.status, LINK.search(answer.text)[1] if answer.status == 200 else ""

        with ThreadPoolExecutor(8) as pool:
            answers = set(pool.map(one_try, range(8)))
        assert [status for status, _ in answers] == [200]


def opened(site, code: str) -> bool:
    return send(site, "/s", "192.0.2.1", {"code": code}).status in {200, 303}


def within_one_minute() -> None:
    """Tries are counted by the minute of the clock."""
    left = 60 - time.time() % 60
    if left < 20:
        time.sleep(left)


def test_of_three_hundred_tries_at_once_at_both_thirty_pass(instances):
    def one_try(number: int) -> int:
        return send(instances[number % 2], "/s", "192.0.2.77", {"code": "A" * 22}).status

    within_one_minute()
    with ThreadPoolExecutor(50) as pool:
        assert Counter(pool.map(one_try, range(300))) == {404: 30, 429: 270}


def test_without_redis_tries_are_counted_in_the_database_and_the_log_says_so(instances, servers):
    one, other = instances
    servers.redis.kill()
    try:
        within_one_minute()
        lines = one.log.read_text().count("cache away")
        assert [send(one, "/s", "192.0.2.78", {"code": "A" * 22}).status for _ in range(31)] == [404] * 30 + [429]
        assert send(other, "/s", "192.0.2.78", {"code": "A" * 22}).status == 429
        assert lines < one.log.read_text().count("cache away: ConnectionError") < lines + 31  # it is not asked at each try
    finally:
        servers.redis.start()
