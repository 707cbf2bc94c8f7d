"""Classes of the style sheets: each one styled stands on a page, and each one that stands on a page is styled."""

import re
from pathlib import Path

from django.conf import settings

from assessment.domain.level_of_care.fit_criteria import Status

ROOT = Path(settings.BASE_DIR)
COMMENT, RULES = re.compile(r"/\*.*?\*/", re.DOTALL), re.compile(r"\{[^{}]*\}|url\([^)]*\)")
SHEETS = RULES.sub(" ", "\n".join(COMMENT.sub("", file.read_text()) for file in ROOT.glob("static/css/*.css")))
STYLED = set(re.findall(r"\.([a-z][\w-]*)", SHEETS))
TAG = re.compile(r"\{[{%].*?[%}]\}")
TEMPLATES = "\n".join(file.read_text() for file in (ROOT / "templates").rglob("*.html"))
WRITTEN = {name for classes in re.findall(r'class="([^"]*)"', TEMPLATES) for name in TAG.sub(" ", classes).split()}
# Put together in Python: the status of a criterion, and what assessment/lines/ says of a card or of a button.
MADE = set(Status) | {"care", "now", "today", "panel", "next-step", "alarm", "second"}


def test_none_is_left_over() -> None:
    assert sorted(STYLED - WRITTEN - MADE) == []


def test_none_is_without_a_style() -> None:
    assert sorted((WRITTEN | MADE) - STYLED - {Status.NOT_MET}) == []


def test_there_are_some() -> None:
    assert {"button", "care", "number", "print-only"} <= STYLED & WRITTEN
