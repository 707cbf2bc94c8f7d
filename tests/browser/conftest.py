from pathlib import Path

import pytest

from tests.browser.served import served

HERE = Path(__file__).parent


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
def base_url(site):
    """Pages open addresses without a host: `page.goto("/es/")`."""
    return site.url


@pytest.fixture
def asked(context):
    """Every address the test's pages ask for."""
    addresses = []
    context.on("request", lambda request: addresses.append(request.url))
    return addresses


@pytest.fixture(autouse=True)
def no_other_host(request, site):
    """No state that any test reaches asks another host. Somewhere else is asked only by the quick exit."""
    asked = request.getfixturevalue("asked") if "context" in request.fixturenames else []
    yield
    assert {address for address in asked if not address.startswith((f"{site.url}/", site.exit_url))} == set()
