"""What follows from settings.LANGUAGES, the only list of languages."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import get_language, get_language_from_path


def languages() -> tuple[str, ...]:
    """Codes, in the order of the settings."""
    return tuple(code for code, _ in settings.LANGUAGES)


def translations() -> tuple[str, ...]:
    """Every language but the one that texts are first written in, which answers wherever another has no text yet."""
    return tuple(code for code in languages() if code != settings.LANGUAGE_CODE)


def language_here() -> str:
    """The language of the page."""
    return get_language() or settings.LANGUAGE_CODE


def language_of(path: str) -> str:
    return get_language_from_path(path) or str(settings.LANGUAGE_CODE)


def prefix(language: str) -> str:
    """What stands before every path of a language."""
    return "" if language == settings.LANGUAGE_CODE else f"/{language}"


@dataclass(frozen=True)
class Translated:
    """One text in each language; prints itself in the language of the page."""

    texts: Mapping[str, str]

    def __str__(self) -> str:
        return self.texts.get(language_here()) or self.texts[settings.LANGUAGE_CODE]
