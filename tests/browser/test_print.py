"""The result on paper: one or two pages with the site, the day, the criteria version and the help lines."""

import re

import pytest
from django.conf import settings

from assessment.domain.level_of_care.questions import CRITERIA_VERSION
from tests.browser.states import HEAVY, HEAVY_AT_HOME, PREFIXES, each_language
from tests.browser.visits import resume
from tests.vocabulary import LEVELS, NEXT_STEPS, codes

ON_PAPER = {step: ("self", given) for step, given in NEXT_STEPS.items()} | {
    f"{name}, {who}": (who, given)
    for name, given in (("heavy", HEAVY), ("heavy at home", HEAVY_AT_HOME))
    for who in ("self", "someone")
}


@each_language
@pytest.mark.parametrize(("who", "given"), ON_PAPER.values(), ids=ON_PAPER)
def test_a_result_prints_on_one_or_two_pages_and_the_sheet_on_one(look, given, who, language):
    resume(look, codes(**given), prefix=PREFIXES[language], who=who)
    assert sheets(look) in {1, 2}
    look.goto(f"{PREFIXES[language]}/assessment/sheet/")
    assert sheets(look) == 1


def sheets(page) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="Letter")))


@pytest.mark.parametrize("step", NEXT_STEPS)
def test_the_numbers_to_call_are_on_the_paper(look, step):
    """Buttons are for screens; what they say is not lost. The title of an alarm card is readable without its color."""
    resume(look, codes(**NEXT_STEPS[step]))
    shown = look.locator("[data-next] a.button").all_inner_texts()
    look.emulate_media(media="print")
    assert look.locator("[data-next] a.button").all_inner_texts() == shown
    assert all(button.is_visible() for button in look.locator("[data-next] a.button").all())
    assert look.locator("[data-next] h2").evaluate("title => getComputedStyle(title).color") == "rgb(0, 0, 0)"


def test_what_stands_on_the_paper(look):
    resume(look, codes(**LEVELS["iop"]))
    look.emulate_media(media="print")
    text = look.locator("body").inner_text()
    clinic = (settings.PROVIDER.name, settings.PROVIDER.phone)
    for needed in (*clinic, f"criteria, version {CRITERIA_VERSION}", "call 911", "Call 988", "Text 988", "Printed from"):
        assert needed in text, needed
    assert re.search(r"Printed from http://127\.0\.0\.1:\d+ on \w+\.? \d+, \d{4}", text)
    for screen_only in ("Leave now", "Start again", "Change", "Make a link", "Menu"):
        assert screen_only not in text, screen_only
