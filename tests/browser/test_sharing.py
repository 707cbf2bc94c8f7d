"""A result shown to someone else, as both of them meet it, and what is left behind on the server."""

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.leaving import arrive, assert_nothing_is_left, back, leave
from tests.browser.visits import resume
from tests.browser.walking import RESULT, go_on, unfold
from tests.vocabulary import codes

OPEN = "form:has(#code) button"
ERASE = "button:has-text('Erase the link now')"
GIVEN = codes(home="unstable", care="weekly_not_enough", substances="hard_to_control")


def make_link(page, life="7d") -> str:
    resume(page, GIVEN)
    unfold(page, "[name=life]")
    page.locator(f"input[name=life][value='{life}']").check()
    go_on(page, "button:has-text('Make the link')")
    return page.locator("#link").inner_text()


@pytest.fixture
def elsewhere(new_context):
    """Another person's browser."""
    return new_context().new_page()


def test_a_result_is_shared_opened_by_one_click_erased_and_gone(page, elsewhere):
    link = make_link(page)
    assert re.fullmatch(r"http://127\.0\.0\.1:\d+/s#[A-Za-z0-9_-]{22}", link)
    elsewhere.goto(link)
    assert elsewhere.locator(RESULT).count() == 0
    assert urlsplit(elsewhere.url).fragment == ""
    go_on(elsewhere, OPEN)
    assert elsewhere.locator(RESULT).get_attribute("data-level") == "php"
    assert elsewhere.locator("[data-rule]").evaluate_all("found => found.map(one => one.dataset.rule)") == [
        "weekly-not-enough",
        "hard-to-control",
        "unstable-home",
    ]
    go_on(page, ERASE)
    expect(page.locator("h1")).to_contain_text("The link is erased")
    elsewhere.goto("/s")
    elsewhere.locator("#code").fill(link)
    go_on(elsewhere, OPEN)
    expect(elsewhere.locator("h1")).to_have_text("We cannot open this")


def test_the_language_switch_keeps_the_shared_result(page, elsewhere):
    elsewhere.goto(make_link(page))
    go_on(elsewhere, OPEN)
    go_on(elsewhere, "a:has-text('Español')")
    expect(elsewhere.locator("html")).to_have_attribute("lang", "es")
    assert elsewhere.locator(RESULT).get_attribute("data-level") == "php"


@pytest.mark.parametrize("script", [True, False])
def test_back_after_leave_now_shows_no_shared_result(page, own_browser, site, script):
    link = make_link(page)
    shown = own_browser(java_script_enabled=script)
    shown.goto("/help/")
    shown.goto(link)
    shown.locator("#code").fill(link)
    go_on(shown, OPEN)
    assert shown.locator(RESULT).count() == 1
    leave(shown, site)
    back(shown)
    arrive(shown, "/s" if script else "/s?closed")
    assert_nothing_is_left(shown)
    assert shown.locator("#code").input_value() == ""
    shown.reload()
    assert_nothing_is_left(shown)
    back(shown)
    arrive(shown, "/help/" if script else link)
    assert_nothing_is_left(shown)
    assert shown.locator("#code").evaluate_all("found => found.filter(one => one.value)") == []


def test_a_shared_result_that_was_erased_is_gone_at_the_next_reload(page, own_browser):
    link = make_link(page)
    shown = own_browser()
    shown.goto(link)
    go_on(shown, OPEN)
    shown.reload()
    assert shown.locator(RESULT).count() == 1
    go_on(page, ERASE)
    expect(page.locator("h1")).to_contain_text("The link is erased")
    shown.reload()
    assert_nothing_is_left(shown)


def test_without_script_the_person_pastes_the_link(page, new_context):
    link = make_link(page)
    plain = new_context(java_script_enabled=False).new_page()
    plain.goto(link)
    assert plain.locator("#code").input_value() == ""
    plain.locator("#code").fill(link)
    go_on(plain, OPEN)
    assert plain.locator(RESULT).get_attribute("data-level") == "php"


def test_a_robot_that_previews_the_link_sees_no_result(page, base_url):
    """It asks for the address as it would for any other; the fragment never leaves the browser."""
    link = make_link(page)
    seen = page.request.get(link, headers={"User-Agent": "Slackbot-LinkExpanding 1.0"})
    assert seen.status == 200
    assert "data-level" not in seen.text()
    assert link.partition("#")[2] not in seen.text()
    assert seen.headers["x-robots-tag"] == "noindex, nofollow"


def test_nothing_is_left_on_the_server_that_could_be_read(page, elsewhere, site):
    link = make_link(page)
    code = link.partition("#")[2]
    elsewhere.goto(link)
    go_on(elsewhere, OPEN)
    assert elsewhere.locator(RESULT).count() == 1
    cookies = [cookie["value"] for cookie in page.context.cookies([f"{site.url}/assessment/"])]
    assert cookies
    left = b"".join(file.read_bytes() for file in site.log.parent.iterdir() if file.is_file()) + site.rows()
    assert b"assessment.sharedresult" in left
    assert b"POST s 303" in left
    for secret in (code, *cookies, "weekly_not_enough", "hard_to_control", "unstable"):
        assert secret.encode() not in left, secret
