"""Custom properties of the style sheets: each one defined is used, and each one used is defined."""

import re
from pathlib import Path

from django.conf import settings

SHEETS = "\n".join(sheet.read_text() for sheet in Path(settings.BASE_DIR).glob("static/css/*.css"))
DEFINED = set(re.findall(r"(--[\w-]+)\s*:", SHEETS))
USED = set(re.findall(r"var\(\s*(--[\w-]+)", SHEETS))


def test_none_is_left_over():
    assert sorted(DEFINED - USED) == []


def test_none_is_missing():
    assert sorted(USED - DEFINED) == []


def test_there_are_some():
    assert {"--ink", "--paper"} <= DEFINED & USED
