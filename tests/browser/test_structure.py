"""What axe misses, on every page state: see structure.js for the checks."""

from pathlib import Path

import pytest

from tests.browser.states import PREFIXES, QUESTIONS, each_language, each_state
from tests.browser.walking import answer, begin
from tests.vocabulary import MILDEST

CHECKS = Path(__file__).with_name("structure.js").read_text()
NARROW = {"width": 320, "height": 568}  # also what a screen of 640 px leaves at 200 % zoom
PHONE = {"width": 360, "height": 740}
WIDE = {"width": 1280, "height": 740}
DEFECTS = {
    "two h1": ("main", "<h1>Again</h1>", "2 h1"),
    "dead fragment": ("main", "<a href='#nowhere'>x</a>", "hits nothing"),
    "dead reference": ("main", "<p aria-describedby='nowhere'>x</p>", "aria-describedby names no element"),
    "empty reference": ("main", "<p aria-describedby=''>x</p>", "empty aria-describedby"),
    "id twice": ("main", "<p id='main'>x</p>", "id twice"),
    "empty for": ("main", "<label for=''>x</label>", "labels nothing"),
    "lone radio": ("form:has(.options)", "<label class='option'><input type='radio'>x</label>", "not in fieldset > legend"),
    "late hint": ("fieldset", "<p class='hint' id='late'>x</p>", "after the options"),
    "silent hint": ("fieldset", "<p class='hint' id='late'>x</p>", "does not describe its fieldset"),
    "other words": ("fieldset", "<p class='field-error' id='late'>Other words</p>", "summary says"),
    "low row": ("main", "<p class='option' style='height: 20px'>x</p>", "row of 20 px"),
    "low button": ("main", "<button style='height: 20px; padding: 0'>x</button>", "target of 20 px"),
    "low link": ("main", "<p><a href='/'>alone in its line</a></p>", "alone in its line"),
    "wide page": ("main", "<p style='width: 2000px'>x</p>", "the page is"),
    "cut off": ("main", "<div style='overflow: hidden'><p style='width: 2000px'>x</p></div>", "over the edge"),
    "own scroll bar": ("main", "<div style='overflow: auto'><p style='width: 2000px'>x</p></div>", "scrolls by itself"),
    "wide picture": ("main", "<svg viewBox='0 0 9 9'><text>Long words</text></svg>", "cut off in its picture"),
}


@each_state
def test_structure(page, state):
    state.reach(page)
    faults = {viewport["width"]: _faults(page, viewport) for viewport in (NARROW, PHONE, WIDE)}
    assert {width: found for width, found in faults.items() if found} == {}
    assert page.locator("html").get_attribute("lang") == state.language
    assert page.locator("legend h1").count() == (1 if state.is_question else page.locator("main .question legend").count())
    assert page.title().startswith("Error:") is state.has_errors


@pytest.mark.parametrize(("place", "defect", "fault"), DEFECTS.values(), ids=DEFECTS)
def test_the_checks_are_awake(page, place, defect, fault):
    page.goto("/assessment/safety/")
    page.evaluate("([place, html]) => document.querySelector(place).insertAdjacentHTML('beforeend', html)", [place, defect])
    # A style attribute is stopped by the content security policy; setting it from here is not.
    page.evaluate("document.querySelectorAll('[style]').forEach(one => { one.style.cssText = one.getAttribute('style') })")
    assert any(fault in found for found in _faults(page, PHONE))


@each_language
@pytest.mark.parametrize("who", ["self", "someone"])
def test_the_first_option_is_visible_without_scrolling(page, language, who):
    page.set_viewport_size(PHONE)
    begin(page, prefix=PREFIXES[language], who=who)
    bottoms = {}
    for question in QUESTIONS:
        page.locator(f"input[name={question}]").first.wait_for()
        box = page.locator(".option").first.bounding_box()
        bottoms[question] = box["y"] + box["height"]
        answer(page, question, MILDEST[question])
    assert len(bottoms) == 10
    assert {question: bottom for question, bottom in bottoms.items() if bottom > PHONE["height"]} == {}


def _faults(page, viewport) -> list[str]:
    page.set_viewport_size(viewport)
    found = page.evaluate(CHECKS)
    return found["structure"] + found["width"]
