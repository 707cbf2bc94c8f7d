"""Menus for every template, from the one table of pages."""

from collections.abc import Iterable

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from programs.catalog import catalog
from programs.languages import language_here
from programs.pages import PAGES, PROGRAM_PAGES, PageEntry, Section


def pages(request: HttpRequest) -> dict[str, object]:
    return {
        "header_menu": SimpleLazyObject(lambda: _menu((entry for entry in PAGES if entry.in_header), request.path)),
        "footer_menu": SimpleLazyObject(
            lambda: {section.value: _menu(entry for entry in PAGES if entry.section is section) for section in Section}
        ),
        "program_menu": SimpleLazyObject(
            lambda: _menu(entry for entry in PROGRAM_PAGES if entry.name in settings.PROVIDER.programs)
        ),
    }


def _menu(entries: Iterable[PageEntry], here: str = "") -> list[dict[str, object]]:
    return [_item(entry, here) for entry in entries]


def _item(entry: PageEntry, here: str) -> dict[str, object]:
    page, url = catalog().page(entry.slug, language_here()), reverse(entry.view_name)
    return {"name": entry.name, "label": page.nav, "summary": page.summary, "url": url, "is_here": url == here}
