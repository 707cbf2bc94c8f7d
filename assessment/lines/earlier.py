"""Answers given under an earlier version of the criteria, in the words they were given in. They are shown, never weighed."""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings

from assessment.domain.answers import Who
from assessment.domain.level_of_care.questions import CRITERIA_VERSION
from assessment.words import FOLDER
from programs.facts import fill
from programs.languages import languages
from programs.records import Fault, Place, read_file, read_toml


def earlier_answers(version: int, codes: Mapping[str, str], language: str) -> Iterator[tuple[str, str]]:
    """Question and answer, in the order asked then; nothing for a version whose words are not kept."""
    who = codes.get("who", Who.SELF)
    for code, words in _questions(version, language).items():
        if option := words["options"].get(codes.get(code)):
            yield words["short"], option if isinstance(option, str) else option["you" if who == Who.SELF else "they"]


def faults() -> Iterator[Fault]:
    """Of the words of every earlier version: the first language's must be there, and whatever is there must be whole."""
    for version in range(1, CRITERIA_VERSION):
        for language in languages():
            file = FOLDER / f"version-{version}" / f"{language}.toml"
            if language == settings.LANGUAGE_CODE or file.exists():
                yield from _file_faults(file, f"texts/version-{version}/{file.name}")


def _file_faults(file: Path, name: str) -> list[Fault]:
    found: list[Fault] = []
    top = Place(name, found)
    for code, words in read_toml(read_file(file, top), top).items():
        place = top.below(code)
        if not isinstance(words, dict) or not isinstance(words.get("short"), str) or not isinstance(words.get("options"), dict):
            place.fault("must have `short`, a text, and `options`, a table")
            continue
        for option, said in words["options"].items():
            if not isinstance(said, str) and not (isinstance(said, dict) and said.keys() == {"you", "they"}):
                place.below(f"options.{option}").fault("must be a text, or a pair of `you` and `they`")
    return found


@cache
def _questions(version: int, language: str) -> dict[str, Any]:
    """In the first language where the version was not there in this one."""
    for file in (FOLDER / f"version-{version}" / f"{code}.toml" for code in (language, settings.LANGUAGE_CODE)):
        if file.exists():
            return tomllib.loads(fill(file.read_text(encoding="utf-8"), language))
    return {}
