"""Ways out of a private page, and what is to be seen of it afterwards."""

import time
from collections.abc import Callable
from contextlib import suppress

from playwright.sync_api import Error, Page, expect

from tests.browser.walking import RESULT

LEAVE = "form[action$='/leave/'] button"
AGAIN = "form[action$='/again/'] button"
PATIENCE = 10  # seconds
PRIVATE = f"{RESULT}, [data-stop], dl.answers, input:checked"

HANDS = {
    "mouse": lambda button: button.click(no_wait_after=True),
    "touch": lambda button: button.tap(no_wait_after=True),
    "Enter": lambda button: button.press("Enter", no_wait_after=True),
    "Space": lambda button: button.press("Space", no_wait_after=True),
}


def leave(page: Page, site, hand: str = "mouse") -> None:
    HANDS[hand](page.locator(LEAVE))
    arrive(page, site.exit_url)
    expect(page.locator("h1")).to_have_text("Sunny")


def back(page: Page) -> None:
    """As the browser's own button, from its memory too: what Playwright has for it waits for a load that then never comes."""
    with page.expect_event("framenavigated"), suppress(Error):  # the page may be gone before it has answered
        page.evaluate("history.back()")


def arrive(page: Page, there: str | Callable[[str], bool]) -> None:
    """At an address that ends so, or is so, with the whole page: what is asked of half a page may be answered wrongly.
    A page from the browser's memory is whole, but tells of no load."""
    is_there = there if callable(there) else lambda address: address.endswith(there)

    def is_whole() -> bool:
        with suppress(Error):  # on its way from one page to the next
            address, state = page.evaluate("[location.href, document.readyState]")
            return is_there(address) and state == "complete"
        return False

    wait_until(is_whole, page)


def wait_until(condition: Callable[[], bool], page: Page) -> None:
    deadline = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < deadline, page.url
        page.wait_for_timeout(20)


def assert_no_cookie_is_left(page: Page) -> None:
    """What erases them may still be on its way when the other site is already there: nobody waits for it."""
    wait_until(lambda: page.context.cookies() == [], page)


def assert_nothing_is_left(page: Page) -> None:
    assert_no_cookie_is_left(page)
    assert page.locator(PRIVATE).count() == 0


def assert_back_shows_nothing(page: Page) -> None:
    """Back, once more, and Reload: each time the first question without an answer, asked for anew."""
    for _ in range(2):
        back(page)
        arrive(page, "/assessment/safety/?erased")
        assert_nothing_is_left(page)
    page.reload()
    assert_nothing_is_left(page)
