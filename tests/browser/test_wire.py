"""What a first view brings over the wire, headers included: little enough for one round of packets, in few requests."""

import pytest

from tests.browser.states import STATES, each_state

BYTES_MOST, REQUESTS_MOST = 14_000, 4


@each_state
def test_a_first_view_is_light(context, state):
    page = context.new_page()
    state.reach(page)
    received, requests = first_view(context, page)
    assert received <= BYTES_MOST
    assert requests <= REQUESTS_MOST


def first_view(context, page) -> tuple[int, int]:
    """Bytes and requests of the page's address, seen with an empty cache. A form's answer is asked for again by reloading."""
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})
    sizes = []
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    page.reload(wait_until="networkidle")
    session.detach()
    return round(sum(sizes)), len(sizes)


def test_the_list_of_states_is_not_empty():
    assert len(STATES) > 60


@pytest.mark.parametrize("path", ["/", "/es/"])
def test_scripts_are_extras_of_two_thousand_bytes_at_most(page, path):
    page.goto(path)
    assert page.locator("script:not([type='application/ld+json'])").count() == 0
    page.goto(f"{path}s")
    (source,) = page.locator("script[src]").evaluate_all("found => found.map(one => one.src)")
    assert len(page.request.get(source).body()) <= 2048
