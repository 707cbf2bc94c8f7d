"""Every internal link, followed from both home pages; and what the site leaves in the browser."""

from dataclasses import dataclass
from urllib.parse import urldefrag

import pytest

from programs.pages import PAGES
from tests.browser.states import PREFIXES, each_language
from tests.browser.walking import answer, begin, walk
from tests.vocabulary import codes

ASSESSMENT_START = "assessment/"
NOT_CONTENT = {"search/", "share/", "fhir/Questionnaire/level-of-care"}  # linked, and not in the table of pages
FURTHEST = 3  # clicks from home


@dataclass(frozen=True)
class Visited:
    status: int
    links: tuple[str, ...]
    anchors: frozenset[str]


@pytest.fixture(scope="module")
def crawled(worker_page, homes):
    """Every address that can be reached, without fragment; and the cookies left when all were seen."""
    worker_page.context.clear_cookies()
    found, waiting = {}, list(homes.values())
    while waiting:
        address = waiting.pop()
        if address not in found:
            found[address] = visit(worker_page, address)
            waiting += onward(found[address], homes)
    return found, worker_page.context.cookies()


@pytest.fixture(scope="module")
def homes(site):
    return {language: f"{site.url}{prefix}/" for language, prefix in PREFIXES.items()}


def visit(page, address) -> Visited:
    status = page.goto(address, wait_until="domcontentloaded").status
    links = tuple(page.locator("a[href]").evaluate_all("found => found.map(one => one.href)"))
    anchors = frozenset(page.locator("[id]").evaluate_all("found => found.map(one => one.id)"))
    return Visited(status, links, anchors)


def onward(visited, homes) -> list[str]:
    """Where its links lead on this site."""
    return [urldefrag(link).url for link in visited.links if link.startswith(tuple(homes.values()))]


def clicks_from(home, pages, homes) -> dict[str, int]:
    """The fewest clicks to each address of the home's own language."""
    clicks, reached = {}, [home]
    while reached:
        clicks |= dict.fromkeys(reached, max(clicks.values(), default=-1) + 1)
        reached = [address for page in reached for address in onward(pages[page], homes) if address not in clicks]
    return {address: count for address, count in clicks.items() if home_of(address, homes) == home}


def home_of(address, homes) -> str:
    return max((home for home in homes.values() if address.startswith(home)), key=len)


def test_every_link_works(crawled):
    pages, _ = crawled
    assert {address: one.status for address, one in pages.items() if one.status != 200} == {}


def test_every_fragment_hits_an_element(crawled, site):
    pages, _ = crawled
    links = {link for one in pages.values() for link in one.links if link.startswith(site.url) and "#" in link}
    assert len(links) > len(PAGES) * len(PREFIXES)
    assert {link for link in links if urldefrag(link).fragment not in pages[urldefrag(link).url].anchors} == set()


@each_language
def test_all_pages_are_reached_and_no_others(crawled, homes, language):
    home = homes[language]
    reached = {urldefrag(address).url.partition("?")[0].removeprefix(home) for address in clicks_from(home, crawled[0], homes)}
    assert reached - NOT_CONTENT == {entry.path for entry in PAGES} | {ASSESSMENT_START}


@each_language
def test_every_page_is_within_three_clicks(crawled, homes, language):
    far = {address: count for address, count in clicks_from(homes[language], crawled[0], homes).items() if count > FURTHEST}
    assert far == {}


def test_pages_without_answers_set_no_cookie(crawled):
    _, cookies = crawled
    assert cookies == []


@pytest.mark.parametrize("kind", ["look", "page"])
def test_the_watch_on_other_hosts_is_awake(request, site, asked, kind):
    """The fixture `no_other_host` holds every test, and so every state, to its own host."""
    page = request.getfixturevalue(kind)
    page.goto("/")
    assert f"{site.url}/" in asked
    assert any("/static/css/" in address for address in asked)
    page.goto(site.exit_url)
    assert site.exit_url in asked


@each_language
def test_the_answers_cookie_is_locked_away(look, language):
    begin(look, prefix=PREFIXES[language])
    answer(look, "safety", "passing")
    cookies = look.context.cookies()
    assert {cookie["path"] for cookie in cookies} == {f"{prefix}/assessment/" for prefix in PREFIXES.values()}
    assert len(cookies) == len(PREFIXES)
    for cookie in cookies:
        assert cookie["httpOnly"]
        assert cookie["sameSite"] == "Lax"
        assert "passing" not in cookie["value"]
        assert 0 < cookie["expires"] - look.evaluate("Date.now() / 1000") <= 2 * 60 * 60


def test_content_pages_are_not_told_the_answers(look):
    begin(look)
    answer(look, "safety", "passing")
    look.goto("/programs/")
    assert look.evaluate("document.cookie") == ""
    with look.expect_request("**/privacy/") as request:
        look.goto("/privacy/")
    assert "cookie" not in request.value.all_headers()


def test_the_log_tells_no_answer_and_no_path(look, site):
    walk(look, codes(safety="frequent", care="iop_not_enough"))
    log = site.log.read_text()
    assert "assessment/<slug:code>/" in log
    assert not any(code in log for code in ("frequent", "iop_not_enough", "/daily_life/", "visit="))
