from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from assessment.domain.answers import Who
from assessment.lines.criteria import criteria_lines, next_steps_page_lines
from assessment.words import Say, words
from programs.catalog import catalog
from programs.languages import language_here
from programs.pages import BY_SLUG
from programs.views import page_context


@require_safe
def criteria(request: HttpRequest) -> HttpResponse:
    """How the level is suggested."""
    return _page(request, "criteria", criteria_lines(_say(), catalog()))


@require_safe
def next_steps(request: HttpRequest) -> HttpResponse:
    """What the result says beside the level."""
    return _page(request, "criteria/next-steps", next_steps_page_lines(_say(), catalog(), language_here()))


def _say() -> Say:
    return words()[language_here()].speaking_to(Who.SELF)


def _page(request: HttpRequest, slug: str, lines: dict[str, object]) -> HttpResponse:
    return render(request, "pages/page.html", page_context(BY_SLUG[slug], language_here()) | lines)
