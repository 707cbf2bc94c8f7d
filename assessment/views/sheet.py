from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from assessment.domain import recommend
from assessment.domain.flow import next_question
from assessment.lines.sheet import sheet_lines
from assessment.walk import store
from assessment.walk.guards import private
from assessment.walk.redirects import to_next
from assessment.walk.visit import Visit
from assessment.words import words
from programs.languages import language_here


@private
@require_safe
def sheet(request: HttpRequest) -> HttpResponse:
    """The visitor's own answers on one page, to print or to copy. Kept nowhere."""
    found = store.get(request)
    visit = found or Visit()
    if next_question(visit.answers):
        return to_next(visit, erased=found is None)
    return render(request, "assessment/sheet.html", {"sheet": sheet_lines(recommend(visit.answers), words()[language_here()])})
