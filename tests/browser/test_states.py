"""Every state of every page, in every language: reached once, and looked at in every way.

| when                              | what |
|-----------------------------------|------|
| at 320, 360 and 1280 px, in light | structure.js; every default rule of axe |
| at 320, 360 and 1280 px, in dark  | axe's rules about colors: dark differs in nothing else |
| at 360 px                         | nothing moves while it loads; the language, the title and the legend |
| at 360 px, text at 200 %          | structure.js: nothing overflows |
| once                              | bytes and requests of a first view |
"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.browser.looks import COLORS, axe, shift, structure
from tests.browser.states import PREFIXES, QUESTIONS, STATES, State, each_language, reach_question
from tests.browser.visits import resume
from tests.browser.walking import CARRY_ON, answer, answer_all, begin, go_on
from tests.browser.wire import Wire
from tests.vocabulary import codes

NARROW = {"width": 320, "height": 568}  # also what a screen of 640 px leaves at 200 % zoom
PHONE = {"width": 360, "height": 740}
WIDE = {"width": 1280, "height": 740}


@pytest.mark.parametrize("state", STATES, ids=str)
def test_a_state(look, wire, state):
    look.set_viewport_size(PHONE)
    state.reach(look)
    found = [f"{where}: {fault}" for where, faults in _looked_at(look, wire, state) for fault in faults]
    assert not found, "\n".join([f"{state} has faults", *found])


def _looked_at(page: Page, wire: Wire, state: State) -> Iterator[tuple[str, list[str]]]:
    yield "while loading", shift(page)
    yield "head and legend", _head(page, state)
    for viewport in (PHONE, NARROW, WIDE):
        page.set_viewport_size(viewport)
        page.emulate_media(color_scheme="light", reduced_motion="reduce")
        yield f"structure, {viewport['width']} px", structure(page)
        yield f"axe, {viewport['width']} px, light", axe(page)
        page.emulate_media(color_scheme="dark")
        yield f"axe, {viewport['width']} px, dark", axe(page, COLORS)
    page.set_viewport_size(PHONE)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    yield "structure, 360 px, text at 200 %", structure(page)
    yield "wire", wire.faults()


def _head(page: Page, state: State) -> list[str]:
    legends = page.locator("legend h1").count()
    fetched = page.locator("head :is(link[rel=stylesheet], script[src])")
    checks = {
        f"lang is not {state.language}": page.locator("html").get_attribute("lang") == state.language,
        f"{legends} h1 in a legend": legends == (1 if state.is_question else page.locator("main .question legend").count()),
        "something is asked for before the style sheet": fetched.first.get_attribute("rel") == "stylesheet",
        f"the title is {page.title()}": page.title().startswith("Error:") is state.has_errors,
    }
    return [fault for fault, holds in checks.items() if not holds]


def test_a_visit_resumed_is_the_one_clicked_through(page, look):
    """Most states are reached by a cookie made in Python; it leads where clicks lead."""
    given = codes(safety="frequent", care="weekly_not_enough")
    *earlier, last = given
    begin(page, who="someone")
    answer(page, "safety", given["safety"])
    resume(look, {"safety": given["safety"]}, who="someone", pause="safety")
    assert _words(look) == _words(page)
    go_on(page, CARRY_ON)
    answer_all(page, {question: given[question] for question in earlier[1:]})
    resume(look, {question: given[question] for question in earlier}, who="someone")
    assert _words(look) == _words(page)
    answer(page, last, given[last])
    resume(look, given, who="someone")
    assert _words(look) == _words(page)


def test_the_page_for_when_the_site_is_down(look):
    look.goto("/static/down.html")
    for viewport in (PHONE, NARROW, WIDE):
        look.set_viewport_size(viewport)
        assert axe(look) + structure(look) == []


def test_the_list_of_states_is_not_empty():
    assert len(STATES) > 60


@each_language
@pytest.mark.parametrize("who", ["self", "someone"])
def test_the_first_option_is_visible_without_scrolling(look, language, who):
    look.set_viewport_size(PHONE)
    bottoms = {}
    for question in QUESTIONS:
        reach_question(question, look, PREFIXES[language], who)
        box = look.locator(".option").first.bounding_box()
        bottoms[question] = box["y"] + box["height"]
    assert {question: bottom for question, bottom in bottoms.items() if bottom > PHONE["height"]} == {}


def _words(page: Page) -> str:
    return page.locator("main").inner_text()
