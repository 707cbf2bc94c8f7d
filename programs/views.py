from django.shortcuts import render
from django.utils.translation import get_language

from programs.catalog import catalog
from programs.ladder import LADDER
from programs.pages import PageEntry, trail


def page(request, entry: PageEntry):
    return render(request, entry.template, page_context(entry, get_language()))


def page_context(entry: PageEntry, language: str) -> dict:
    """What the page templates need; apps that serve a page themselves add to it."""
    pages = catalog()
    return {
        "entry": entry,
        "page": pages.page(entry.slug, language),
        "trail": [pages.page(above.slug, language) for above in trail(entry)],
        "articles": pages.articles(language),
        "ladder": LADDER,
    }
