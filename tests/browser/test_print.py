"""The result on paper: one or two pages with the site, the day, the criteria version and the help lines."""

import re

import pytest
from django.conf import settings

from assessment.domain.level_of_care.questions import CRITERIA_VERSION
from tests.browser.states import PREFIXES, each_language
from tests.browser.visits import resume
from tests.vocabulary import LEVELS, codes


@each_language
@pytest.mark.parametrize("level", LEVELS)
def test_a_result_prints_on_one_or_two_pages(look, level, language):
    resume(look, codes(**LEVELS[level]), prefix=PREFIXES[language])
    sheets = len(re.findall(rb"/Type\s*/Page\b", look.pdf(format="Letter")))
    assert sheets in {1, 2}


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
