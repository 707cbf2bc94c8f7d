from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from assessment.domain.answers import Who
from assessment.lines.criteria import criteria_lines, next_steps_page_lines
from assessment.views.pages import say_to
from programs.catalog import catalog
from programs.languages import language_here
from programs.pages import BY_SLUG
from programs.views import page_context


@require_safe
def criteria(request: HttpRequest) -> HttpResponse:
    """How the level is suggested."""
    return _page(request, "criteria", criteria_lines(say_to(Who.SELF), catalog()))


@require_safe
def next_steps(request: HttpRequest) -> HttpResponse:
    """What the result says beside the level."""
    return _page(request, "criteria/next-steps", next_steps_page_lines(say_to(Who.SELF), catalog(), language_here()))


def _page(request: HttpRequest, slug: str, lines: dict[str, object]) -> HttpResponse:
    return render(request, "pages/page.html", page_context(BY_SLUG[slug], language_here()) | lines)
