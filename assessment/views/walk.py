"""The self-assessment, page by page. Each view: fetch, form, act, redirect."""

from dataclasses import replace

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from assessment.domain import recommend
from assessment.domain.answers import Who
from assessment.domain.flow import ORDER, previous_question, reachable
from assessment.domain.level_of_care.questions import Question
from assessment.domain.level_of_care.stops import Stop, stop_after
from assessment.forms import QuestionForm, ShareForm, StartForm
from assessment.lines.result import result_page
from assessment.lines.stops import stop_lines
from assessment.walk import gone, store
from assessment.walk.guards import private
from assessment.walk.redirects import of_all_answers, sent_by_form, to_next
from assessment.walk.visit import Visit
from assessment.words import Words, words
from programs.catalog import catalog
from programs.languages import language_here
from programs.page import Page
from programs.programs import Program

NO_PROGRAM = "none"  # in a link: forget the program that was in mind


@private
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    visit = store.get(request)
    say = _words().speaking_to(Who.SELF)
    form = StartForm(say, request.POST if request.method == "POST" else None, initial=_preset(request, visit))
    if form.is_valid():
        begun = visit or Visit()
        answers = replace(begun.answers, who=form.cleaned_data["who"])
        begun = replace(begun, answers=answers, program=form.cleaned_data["program"])
        return store.put(to_next(begun), begun)
    program = form["program"].value()
    return render(
        request,
        "assessment/start.html",
        {
            "form": form,
            "program": _program_page(program),
            "for_someone": request.GET.get("for") == Who.SOMEONE,
            "in_progress": visit is not None,
        },
    )


@private
@require_http_methods(["GET", "HEAD", "POST"])
def question(request: HttpRequest, code: str) -> HttpResponse:
    asked = _question_or_404(code)
    found = store.get(request)
    visit = found or Visit()
    if not reachable(asked, visit.answers):
        return to_next(visit, erased=found is None)
    say = _words().speaking_to(visit.answers.who)
    given = visit.answers.get(asked)
    is_answered = request.method == "POST" and not visit.is_renewed
    chosen = request.POST.get(asked.value) if request.method == "POST" else given
    form = QuestionForm(asked, say, request.POST if is_answered else None, initial={asked.value: chosen})
    if form.is_valid():
        answers = visit.answers.with_answer(asked, form.option)
        visit = replace(visit, answers=answers, pause=asked if stop_after(asked, answers) else None)
        return store.put(to_next(visit), visit)
    if request.method != "POST" and visit.stop and _is_before(visit.stop.question, asked):
        return _stop_page(request, visit, visit.stop)
    response = render(
        request,
        "assessment/question.html",
        {
            "form": form,
            "number": ORDER.index(asked) + 1,
            "total": len(ORDER),
            "back": _back(asked),
            "erased": "erased" in request.GET,
            "renewed": visit.is_renewed,
        },
    )
    return store.put(response, visit) if visit.is_renewed else response


@private
@require_safe
@of_all_answers
def result(request: HttpRequest, visit: Visit) -> HttpResponse:
    if visit.stop:
        return _stop_page(request, visit, visit.stop)
    recommendation = recommend(visit.answers)
    return render(
        request,
        "assessment/result.html",
        {
            "result": result_page(recommendation, _words(), catalog(), language_here()),
            "share": ShareForm(),
            "passed_over": None if visit.program in recommendation.programs else _program_page(visit.program),
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


def _words() -> Words:
    return words()[language_here()]


def _preset(request: HttpRequest, visit: Visit | None) -> dict[str, object]:
    """What a link asks for (`?for=someone&program=depression`), else what was said before. Unknown values are left out."""
    who, program = request.GET.get("for"), request.GET.get("program")
    return {
        "who": who if who in list(Who) else visit and visit.answers.who,
        "program": None if program == NO_PROGRAM else program if program in list(Program) else visit and visit.program,
    }


def _program_page(program: str | None) -> Page | None:
    return catalog().page(f"programs/{program}", language_here()) if program in list(Program) else None


def _question_or_404(code: str) -> Question:
    try:
        return Question(code)
    except ValueError:
        raise Http404 from None


def _back(asked: Question) -> str:
    before = previous_question(asked)
    return reverse("assessment:question", args=[before]) if before else reverse("assessment:start")


def _is_before(question: Question, asked: Question) -> bool:
    return ORDER.index(question) < ORDER.index(asked)


def _stop_page(request: HttpRequest, visit: Visit, stop: Stop) -> HttpResponse:
    lines = stop_lines(stop, _words().speaking_to(visit.answers.who))
    return render(request, "assessment/stop.html", {"stop": lines, "back": reverse("assessment:question", args=[stop.question])})
