"""The help lines are sound, and every number that a text names is one of theirs."""

import re
from collections.abc import Iterable, Iterator

from assessment.words import texts
from core_recovery import crisis
from core_recovery.help_lines import read
from programs.catalog import content
from programs.checks import checked
from programs.records import Fault

DIALLED = re.compile(r"(?:tel|sms):([^?]*)")
PHONE = re.compile(r"\b(?:1-)?\d{3}-\d{3}-\d{4}\b|\b\d{5,6}\b")  # as a page writes one
SHORT = re.compile(r"\b\d{3}\b")  # in the words of the self-assessment no other number has three digits


@checked("core_recovery.E001")
def help_line_faults() -> Iterable[Fault]:
    loaded = read()
    return loaded.faults or crisis.faults(loaded.lines)


@checked("core_recovery.E002")
def number_faults() -> Iterator[Fault]:
    """A number that changes in help_lines.toml changes everywhere, or is told here."""
    if read().numbers:
        yield from _page_numbers()
        yield from _word_numbers()


def _page_numbers() -> Iterator[Fault]:
    for page in content().pages.values():
        dialled = {found[1] for link in page.body.links if (found := DIALLED.match(link))}
        written = set(PHONE.findall(f"{page.summary} {page.body.text}"))
        for number in sorted((dialled | written) - read().numbers):
            yield Fault(page.file, "body", f"{number} is no number of help_lines.toml")


def _word_numbers() -> Iterator[Fault]:
    for language, own in texts().own.items():
        for place, text in own.items():
            said = " ".join((*text.you, *text.they))
            for number in sorted({*SHORT.findall(PHONE.sub("", said)), *PHONE.findall(said)} - read().numbers):
                yield Fault(f"texts/{language}.toml", ".".join(place), f"{number} is no number of help_lines.toml")
