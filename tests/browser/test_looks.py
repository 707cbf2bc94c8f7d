"""The looks are awake: what each must see, it sees. Without this, a silent one would pass everything."""

from urllib.parse import urlsplit

import pytest

from tests.browser.looks import COLORS, axe, shift, structure

DEFECTS = {
    "two h1": ("main", "<h1>Again</h1>", "2 h1"),
    "dead fragment": ("main", "<a href='#nowhere'>x</a>", "hits nothing"),
    "dead reference": ("main", "<p aria-describedby='nowhere'>x</p>", "aria-describedby names no element"),
    "empty reference": ("main", "<p aria-describedby=''>x</p>", "empty aria-describedby"),
    "id twice": ("main", "<p id='main'>x</p>", "id twice"),
    "empty for": ("main", "<label for=''>x</label>", "labels nothing"),
    "box in a line": ("main", "<label for='x'>x</label> <input id='x' style='width: 50px'>", "beside the words"),
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


@pytest.mark.parametrize(("place", "defect", "fault"), DEFECTS.values(), ids=DEFECTS)
def test_structure(look, place, defect, fault):
    look.goto("/assessment/safety/")
    look.evaluate("([place, html]) => document.querySelector(place).insertAdjacentHTML('beforeend', html)", [place, defect])
    # A style attribute is stopped by the content security policy; setting it from here is not.
    look.evaluate("document.querySelectorAll('[style]').forEach(one => { one.style.cssText = one.getAttribute('style') })")
    assert any(fault in found for found in structure(look))


@pytest.mark.parametrize(
    ("tag", "found"), [(None, {"color-contrast", "html-has-lang"}), (COLORS, {"color-contrast"})], ids=["all", "colors"]
)
def test_axe(look, tag, found):
    look.goto("/")
    look.evaluate("document.documentElement.removeAttribute('lang')")
    look.evaluate("document.querySelector('h1').style.color = '#eee'")
    assert {fault.split(":")[0] for fault in axe(look, tag)} == found


def test_shift(look):
    look.goto("/")
    look.wait_for_timeout(600)  # a shift right after input would not count
    look.evaluate("document.body.prepend(Object.assign(document.createElement('h2'), {innerText: 'Moved\\n\\n\\n\\nall'}))")
    assert shift(look)


def test_wire(look, wire):
    look.goto("/")
    received, requests = wire.first_view()
    assert received > 5_000
    assert requests > 1
    look.goto(urlsplit(look.locator("meta[property='og:image']").get_attribute("content")).path)
    assert wire.faults()
