"""Answers given under an earlier version of the criteria, in the words they were given in. They are shown, never weighed."""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from django.conf import settings

from assessment.domain.answers import Who
from assessment.words import FOLDER
from programs.facts import fill


def earlier_answers(version: int, codes: Mapping[str, str], language: str) -> Iterator[tuple[str, str]]:
    """Question and answer, in the order asked then; nothing for a version whose words are not kept."""
    who = codes.get("who", Who.SELF)
    for code, words in _questions(version, language).items():
        if option := words["options"].get(codes.get(code)):
            yield words["short"], option if isinstance(option, str) else option["you" if who == Who.SELF else "they"]


@cache
def _questions(version: int, language: str) -> dict[str, Any]:
    """In the first language where the version was not there in this one."""
    for file in (FOLDER / f"version-{version}" / f"{code}.toml" for code in (language, settings.LANGUAGE_CODE)):
        if file.exists():
            return tomllib.loads(fill(file.read_text(encoding="utf-8"), language))
    return {}
