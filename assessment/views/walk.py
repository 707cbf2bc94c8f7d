"""The self-assessment, page by page. Each view: fetch, form, act, redirect."""

from dataclasses import replace

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from assessment.domain import recommend
from assessment.domain.answers import Who
from assessment.domain.flow import ORDER, reachable
from assessment.domain.level_of_care.questions import Question
from assessment.domain.level_of_care.stops import stop_after
from assessment.forms import QuestionForm, StartForm
from assessment.lines.result import result_page
from assessment.views.pages import Notice, QuestionPage, ShareOffer, StartPage, StopPage, program_page, say_to
from assessment.walk import gone, store
from assessment.walk.guards import private
from assessment.walk.redirects import of_all_answers, sent_by_form, to_next
from assessment.walk.visit import Visit
from assessment.words import words
from programs.catalog import catalog
from programs.languages import language_here
from programs.programs import Program

NO_PROGRAM = "none"  # in a link: forget the program that was in mind


@private
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    visit = store.get(request)
    for_someone, in_progress = request.GET.get("for") == Who.SOMEONE, visit is not None
    if request.method != "POST":
        return StartPage(*_preset(request, visit), for_someone, in_progress, has_error=False).response()
    form = StartForm(say_to(Who.SELF), request.POST)
    if form.is_valid():
        begun = visit or Visit()
        answers = replace(begun.answers, who=form.cleaned_data["who"])
        begun = replace(begun, answers=answers, program=form.cleaned_data["program"])
        return store.put(to_next(begun), begun)
    return StartPage(None, form.cleaned_data["program"], for_someone, in_progress, has_error=True).response()


@private
@require_http_methods(["GET", "HEAD", "POST"])
def question(request: HttpRequest, code: str) -> HttpResponse:
    asked = _question_or_404(code)
    found = store.get(request)
    visit = found or Visit()
    if not reachable(asked, visit.answers):
        return to_next(visit, erased=found is None)
    if visit.is_renewed:
        chosen = asked.option(request.POST.get(asked.value)) if request.method == "POST" else visit.answers.get(asked)
        return store.put(QuestionPage(asked, visit.answers.who, chosen, notice=Notice.RENEWED).response(), visit)
    notice = Notice.ERASED if "erased" in request.GET else None
    if request.method == "POST":
        form = QuestionForm(asked, say_to(visit.answers.who), request.POST)
        if not form.is_valid():
            return QuestionPage(asked, visit.answers.who, None, notice, has_error=True).response()
        answers = visit.answers.with_answer(asked, form.option)
        visit = replace(visit, answers=answers, pause=asked if stop_after(asked, answers) else None)
        return store.put(to_next(visit), visit)
    if visit.stop and _is_before(visit.stop.question, asked):
        return StopPage(visit.stop, visit.answers.who, asked).response()
    return QuestionPage(asked, visit.answers.who, visit.answers.get(asked), notice).response()


@private
@require_safe
@of_all_answers
def result(request: HttpRequest, visit: Visit) -> HttpResponse:
    if visit.stop:
        return StopPage(visit.stop, visit.answers.who, None).response()
    recommendation = recommend(visit.answers)
    return render(
        request,
        "assessment/result.html",
        {
            "result": result_page(recommendation, words()[language_here()], catalog(), language_here()),
            "share": ShareOffer(),
            "passed_over": None if visit.program in recommendation.programs else program_page(visit.program),
        },
    )


@private
@sent_by_form
def carry_on(request: HttpRequest) -> HttpResponse:
    visit = store.get(request)
    if visit is None:
        return to_next(Visit(), erased=True)
    if visit.is_renewed:  # the question page says why it is asked again
        return to_next(visit)
    visit = replace(visit, pause=None)
    return store.put(to_next(visit), visit)


@private
@require_http_methods(["GET", "HEAD", "POST"])
def again(request: HttpRequest) -> HttpResponse:
    return gone.erase(request, then=reverse("assessment:start"))


@private
@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: HttpRequest) -> HttpResponse:
    """The quick exit. It cannot clear the browser's history, and the start page says so."""
    return gone.erase(request, then=settings.QUICK_EXIT_URL)


def _preset(request: HttpRequest, visit: Visit | None) -> tuple[Who | None, Program | None]:
    """What a link asks for (`?for=someone&program=depression`), else what was said before. Unknown values are left out."""
    who, program = request.GET.get("for"), request.GET.get("program")
    return (
        Who(who) if who in list(Who) else visit.answers.who if visit else None,
        None if program == NO_PROGRAM else Program(program) if program in list(Program) else visit.program if visit else None,
    )


def _question_or_404(code: str) -> Question:
    try:
        return Question(code)
    except ValueError:
        raise Http404 from None


def _is_before(question: Question, asked: Question) -> bool:
    return ORDER.index(question) < ORDER.index(asked)
