"""A search leaves no trace in the browser, and Back still works: in a real profile on disk, with the back-forward cache on."""

import re
from itertools import chain
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.states import PREFIXES, each_language
from tests.browser.walking import go_on
from tests.conftest import CHROMIUM

WORDS = "panic zebrapelican"  # one word finds pages, the other is looked for in whatever is left
RARE = "zebrapelican"
FIRST_HIT = ".hits a >> nth=0"
OWN = re.compile(r"/search/[0-9a-f-]{36}/$")
with_and_without_script = pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])


@pytest.fixture
def profile(tmp_path):
    return tmp_path / "profile"


@pytest.fixture
def open_browser(playwright, site, profile):
    """As people have it: Playwright would turn Chromium's memory of pages off, and keep no profile."""
    opened = []

    def open_(script: bool):
        context = playwright.chromium.launch_persistent_context(
            profile,
            executable_path=CHROMIUM,
            args=["--no-sandbox"],
            ignore_default_args=["--disable-back-forward-cache"],
            java_script_enabled=script,
            base_url=site.url,
        )
        opened.append(context)
        return context

    yield open_
    for context in opened:
        context.close()


def search(page: Page, words: str) -> None:
    page.locator("#q").fill(words)
    go_on(page, "form.search button")
    expect(page.locator(".hits li")).not_to_have_count(0)
    expect(page.locator("#q")).to_have_value(words)


def back(page: Page) -> None:
    page.go_back(wait_until="commit")  # a page from the browser's memory is not loaded again


@with_and_without_script
def test_back_and_reload_show_the_answer_again_and_each_search_its_own(open_browser, script):
    page = open_browser(script).new_page()
    heading = page.locator("main [role=status] h2")
    page.goto("/search/")
    search(page, "insurance")
    search(page, WORDS)
    go_on(page, FIRST_HIT)
    expect(page.locator(".hits")).to_have_count(0)
    back(page)
    expect(heading).to_contain_text(WORDS)
    page.reload()
    expect(heading).to_contain_text(WORDS)
    back(page)
    expect(heading).to_contain_text("insurance")
    back(page)
    expect(page.locator("#q")).to_be_visible()
    expect(heading).to_have_count(0)


@with_and_without_script
@each_language
def test_no_file_of_the_browser_has_the_words(open_browser, profile, language, script):
    context = open_browser(script)
    page = context.new_page()
    page.goto(f"{PREFIXES[language]}/search/")
    search(page, WORDS)
    go_on(page, FIRST_HIT)
    expect(page.locator(".hits")).to_have_count(0)
    back(page)
    expect(page.locator(".hits")).to_have_count(1)
    context.close()
    assert list(profile.glob("**/History"))
    assert [file for file in profile.rglob("*") if file.is_file() and holds(file, RARE)] == []


def holds(file: Path, word: str) -> bool:
    content = file.read_bytes()
    return word.encode() in content or word.encode("utf-16-le") in content


def test_that_would_be_found(open_browser, profile):
    context = open_browser(True)
    context.new_page().goto(f"/help/?{RARE}")
    context.close()
    assert any(holds(file, RARE) for file in profile.rglob("*") if file.is_file())


@each_language
def test_no_address_and_no_referer_has_the_words_and_no_log(page, site, language):
    asked = []
    page.on("request", lambda request: asked.append((request.url, request.all_headers().get("referer", ""))))
    page.goto(f"{PREFIXES[language]}/search/")
    search(page, WORDS)
    assert OWN.search(page.url)
    assert RARE not in page.title()
    go_on(page, FIRST_HIT)
    expect(page.locator(".hits")).to_have_count(0)
    assert len(asked) > 3
    assert [text for text in chain.from_iterable(asked) if RARE in text] == []
    assert RARE not in site.log.read_text()


@each_language
def test_an_address_typed_with_words_ends_without_them(page, language):
    page.goto(f"{PREFIXES[language]}/search/?q=panic+{RARE}")
    assert OWN.search(page.url)
    expect(page.locator("#q")).to_have_value(WORDS)


@each_language
def test_the_other_language_has_the_words_and_back_too(page, language):
    page.goto(f"{PREFIXES[language]}/search/")
    search(page, "panic")
    here = page.url
    go_on(page, "header a.language")
    expect(page.locator("html")).not_to_have_attribute("lang", language)
    expect(page.locator("#q")).to_have_value("panic")
    expect(page.locator(".hits li")).not_to_have_count(0)
    back(page)
    assert page.url == here
    expect(page.locator("#q")).to_have_value("panic")


def test_the_cookies_go_with_their_own_answer_only(page):
    page.goto("/search/")
    search(page, "panic")
    place = urlsplit(page.url).path
    assert {cookie["path"] for cookie in page.context.cookies()} == {f"{prefix}{place}" for prefix in PREFIXES.values()}
    for path in ("/", "/search/", "/help/", "/assessment/"):
        with page.expect_request(lambda request, path=path: urlsplit(request.url).path == path) as sent:
            page.goto(path)
        assert "cookie" not in sent.value.all_headers(), path


def test_from_the_menu_the_box_is_empty(page):
    page.goto("/search/")
    search(page, "panic")
    go_on(page, "#menu a[href='/search/']")
    expect(page).to_have_url(re.compile(r"/search/$"))
    expect(page.locator("#q")).to_have_value("")
    expect(page.locator(".hits")).to_have_count(0)


@each_language
def test_where_the_words_are_gone_they_are_typed_again_and_need_no_cookie(page, language):
    page.goto(f"{PREFIXES[language]}/search/")
    search(page, "panic")
    page.context.clear_cookies()
    page.reload()
    expect(page.locator("#q")).to_have_value("")
    expect(page.locator("main p[role=status]")).to_contain_text("10 minut")
    search(page, "I want to die")
    expect(page.locator(".care.today")).to_be_visible()
    assert page.context.cookies() == []


@each_language
def test_with_the_keyboard_alone(page, language):
    page.goto(f"{PREFIXES[language]}/search/")
    page.locator("#q").focus()
    page.keyboard.type("panic")
    page.keyboard.press("Enter")
    expect(page.locator(".hits li")).not_to_have_count(0)
    page.locator("form.search button").focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.hits') !== null")
    page.keyboard.press("Enter")
    expect(page.locator(".hits")).to_have_count(0)
