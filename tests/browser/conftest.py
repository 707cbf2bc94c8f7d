from pathlib import Path

import pytest

from tests.browser.served import served
from tests.browser.wire import Wire

HERE = Path(__file__).parent
WINDOW = {"width": 1280, "height": 720}


def pytest_collection_modifyitems(items):
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """One for each worker. Whatever the tests did, the site must not have stumbled."""
    with served(tmp_path_factory.mktemp("site")) as site:
        yield site
    assert " ERROR " not in site.log.read_text(), site.log.read_text()


@pytest.fixture(scope="session")
def secure_site(tmp_path_factory):
    with served(tmp_path_factory.mktemp("secure-site"), secure=True) as site:
        yield site
    assert " ERROR " not in site.log.read_text(), site.log.read_text()


@pytest.fixture(scope="session")
def remembering(playwright, browser_type_launch_args):
    """Playwright turns off Chromium's memory of pages (the back-forward cache); people's browsers have it."""
    browser = playwright.chromium.launch(**browser_type_launch_args, ignore_default_args=["--disable-back-forward-cache"])
    yield browser
    browser.close()


@pytest.fixture
def own_browser(remembering, site, asked):
    """A page in a browser that remembers pages, as another person's: `own_browser(java_script_enabled=False)`."""
    opened = []

    def note(at):
        return lambda request: asked.append(request.url.replace(at.url, site.url).replace(at.exit_url, site.exit_url))

    def page(at=site, **options):
        context = remembering.new_context(base_url=at.url, ignore_https_errors=at.is_secure, **options)
        context.on("request", note(at))
        opened.append(context)
        return context.new_page()

    yield page
    for context in opened:
        context.close()


@pytest.fixture(scope="session")
def base_url(site):
    """Pages open addresses without a host: `page.goto("/es/")`."""
    return site.url


@pytest.fixture(scope="session")
def worker_page(browser, base_url):
    context = browser.new_context(base_url=base_url)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="session")
def wire(worker_page):
    """What `look` has received since its address was opened."""
    return Wire(worker_page)


@pytest.fixture
def look(worker_page, asked):
    """A page for tests that only look: one for each worker, without cookies and as large as any. Tests of what a browser keeps
    (its history, another tab, no script) take `page` or `new_context`, which are new for each test."""

    def note(request):
        asked.append(request.url)

    worker_page.context.clear_cookies()
    worker_page.set_viewport_size(WINDOW)
    worker_page.emulate_media(media="null", color_scheme="null", reduced_motion="null")
    worker_page.context.on("request", note)
    yield worker_page
    worker_page.context.remove_listener("request", note)


@pytest.fixture
def new_context(new_context, asked):
    def watched(**options):
        context = new_context(**options)
        context.on("request", lambda request: asked.append(request.url))
        return context

    return watched


@pytest.fixture
def asked():
    """Every address the test's pages ask for."""
    return []


@pytest.fixture(autouse=True)
def no_other_host(site, asked):
    """No state that any test reaches asks another host. Somewhere else is asked only by the quick exit."""
    yield
    assert {address for address in asked if not address.startswith((f"{site.url}/", site.exit_url))} == set()
