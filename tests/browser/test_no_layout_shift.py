"""Nothing moves under a person's finger while a page loads."""

import pytest

from tests.browser.states import STATES

SHIFT = """() => new Promise(resolve => {
  let sum = 0;
  new PerformanceObserver(list => { for (const entry of list.getEntries()) sum += entry.value; })
    .observe({type: "layout-shift", buffered: true});
  requestAnimationFrame(() => setTimeout(() => resolve(sum), 100));
})"""
WATCHED = {"page-home", "page-levels-of-care", "page-help", "start", "question-health", "stop-danger", "result-heavy"}
MOST = 0.01  # Google's "good" is 0.1


@pytest.mark.parametrize(
    "state", [pytest.param(state, id=f"{state.language}-{state.name}") for state in STATES if state.name in WATCHED]
)
def test_nothing_moves(page, state):
    page.set_viewport_size({"width": 360, "height": 740})
    state.reach(page)
    assert page.evaluate(SHIFT) <= MOST


def test_the_measure_is_awake(page):
    page.goto("/")
    page.wait_for_timeout(600)  # a shift right after input would not count
    page.evaluate("document.body.prepend(Object.assign(document.createElement('h2'), {innerText: 'Moved\\n\\n\\n\\nall'}))")
    assert page.evaluate(SHIFT) > MOST
