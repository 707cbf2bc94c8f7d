"""The error pages. They are rendered at the start, so that sending one needs no database, no template and no luck."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from itertools import product

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from assessment.walk import gone, limits
from core_recovery.crisis import crisis
from core_recovery.http.guard import REFUSED
from core_recovery.http.headers import NO_STORE
from programs.facts import facts
from programs.kept import KeptResponse
from programs.languages import language_of


@dataclass(frozen=True)
class Problem:
    """What went wrong, and what to do about it."""

    title: str | Promise
    advice: str | Promise


PROBLEMS = {
    400: Problem(
        _("We could not read that"),
        _("Your browser sent something we could not read. Please go back and try again. Earlier answers are kept."),
    ),
    403: Problem(
        _("We could not accept that"),
        _("This form seems to have come from another site. Please open the page here and send it again."),
    ),
    404: Problem(
        _("We cannot find that page"),
        _("The address may be old or mistyped. Nothing you did is wrong."),
    ),
    405: Problem(
        _("That does not work here"),
        _("Your browser asked for something that this page cannot do. Nothing was changed. The pages below work."),
    ),
    413: Problem(
        _("That was too long"),
        _("That was more than this form can take. Please go back and send less."),
    ),
    429: Problem(
        _("Too many tries in a minute"),
        _("Please wait one minute, then try again."),
    ),
    500: Problem(
        _("Something went wrong on our side"),
        _("This is our fault, not yours. Please try again in a minute."),
    ),
}
# The kinds of bad request that have a status of their own.
STATUSES = {RequestDataTooBig: 413, limits.TooManyTries: 429}
RETRY_AFTER = {429: str(limits.WINDOW)}  # seconds


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    request.META[REFUSED] = exception
    return _page(request, STATUSES.get(type(exception), 400))


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page(request, 403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page(request, 404)


def server_error(request: HttpRequest) -> HttpResponse:
    return _page(request, 500)


class ExplainWrongMethod:
    """Django refuses a method with an empty page: it becomes one like the others."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code != 405:
            return response
        page = _page(request, 405)
        page["Allow"] = response["Allow"]
        return page


def _page(request: HttpRequest, status: int) -> HttpResponse:
    """The language is read from the path: what went wrong may have done so before any middleware chose one."""
    body = _body(status, language_of(request.path_info), gone.may_be_left(request.path_info))
    response = KeptResponse(body, status=status, headers={"Cache-Control": NO_STORE})
    if status in RETRY_AFTER:
        response["Retry-After"] = RETRY_AFTER[status]
    return response


@cache
def _body(status: int, language: str, may_be_left: bool) -> bytes:
    with override(language):
        context = {
            "problem": PROBLEMS[status],
            "provider": settings.PROVIDER,
            "crisis": crisis(),
            "facts": facts(language),
            "LANGUAGE_CODE": language,
            "may_be_left": may_be_left,
            "quick_exit": settings.QUICK_EXIT_URL,
        }
        return render_to_string("errors/error.html", context).encode()


def prepare() -> None:
    """Render every error page now, so that none of them can stumble later."""
    for status, language, may_be_left in product(PROBLEMS, dict(settings.LANGUAGES), (False, True)):
        _body(status, language, may_be_left)
