"""System checks of the project as a whole: who runs it, its help lines, its message catalogs, and the numbers that texts name."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core.checks import CheckMessage, Tags, Warning, register

from assessment.words import texts
from core_recovery import crisis
from core_recovery.help_lines import Way, read
from core_recovery.provider import placeholders_left
from programs.catalog import content
from programs.checks import errors
from programs.languages import translations
from programs.records import Fault

DIALLED = re.compile(r"(?:tel|sms):[^?]*")
PHONE = re.compile(r"\b(?:1-)?\d{3}-\d{3}-\d{4}\b|\b\d{5,6}\b")  # as a page writes one
SHORT = re.compile(r"\b\d{3}\b")  # in the words of the self-assessment no other number has three digits
OURS = ("core_recovery", "programs", "assessment")


@register
def help_lines_are_sound(app_configs: object, **kwargs: object) -> list[CheckMessage]:
    loaded = read()
    return errors([*loaded.faults, *crisis.faults(loaded.lines)], "core_recovery.E001")


@register
def texts_name_numbers_of_help_lines(app_configs: object, **kwargs: object) -> list[CheckMessage]:
    """A number that changes in help_lines.toml changes everywhere, or is told here."""
    return errors([*_page_numbers(), *_word_numbers()], "core_recovery.E002")


@register
def every_language_has_its_messages(app_configs: object, **kwargs: object) -> list[CheckMessage]:
    return errors(_message_faults(), "core_recovery.E003")


@register(Tags.security, deploy=True)
def provider_is_set(app_configs: object, **kwargs: object) -> list[CheckMessage]:
    return [
        Warning(
            f"The provider's {name} is still the placeholder.",
            hint=f"Set CORE_PROVIDER_{name.upper()}.",
            id="core_recovery.W001",
        )
        for name in placeholders_left(settings.PROVIDER)
    ]


def _page_numbers() -> Iterator[Fault]:
    links = {found[0] for way in _ways() if (found := DIALLED.match(way.link))}
    labels = {way.label for way in _ways()}
    for page in content().pages.values():
        dialled = {found[0] for link in page.body.links if (found := DIALLED.match(link))}
        written = set(PHONE.findall(f"{page.summary} {page.body.text}"))
        for number in sorted((dialled - links) | (written - labels)):
            yield Fault(f"{page.language}/{page.slug}.md", "body", f"{number} is no number of help_lines.toml")


def _word_numbers() -> Iterator[Fault]:
    labels = {way.label for way in _ways()}
    for language, words in texts().by_language.items():
        for place, text in words.texts.items():
            said = " ".join((*text.you, *text.relative))
            for number in sorted({*SHORT.findall(said), *PHONE.findall(said)} - labels):
                yield Fault(f"texts/{language}.toml", ".".join(place), f"{number} is no number of help_lines.toml")


def _ways() -> list[Way]:
    return [way for line in read().lines for way in line.ways]


def _message_faults() -> Iterator[Fault]:
    for folder in _message_folders():
        for language in translations():
            catalog = folder / language / "LC_MESSAGES" / "django.po"
            name = catalog.relative_to(settings.BASE_DIR).as_posix()
            if not catalog.exists():
                yield Fault(name, "file", "missing: `make messages` begins it")
            elif not catalog.with_suffix(".mo").exists():
                yield Fault(name, "file", "not compiled: `make setup` does it")


def _message_folders() -> Iterable[Path]:
    return (Path(apps.get_app_config(name).path) / "locale" for name in OURS)
