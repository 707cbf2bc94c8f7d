"""Menus for every template, from the one table of pages."""

from django.conf import settings
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language

from programs.catalog import catalog
from programs.pages import PAGES, PROGRAM_PAGES, PageEntry, Section


def pages(request) -> dict:
    return {
        "header_menu": SimpleLazyObject(lambda: _menu(entry for entry in PAGES if entry.in_header)),
        "footer_menu": SimpleLazyObject(
            lambda: {section.value: _menu(entry for entry in PAGES if entry.section is section) for section in Section}
        ),
        "program_menu": SimpleLazyObject(
            lambda: _menu(entry for entry in PROGRAM_PAGES if entry.name in settings.PROVIDER.programs)
        ),
    }


def _menu(entries) -> list[dict]:
    return [_item(entry) for entry in entries]


def _item(entry: PageEntry) -> dict:
    page = catalog().page(entry.slug, get_language())
    return {"name": entry.name, "label": page.nav, "summary": page.summary, "url": reverse(entry.view_name)}
