"""People with a browser, several at once. What they do leads from page to page, with cookies of their own, so wrk cannot do it."""

import asyncio
import time
from collections.abc import Awaitable, Callable

from bench.wrk import CONNECTIONS, Outcome
from tests.faults.sharing import LINK
from tests.faults.visits import someone
from tests.faults.web import addresses
from tests.load.browser import Browser, Seen
from tests.vocabulary import LEVELS, codes

GIVEN = codes(**LEVELS["iop"])  # no stop on the way
WORDS = "how long does it take"
TRIES_OF_ONE = 25  # an address may make 30 links a minute, and open as many
Life = Callable[[Browser], Awaitable[object]]
another_address = addresses()


async def begin(browser: Browser, answered: int) -> bytes:
    """So many questions answered. The page after the last of them."""
    browser.cookies.clear()
    await browser.click("/assessment/")
    page = await browser.click("/assessment/", {"who": "self"})
    for question, option in list(GIVEN.items())[:answered]:
        page = await browser.click(f"/assessment/{question}/", {question: option})
    return page


async def assess(browser: Browser) -> None:
    """From the start page to the result."""
    _expect(b"data-next=" in await begin(browser, len(GIVEN)), "no result")


async def search(browser: Browser) -> None:
    """The words, and the answer at its own address."""
    browser.cookies.clear()
    _expect(await browser.click("/search/", {"q": WORDS}), "no answer to a search")


def sharing(key: str) -> Life:
    """Each link is of another visit, sealed here with the site's key: a visit's second link would be the first again."""

    async def share(browser: Browser) -> str:
        browser.cookies = {"visit": someone(key, **GIVEN).cookie}
        link = LINK.search((await browser.click("/assessment/share/", {"life": "7d"})).decode())
        _expect(link, "no link")
        return link[1]

    return share


def opening(code: str) -> Life:
    async def open_(browser: Browser) -> None:
        browser.cookies.clear()
        _expect(b"data-next=" in await browser.click("/s", {"code": code}), "a link does not open")

    return open_


def once(origin: str, life: Life) -> tuple[object, Browser]:
    """What came of it, and the browser as it is then."""

    async def live() -> tuple[object, Browser]:
        browser = Browser(origin, another_address(), Seen())
        try:
            return await life(browser), browser
        finally:
            await browser.close()

    return asyncio.run(live())


def run(origin: str, life: Life, seconds: float, people: int = CONNECTIONS) -> Outcome:
    """The same again and again; its times are of single requests."""
    return asyncio.run(_together(origin, life, seconds, people))


async def _together(origin: str, life: Life, seconds: float, people: int) -> Outcome:
    seen, began = Seen(), time.monotonic()

    async def live() -> int:
        done = 0
        while time.monotonic() < began + seconds:
            browser = Browser(origin, another_address(), seen)
            for _ in range(TRIES_OF_ONE):
                await life(browser)
                done += 1
                if time.monotonic() > began + seconds:
                    break
            await browser.close()
        return done

    done = sum(await asyncio.gather(*(live() for _ in range(people))))
    taken = time.monotonic() - began
    return Outcome(done, taken, sum(seen.failed.values()), seen.milliseconds(0.5), seen.milliseconds(0.99))


def _expect(holds: object, otherwise: str) -> None:
    if not holds:
        raise RuntimeError(otherwise)
