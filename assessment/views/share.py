"""A result someone chooses to show: making the link, opening it, erasing it."""

from dataclasses import replace
from datetime import datetime
from urllib.parse import quote
from uuid import UUID, uuid4

from django.conf import settings
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from assessment import sharing
from assessment.database import DatabaseAway, database
from assessment.domain import recommend
from assessment.domain.level_of_care.questions import CRITERIA_VERSION
from assessment.forms import LIFE_LABELS, OpenForm, ShareForm
from assessment.lines.earlier import earlier_answers
from assessment.lines.qr import svg
from assessment.lines.result import result_page
from assessment.walk import opened, store
from assessment.walk.guards import private
from assessment.walk.limits import count
from assessment.walk.redirects import SeeOther, of_all_answers, sent_by_form
from assessment.walk.visit import Visit
from assessment.words import words
from programs.catalog import catalog
from programs.languages import language_here

TRIES_A_MINUTE = 30
RETRY_AFTER = 60  # seconds


@private
@sent_by_form
@of_all_answers
def make(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Make a link to the result. A visit has one for each life, so sending the form twice makes one link."""
    form, now = ShareForm(request.POST), timezone.now()
    if not form.is_valid():
        raise BadRequest
    life = form.cleaned_data["life"]
    code = sharing.code_for(visit.seed, life)
    try:
        with database():
            count(request, "make", TRIES_A_MINUTE, now)
            expires_at = sharing.make(code, visit.answers, life, now)
    except sharing.Erased:
        return render(request, "assessment/share-erased.html", {"life": LIFE_LABELS[life]}, status=410)
    except (DatabaseAway, sharing.Full):
        return _later(request, "assessment/share-failed.html")
    return render(request, "assessment/share-made.html", _made(code, life, expires_at))


@private
@sent_by_form
@of_all_answers
def another(request: HttpRequest, visit: Visit) -> HttpResponse:
    """From here on the visit's links are others, where one was erased and is wanted again. Leads to the form that makes one."""
    return store.put(SeeOther(f"{reverse('assessment:result')}?link#share"), replace(visit, seed=sharing.new_seed()))


@private
@require_http_methods(["GET", "HEAD", "POST"])
def shared(request: HttpRequest) -> HttpResponse:
    """One page for everyone until Open is pressed, so that programs that preview links see nothing."""
    if request.method != "POST":
        return render(request, "assessment/open-shared.html", {"closed": "closed" in request.GET})
    form = OpenForm(request.POST)
    if form.is_valid() and form.cleaned_data["revoke"]:
        return _erase(request, form.cleaned_data["code"])
    return _open(request, form.cleaned_data["code"] if form.is_valid() else "")


def _open(request: HttpRequest, code: str) -> HttpResponse:
    now = timezone.now()
    try:
        with database():
            count(request, "share", TRIES_A_MINUTE, now)
            found = sharing.open_shared(code, now)
    except DatabaseAway:
        return _later(request, "assessment/not-opened.html", {"code": code})
    place = uuid4()
    return opened.put(SeeOther(reverse("assessment:opened", args=[place])), place, code) if found else _not_opened(request)


@private
@require_safe
def opened_result(request: HttpRequest, place: UUID) -> HttpResponse:
    """What was opened a moment ago. It is read anew each time, so that what is erased or ended is gone at once."""
    code = opened.get(request, place)
    if code is None:
        return SeeOther(f"{reverse('assessment:shared')}?closed")
    try:
        with database():
            found = sharing.open_shared(code, timezone.now())
    except DatabaseAway:
        return _later(request, "assessment/not-opened.html", {"code": code})
    return render(request, "assessment/shared.html", _shown(found, code)) if found else opened.clear(_not_opened(request))


def _erase(request: HttpRequest, code: str) -> HttpResponse:
    """Tries are counted by themselves: whoever opened too much may still erase."""
    try:
        with database():
            count(request, "erase", TRIES_A_MINUTE, timezone.now())
            sharing.revoke(code)
    except DatabaseAway:
        return _later(request, "assessment/not-erased.html", {"code": code})
    return opened.clear(render(request, "assessment/revoked.html"))


def _not_opened(request: HttpRequest) -> HttpResponse:
    return render(request, "assessment/not-opened.html", status=404)


def _later(request: HttpRequest, template: str, context: dict[str, object] | None = None) -> HttpResponse:
    response = render(request, template, context, status=503)
    response["Retry-After"] = str(RETRY_AFTER)
    return response


def _made(code: str, life: sharing.Life, expires_at: datetime) -> dict[str, object]:
    link = f"{settings.SITE_URL}{reverse('assessment:shared')}#{code}"
    message = _("A result from %(name)s: %(link)s") % {"name": settings.PROVIDER.name, "link": link}
    return {
        "code": code,
        "link": link,
        "qr": svg(link, _("QR code of the link")),
        "life": LIFE_LABELS[life],
        "expires_at": expires_at,
        "sms": f"sms:?&body={quote(message)}",
    }


def _shown(found: sharing.Shared, code: str) -> dict[str, object]:
    language = language_here()
    answers = found.answers
    page = result_page(recommend(answers), words()[language], catalog(), language) if answers else None
    earlier = () if answers else tuple(earlier_answers(found.version, found.codes, language))
    return {
        "shared": found,
        "code": code,
        "result": page,
        "earlier": earlier,
        "version": CRITERIA_VERSION,
        "open_minutes": opened.MINUTES,
    }
