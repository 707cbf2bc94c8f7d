"""The result on paper: one or two pages with the site, the day, the criteria version and the help lines."""

import re

import pytest

from tests.browser.walking import walk
from tests.vocabulary import LEVELS, codes


@pytest.mark.parametrize("prefix", ["", "/es"], ids=["en", "es"])
@pytest.mark.parametrize("level", LEVELS)
def test_a_result_prints_on_one_or_two_pages(page, level, prefix):
    walk(page, codes(**LEVELS[level]), prefix=prefix)
    sheets = len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="Letter")))
    assert sheets in {1, 2}


def test_what_stands_on_the_paper(page):
    walk(page, codes(**LEVELS["iop"]))
    page.emulate_media(media="print")
    text = page.locator("body").inner_text()
    for needed in ("Core Recovery", "(555) 010-0199", "criteria, version 1", "call 911", "Call 988", "Text 988", "Printed from"):
        assert needed in text, needed
    assert re.search(r"Printed from http://127\.0\.0\.1:\d+ on \w+\.? \d+, \d{4}", text)
    for screen_only in ("Leave now", "Start again", "Change", "Make a link", "Menu"):
        assert screen_only not in text, screen_only
