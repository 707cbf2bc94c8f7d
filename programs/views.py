from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_safe

from programs.catalog import catalog
from programs.ladder import LADDER, staircase
from programs.languages import language_here
from programs.pages import PageEntry, trail
from programs.search import search
from programs.structured_data import open_graph, structured_data

MOST_CHARACTERS = 300  # of a search: a person in distress may write whole sentences


@require_safe
def page(request: HttpRequest, entry: PageEntry) -> HttpResponse:
    return render(request, entry.template, page_context(entry, language_here()))


@require_http_methods(["GET", "HEAD", "POST"])
@cache_control(no_store=True)
def find(request: HttpRequest) -> HttpResponse:
    """What a person searches for is their own affair: not cached, not indexed, not logged."""
    query = request.GET.get("q", "").strip()[:MOST_CHARACTERS]
    answer = search(query, language_here()) if query else None
    return render(request, "pages/search.html", {"query": query, "answer": answer, "most_characters": MOST_CHARACTERS})


def page_context(entry: PageEntry, language: str) -> dict[str, object]:
    """What the page templates need; apps that serve a page themselves add to it."""
    pages = catalog()
    shown = pages.page(entry.slug, language)
    above = [pages.page(parent.slug, language) for parent in trail(entry)]
    return {
        "entry": entry,
        "page": shown,
        "trail": above,
        "is_untranslated": shown.language != language,
        "is_ours": entry.name in settings.PROVIDER.programs,
        "structured_data": structured_data(shown, above),
        "open_graph": open_graph(shown, language),
        "articles": pages.articles(language),
        "ladder": LADDER,
        "steps": staircase(),
    }
