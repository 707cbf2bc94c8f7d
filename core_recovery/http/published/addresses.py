"""Which addresses answer everyone alike."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import resolve, reverse
from django.utils.translation import override

from assessment.lines.fhir_answered_by import DEFINITIONS
from programs.languages import languages
from programs.pages import PAGES

IN_EACH_LANGUAGE = (
    "article-feed",
    "search",
    *(f"assessment:{name}" for name in ("start", "links", "shared", "questionnaire", *DEFINITIONS)),
)
IN_NONE = ("robots", "security", "sitemap")


@dataclass(frozen=True)
class Address:
    """Where a cookie or a query may change the answer, only a visit without them gets the one that is published.

    `route` is what the log calls it.
    """

    path: str
    route: str
    heeds_visitors: bool


def addresses() -> Iterator[Address]:
    for language in languages():
        with override(language):
            yield from (_address(entry.view_name, heeds_visitors=False) for entry in PAGES)
            yield from map(_address, IN_EACH_LANGUAGE)
    yield from map(_address, IN_NONE)


def _address(view_name: str, *, heeds_visitors: bool = True) -> Address:
    path = reverse(view_name)
    return Address(path, resolve(path).route, heeds_visitors)
