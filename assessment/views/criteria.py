from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from assessment.domain.answers import Who
from assessment.lines.criteria import criteria_lines
from assessment.words import words
from programs.catalog import catalog
from programs.languages import language_here
from programs.pages import BY_SLUG
from programs.views import page_context


def criteria(request: HttpRequest) -> HttpResponse:
    language = language_here()
    say = words()[language].speaking_to(Who.SELF)
    lines = criteria_lines(say, catalog(), language)
    return render(request, "pages/page.html", page_context(BY_SLUG["criteria"], language) | lines)
