"""Where a visitor goes next."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from assessment.domain.flow import next_question
from assessment.domain.level_of_care.questions import Question
from assessment.walk import store
from assessment.walk.visit import Visit
from programs.kept import kept
from programs.languages import language_here

View = Callable[[HttpRequest], HttpResponse]


class SeeOther(HttpResponseRedirect):
    """Read the next page with GET, whatever brought you here."""

    status_code = 303


def to_next(visit: Visit, *, erased: bool = False) -> SeeOther:
    """On to the first open question, or to the result. `erased`: answers were expected and there are none."""
    following = next_question(visit.answers)
    url = kept(to_next, language_here(), following, lambda: _path(following))
    return SeeOther(f"{url}?erased" if erased else url)


def _path(following: Question | None) -> str:
    return reverse("assessment:question", args=[following]) if following else reverse("assessment:result")


def of_all_answers(view: Callable[[HttpRequest, Visit], HttpResponse]) -> View:
    """For views that need every answer: whoever has not given them all is led on to the questions."""

    @wraps(view)
    def on_visit(request: HttpRequest) -> HttpResponse:
        found = store.get(request)
        visit = found or Visit()
        return to_next(visit, erased=found is None) if next_question(visit.answers) else view(request, visit)

    return on_visit


def sent_by_form(view: View) -> View:
    """For views that answer a form only: an address typed or reloaded leads on instead of to an empty page."""

    @require_http_methods(["GET", "HEAD", "POST"])
    @wraps(view)
    def on_post(request: HttpRequest) -> HttpResponse:
        return view(request) if request.method == "POST" else to_next(store.get(request) or Visit())

    return on_post
