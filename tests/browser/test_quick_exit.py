"""Leave now: somewhere else at once, nothing kept, and Back shows no answers. The other site is real, on another port."""

import pytest
from playwright.sync_api import expect

from tests.browser.states import PREFIXES, each_language
from tests.browser.visits import resume
from tests.browser.walking import RESULT, answer, begin, walk
from tests.conftest import CHROMIUM
from tests.vocabulary import LEVELS, codes

LEAVE = "form[action$='/leave/'] button"


def leave(page, site):
    page.locator(LEAVE).click()
    page.wait_for_url(site.exit_url)
    expect(page.locator("h1")).to_have_text("Sunny")


def assert_nothing_is_left(page):
    assert page.context.cookies() == []
    assert page.locator("input:checked").count() == 0
    assert page.locator(f"{RESULT}, [data-stop], dl.answers").count() == 0


@each_language
def test_from_a_question(page, site, language):
    begin(page, prefix=PREFIXES[language])
    answer(page, "safety", "passing")
    page.locator("input[name=health][value=daily]").check()
    assert page.context.cookies()
    leave(page, site)
    assert page.context.cookies() == []
    page.go_back()
    assert_nothing_is_left(page)
    page.go_back()
    assert_nothing_is_left(page)


@each_language
def test_from_a_stop(page, site, language):
    begin(page, prefix=PREFIXES[language])
    answer(page, "safety", "danger")
    leave(page, site)
    page.go_back()
    assert_nothing_is_left(page)


@each_language
def test_from_the_result(page, site, language):
    resume(page, codes(**LEVELS["iop"]), prefix=PREFIXES[language])
    leave(page, site)
    page.go_back()
    assert_nothing_is_left(page)
    page.goto(f"{PREFIXES[language]}/assessment/result/")
    assert_nothing_is_left(page)


def test_without_javascript(new_context, site):
    page = new_context(java_script_enabled=False).new_page()
    resume(page, codes())
    leave(page, site)
    page.go_back()
    assert_nothing_is_left(page)


def test_another_tab_has_lost_the_answers_too(page, context, site):
    resume(page, codes())
    other = context.new_page()
    other.goto("/assessment/safety/")
    leave(page, site)
    other.reload()
    assert_nothing_is_left(other)


@pytest.fixture
def page_with_memory(playwright, site):
    """Playwright turns off Chromium's memory of pages (the back-forward cache); people's browsers have it."""
    browser = playwright.chromium.launch(
        executable_path=CHROMIUM, args=["--no-sandbox"], ignore_default_args=["--disable-back-forward-cache"]
    )
    yield browser.new_context(base_url=site.url).new_page()
    browser.close()


def test_back_shows_no_answers_from_the_browser_s_memory_of_pages(page_with_memory, site):
    page = page_with_memory
    walk(page, codes(**LEVELS["php"]))
    leave(page, site)
    page.evaluate("setTimeout(() => history.back())")
    page.wait_for_function("location.pathname.startsWith('/assessment/')")
    expect(page.locator(RESULT)).to_have_count(0)
    assert_nothing_is_left(page)


@each_language
@pytest.mark.parametrize("path", ["assessment/", "assessment/safety/"])
def test_it_is_there_from_the_start(page, site, language, path):
    page.goto(f"{PREFIXES[language]}/{path}")
    leave(page, site)
