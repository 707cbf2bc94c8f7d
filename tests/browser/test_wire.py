"""What a first view brings over the wire, headers included: little enough for one round of packets, in few requests."""

import pytest

from tests.browser.states import STATES
from tests.browser.wire import first_view

BYTES_MOST, REQUESTS_MOST = 14_000, 4


# One question stands for all ten: they differ by a few words, and each takes a walk to reach.
MEASURED = [state for state in STATES if not state.is_question or state.name == "question-health"]


@pytest.mark.parametrize("state", MEASURED, ids=[f"{state.language}-{state.name}" for state in MEASURED])
def test_a_first_view_is_light(context, state):
    page = context.new_page()
    state.reach(page)
    received, requests = first_view(context, page)
    assert received <= BYTES_MOST
    assert requests <= REQUESTS_MOST


def test_the_list_of_states_is_not_empty():
    assert len(STATES) > 60


@pytest.mark.parametrize("path", ["/", "/es/"])
def test_scripts_are_extras_of_two_thousand_bytes_at_most(page, path):
    page.goto(path)
    assert page.locator("script:not([type='application/ld+json'])").count() == 0
    page.goto(f"{path}s")
    (source,) = page.locator("script[src]").evaluate_all("found => found.map(one => one.src)")
    assert len(page.request.get(source).body()) <= 2048
