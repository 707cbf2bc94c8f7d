from uuid import UUID, uuid4

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_safe

from programs import searched
from programs.catalog import catalog
from programs.ladder import LADDER, Staircase
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
    """The box. The answer has an address of its own, without the words: so neither logs nor history have them, and Back works."""
    asked = request.POST or request.GET
    words = asked.get("q", "").strip()[:MOST_CHARACTERS]
    if not words or "here" in asked:
        return _answered(request, words)
    place = uuid4()
    return searched.keep(HttpResponseRedirect(reverse("found", args=[place]), status=303), place, words)


@require_safe
@cache_control(no_store=True)
def found(request: HttpRequest, place: UUID) -> HttpResponse:
    """Where the words are gone they can be typed again, and are then answered without a cookie: some browsers keep none."""
    words = searched.words(request, place)
    return _answered(request, words, is_gone=not words)


def _answered(request: HttpRequest, words: str, *, is_gone: bool = False) -> HttpResponse:
    answer = search(words, language_here()) if words else None
    shown = {"query": words, "answer": answer, "is_gone": is_gone, "most_characters": MOST_CHARACTERS}
    return render(request, "pages/search.html", shown)


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
        "steps": Staircase().steps,
    }
