"""Leave now and Start again: nothing is kept, and Back shows no answers. The other site is real, on another port."""

import time
from dataclasses import dataclass

import pytest

from tests.browser.leaving import (
    AGAIN,
    HANDS,
    arrive,
    assert_back_shows_nothing,
    assert_no_cookie_is_left,
    assert_nothing_is_left,
    back,
    leave,
)
from tests.browser.states import PREFIXES, QUESTIONS, each_language
from tests.browser.visits import resume
from tests.browser.walking import RESULT, answer, begin
from tests.vocabulary import LEVELS, codes

GIVEN = codes(**LEVELS["php"])
LAST = QUESTIONS[-1]


def come_to_the_result(page, prefix=""):
    """By the last two questions, so that there are answers two pages back."""
    before = list(GIVEN.items())[:-2]
    resume(page, dict(before), prefix=prefix)
    for question, option in list(GIVEN.items())[-2:]:
        answer(page, question, option)
    assert page.locator(RESULT).count() == 1


def start_again(page, hand="mouse"):
    HANDS[hand](page.locator(AGAIN).last)
    arrive(page, "/assessment/")


@dataclass(frozen=True)
class Way:
    """How someone is here, and with what."""

    script: bool = True
    secure: bool = False
    hand: str = "mouse"

    def __str__(self):
        return f"{'https' if self.secure else 'http'}-{'script' if self.script else 'plain'}-{self.hand}"


WAYS = [
    *(Way(script, secure) for script in (True, False) for secure in (True, False)),
    *(Way(script=False, hand=hand) for hand in ("touch", "Enter", "Space")),
]
each_way = pytest.mark.parametrize("way", WAYS, ids=str)


@pytest.fixture
def visitor(own_browser, request, site, settings):
    def here(way):
        settings.IS_HTTPS = way.secure  # or the cookies made here have other names
        where = request.getfixturevalue("secure_site") if way.secure else site
        return own_browser(where, java_script_enabled=way.script, has_touch=way.hand == "touch"), where

    return here


@each_way
def test_back_after_leave_now_shows_nothing(visitor, way):
    page, site = visitor(way)
    come_to_the_result(page)
    leave(page, site, way.hand)
    assert_no_cookie_is_left(page)
    assert_back_shows_nothing(page)


@each_way
def test_back_after_start_again_shows_nothing(visitor, way):
    page, _ = visitor(way)
    come_to_the_result(page)
    start_again(page, way.hand)
    assert_nothing_is_left(page)
    assert_back_shows_nothing(page)


@each_language
@pytest.mark.parametrize("script", [True, False])
def test_from_a_question_with_an_answer_not_yet_sent(own_browser, site, language, script):
    page = own_browser(java_script_enabled=script)
    begin(page, prefix=PREFIXES[language])
    answer(page, "safety", "passing")
    page.locator("input[name=health][value=daily]").check()
    leave(page, site)
    back(page)
    arrive(page, lambda address: address.startswith(site.url) and "health" not in address)
    assert_nothing_is_left(page)


@each_language
def test_from_a_stop(own_browser, site, language):
    page = own_browser()
    begin(page, prefix=PREFIXES[language])
    answer(page, "safety", "danger")
    leave(page, site)
    back(page)
    arrive(page, lambda address: address.startswith(site.url))
    assert_nothing_is_left(page)


def test_leave_now_does_not_wait_for_a_server_that_hangs_which_erases_later(own_browser, site):
    page = own_browser()
    come_to_the_result(page)
    with site.frozen():
        pressed = time.monotonic()
        leave(page, site)
        assert time.monotonic() - pressed < 1
    assert_no_cookie_is_left(page)
    assert_back_shows_nothing(page)


def test_a_server_that_never_heard_of_leave_now_shows_no_answer_and_erases_at_once(own_browser, site):
    page = own_browser()
    come_to_the_result(page)
    page.route("**/leave/", lambda route: route.abort())
    leave(page, site)
    assert {cookie["name"] for cookie in page.context.cookies()} == {"visit", "visit_es", "left"}
    assert_back_shows_nothing(page)
    begin(page)
    assert {cookie["name"] for cookie in page.context.cookies()} == {"visit", "visit_es"}


def test_leave_now_works_where_beacons_are_switched_off(own_browser, site):
    page = own_browser()
    page.add_init_script("delete Navigator.prototype.sendBeacon")
    come_to_the_result(page)
    leave(page, site)
    assert_back_shows_nothing(page)


def test_leave_now_takes_the_page_out_of_the_list_of_pages_gone_through(own_browser, site):
    page = own_browser()
    come_to_the_result(page)
    before = page.evaluate("history.length")
    leave(page, site)
    assert page.evaluate("history.length") == before


def test_another_tab_has_lost_the_answers_too(own_browser, site):
    page = own_browser()
    come_to_the_result(page)
    other = page.context.new_page()
    other.goto("/assessment/safety/")
    leave(page, site)
    other.reload()
    assert_nothing_is_left(other)


@each_language
@pytest.mark.parametrize("path", ["assessment/", "assessment/safety/", "s"])
def test_it_is_there_from_the_start(own_browser, site, language, path):
    page = own_browser()
    page.goto(f"{PREFIXES[language]}/{path}")
    leave(page, site)


def test_a_link_to_it_on_another_site_erases_nothing(own_browser, site):
    page = own_browser()
    come_to_the_result(page)
    page.goto("/assessment/leave/")
    assert page.locator(RESULT).count() == 1
