"""What a thousand people do: most read, some answer the questions, a few share their result. And fifty who only share, at once."""

import asyncio
import random
import time
from collections.abc import Callable, Coroutine

from tests.faults.sharing import LINK
from tests.faults.visits import Person, someone
from tests.load.browser import Browser, Seen
from tests.vocabulary import NEXT_STEPS, codes

PEOPLE, MINUTES = 1000, 2
PAUSE = (2.0, 8.0)  # seconds between two clicks
READ, ASSESS = 0.6, 0.3  # shares of all; the rest shares results
WRITERS, BURST = 50, 30  # people, seconds
LINKS_OF_ONE = 25  # an address may make 30 a minute
PAGES = (
    "/", "/es/", "/help/", "/es/help/", "/programs/", "/programs/depression/", "/es/programs/substance-use/", "/what-is-iop/",
    "/levels-of-care/", "/families/", "/es/families/", "/choosing/", "/insurance/", "/criteria/", "/articles/first-week/",
)  # fmt: skip
Life = Callable[[Browser, str], Coroutine]


async def a_thousand(origin: str, key: str, address: Callable[[], str]) -> Seen:
    """Two minutes of them."""
    seen, end = Seen(), time.monotonic() + MINUTES * 60

    async def live(life: Life) -> None:
        browser = Browser(origin, address(), seen)
        await asyncio.sleep(random.uniform(0, PAUSE[1]))
        while time.monotonic() < end:
            async for _ in life(browser, key):
                await asyncio.sleep(random.uniform(*PAUSE))
                if time.monotonic() > end:
                    break
        await browser.close()

    await asyncio.gather(*(live(_life_of(number)) for number in range(PEOPLE)))
    return seen


def _life_of(number: int) -> Life:
    share = number / PEOPLE
    return _read if share < READ else _assess if share < READ + ASSESS else _share


async def _read(browser: Browser, key: str):
    yield await browser.click(random.choice(PAGES))


async def _assess(browser: Browser, key: str):
    """From the first page to the result, and the help page from there."""
    browser.cookies.clear()
    given = codes(**random.choice(list(NEXT_STEPS.values())))
    yield await browser.click("/assessment/")
    page = await browser.click("/assessment/", {"who": "self"})
    for question, option in given.items():
        yield page
        page = await browser.click(f"/assessment/{question}/", {question: option})
        if b"data-continue" in page:
            yield page
            page = await browser.click("/assessment/carry-on/", {})
    _expect(browser, not page or b"data-next=" in page, "no result")
    yield page
    yield await browser.click("/help/")


async def _share(browser: Browser, key: str):
    person = someone(key)
    _carry(browser, person)
    link = LINK.search((await browser.click("/assessment/share/", {"life": "7d"})).decode())
    yield link
    if link:
        page = await browser.click("/s", {"code": link[1]})
        _expect(browser, not page or person.shows.encode() in page, "another result")
        yield page


async def fifty(origin: str, key: str, address: Callable[[], str]) -> tuple[Seen, int]:
    """Half a minute of them, without a pause; and how many links they were told they have."""
    seen, end, made = Seen(), time.monotonic() + BURST, 0

    async def write() -> None:
        nonlocal made
        while time.monotonic() < end:
            browser = Browser(origin, address(), seen)
            for _ in range(LINKS_OF_ONE):
                if time.monotonic() > end:
                    break
                _carry(browser, someone(key))
                page = await browser.click("/assessment/share/", {"life": "7d"})
                made += bool(LINK.search(page.decode()))
            await browser.close()

    await asyncio.gather(*(write() for _ in range(WRITERS)))
    return seen, made


def _carry(browser: Browser, person: Person) -> None:
    browser.cookies = {"__Secure-visit": person.cookie}


def _expect(browser: Browser, holds: bool, otherwise: str) -> None:
    if not holds:
        browser.seen.failed[otherwise] += 1
