"""Every internal link, followed from both home pages; and what the site leaves in the browser."""

from dataclasses import dataclass
from urllib.parse import urldefrag, urlsplit

import pytest

from programs.pages import PAGES
from tests.browser.states import PREFIXES, each_language
from tests.browser.walking import answer, begin, walk
from tests.vocabulary import MILDEST, codes

ASSESSMENT_START = "assessment/"
NOT_CONTENT = {"search/", "share/", "fhir/Questionnaire/level-of-care"}  # linked, and not in the table of pages
FURTHEST = 3  # clicks from home


@dataclass(frozen=True)
class Visited:
    status: int
    links: tuple[str, ...]
    anchors: frozenset[str]
    clicks: int


def crawl(page, home) -> dict[str, Visited]:
    """By address, without fragment. The clicks are the fewest, since near pages are visited first."""
    found, waiting = {}, [(home, 0)]
    while waiting:
        address, clicks = waiting.pop(0)
        if address in found:
            continue
        status = page.goto(address).status
        links = tuple(page.locator("a[href]").evaluate_all("found => found.map(one => one.href)"))
        anchors = frozenset(page.locator("[id]").evaluate_all("found => found.map(one => one.id)"))
        found[address] = Visited(status, links, anchors, clicks)
        waiting += [(urldefrag(link).url, clicks + 1) for link in links if link.startswith(home_of(home))]
    return found


def home_of(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}/"


def paths(found, prefix) -> set[str]:
    """Paths below one language's home, without query."""
    below = {urlsplit(address).path for address in found}
    spanish = {path for path in below if path.startswith("/es/")}
    return {path.removeprefix(f"{prefix}/") for path in (spanish if prefix else below - spanish)}


@pytest.fixture(scope="module")
def crawled(browser, site):
    """Both languages, from the two home pages; and the cookies left when all pages were seen."""
    context = browser.new_context(base_url=site.url)
    page = context.new_page()
    found = {language: crawl(page, f"{site.url}{prefix}/") for language, prefix in PREFIXES.items()}
    cookies = context.cookies()
    context.close()
    return found, cookies


@each_language
def test_every_link_works(crawled, language):
    found, _ = crawled
    assert {address: one.status for address, one in found[language].items() if one.status != 200} == {}


@each_language
def test_every_fragment_hits_an_element(crawled, site, language):
    pages = crawled[0][language]
    links = {link for one in pages.values() for link in one.links if link.startswith(site.url) and "#" in link}
    assert len(links) > len(PAGES)
    assert {link for link in links if urldefrag(link).fragment not in pages[urldefrag(link).url].anchors} == set()


@each_language
def test_all_pages_are_reached_and_no_others(crawled, language):
    reached = paths(crawled[0][language], PREFIXES[language])
    assert reached - NOT_CONTENT == {entry.path for entry in PAGES} | {ASSESSMENT_START}


@each_language
def test_every_page_is_within_three_clicks(crawled, language):
    pages = crawled[0][language]
    same_language = {
        address: one for address, one in pages.items() if urlsplit(address).path.startswith("/es/") == (language == "es")
    }
    assert {address: one.clicks for address, one in same_language.items() if one.clicks > FURTHEST} == {}


def test_pages_without_answers_set_no_cookie(crawled):
    _, cookies = crawled
    assert cookies == []


def test_the_watch_on_other_hosts_is_awake(page, site, asked):
    """The fixture `no_other_host` holds every test, and so every state, to its own host."""
    page.goto("/")
    assert f"{site.url}/" in asked
    assert any("/static/css/" in address for address in asked)
    page.goto(site.exit_url)
    assert site.exit_url in asked


@each_language
def test_the_answers_cookie_is_locked_away(page, context, language):
    begin(page, prefix=PREFIXES[language])
    answer(page, "safety", "passing")
    cookies = context.cookies()
    assert {cookie["path"] for cookie in cookies} == {"/assessment/", "/es/assessment/"}
    assert len(cookies) == 2
    for cookie in cookies:
        assert cookie["httpOnly"]
        assert cookie["sameSite"] == "Lax"
        assert "passing" not in cookie["value"]
        assert 0 < cookie["expires"] - page.evaluate("Date.now() / 1000") <= 2 * 60 * 60


def test_content_pages_are_not_told_the_answers(page):
    walk(page, codes())
    page.goto("/programs/")
    assert page.evaluate("document.cookie") == ""
    with page.expect_request("**/privacy/") as request:
        page.goto("/privacy/")
    assert "cookie" not in request.value.all_headers()


def test_the_log_tells_no_answer_and_no_path(page, site):
    walk(page, MILDEST | {"safety": "frequent", "care": "iop_not_enough"})
    log = site.log.read_text()
    assert "assessment/<slug:code>/" in log
    assert not any(code in log for code in ("frequent", "iop_not_enough", "/daily_life/", "visit="))
