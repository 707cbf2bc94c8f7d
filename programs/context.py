"""Menus for every template, from the one table of pages."""

from collections.abc import Iterable

from django.conf import settings
from django.urls import reverse

from programs.catalog import catalog
from programs.pages import PAGES, PROGRAM_PAGES, PageEntry, Section


def menus(language: str) -> dict[str, object]:
    """By name, in the language of the page."""
    return {
        "header_menu": _menu((entry for entry in PAGES if entry.in_header), language),
        "footer_menu": {
            section.value: _menu((entry for entry in PAGES if entry.section is section), language) for section in Section
        },
        "program_menu": _menu((entry for entry in PROGRAM_PAGES if entry.name in settings.PROVIDER.programs), language),
    }


def _menu(entries: Iterable[PageEntry], language: str) -> list[dict[str, object]]:
    return [_item(entry, language) for entry in entries]


def _item(entry: PageEntry, language: str) -> dict[str, object]:
    page = catalog().page(entry.slug, language)
    return {"entry": entry, "name": entry.name, "label": page.nav, "summary": page.summary, "url": reverse(entry.view_name)}
