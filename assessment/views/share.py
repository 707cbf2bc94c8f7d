"""A result someone chooses to show: making the link, opening it, erasing it."""

from datetime import datetime
from urllib.parse import quote

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from assessment import sharing
from assessment.domain import recommend
from assessment.domain.flow import next_question
from assessment.domain.level_of_care.questions import CRITERIA_VERSION
from assessment.forms import LIFE_LABELS, OpenForm, ShareForm
from assessment.lines.earlier import earlier_answers
from assessment.lines.qr import svg
from assessment.lines.result import result_page
from assessment.walk import store
from assessment.walk.guards import private
from assessment.walk.limits import TooManyTries, too_many
from assessment.walk.redirects import sent_by_form, to_next
from assessment.walk.visit import Visit
from assessment.words import words
from programs.catalog import catalog
from programs.languages import language_here

TRIES_A_MINUTE = 30


@private
@sent_by_form
def make(request: HttpRequest) -> HttpResponse:
    """Make a link to the result. The code was drawn when the result page was, so sending the form twice makes one link."""
    visit = store.get(request) or Visit()
    if next_question(visit.answers):
        return to_next(visit, erased=True)
    form, now = ShareForm(request.POST), timezone.now()
    try:
        _count(request, "make", now)
        made = sharing.make(answers=visit.answers, now=now, **form.cleaned_data) if form.is_valid() else None
    except DatabaseError:
        made = None
    if made is None:
        return render(request, "assessment/share-failed.html", status=503)
    code = form.cleaned_data["code"]
    link = f"{settings.SITE_URL}{reverse('assessment:shared')}#{code}"
    message = _("A result from %(name)s: %(link)s") % {"name": settings.PROVIDER.name, "link": link}
    return render(
        request,
        "assessment/share-made.html",
        {
            "code": code,
            "link": link,
            "qr": svg(link, _("QR code of the link")),
            "life": LIFE_LABELS[form.cleaned_data["life"]],
            "expires_at": made.expires_at,
            "sms": f"sms:?&body={quote(message)}",
        },
    )


@private
@require_http_methods(["GET", "HEAD", "POST"])
def shared(request: HttpRequest) -> HttpResponse:
    """One page for everyone until Open is pressed, so that programs that preview links see nothing."""
    if request.method != "POST":
        return render(request, "assessment/open-shared.html")
    form, now = OpenForm(request.POST), timezone.now()
    try:
        _count(request, "share", now)
        if not form.is_valid():
            return _not_opened(request)
        code = form.cleaned_data["code"]
        if form.cleaned_data["revoke"]:
            sharing.revoke(code)
            return render(request, "assessment/revoked.html")
        found = sharing.open_shared(code, now)
    except DatabaseError:
        found = None
    return render(request, "assessment/shared.html", _shown(found, code)) if found else _not_opened(request)


def _count(request: HttpRequest, purpose: str, now: datetime) -> None:
    if too_many(request, purpose, TRIES_A_MINUTE, now):
        raise TooManyTries


def _not_opened(request: HttpRequest) -> HttpResponse:
    return render(request, "assessment/not-opened.html", status=404)


def _shown(found: sharing.Shared, code: str) -> dict[str, object]:
    language = language_here()
    answers = found.answers
    page = result_page(recommend(answers), words()[language], catalog(), language) if answers else None
    earlier = () if answers else tuple(earlier_answers(found.version, found.codes, language))
    return {"shared": found, "code": code, "result": page, "earlier": earlier, "version": CRITERIA_VERSION}
