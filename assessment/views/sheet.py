from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from assessment.domain import recommend
from assessment.lines.sheet import sheet_lines
from assessment.walk.guards import private
from assessment.walk.redirects import of_all_answers
from assessment.walk.visit import Visit
from assessment.words import words
from programs.languages import language_here


@private
@require_safe
@of_all_answers
def sheet(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The visitor's own answers on one page, to print or to copy. Kept nowhere."""
    return render(request, "assessment/sheet.html", {"sheet": sheet_lines(recommend(visit.answers), words()[language_here()])})
