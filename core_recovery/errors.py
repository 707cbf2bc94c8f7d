"""The error pages. They are rendered at the start, so that sending one needs no database, no template and no luck."""

from functools import cache

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import get_language, override

from core_recovery.headers import NO_STORE
from core_recovery.help_lines import help_lines


def bad_request(request, exception):
    return _page(413 if isinstance(exception, RequestDataTooBig) else 400)


def forbidden(request, exception):
    return _page(403)


def not_found(request, exception):
    return _page(404)


def server_error(request):
    return _page(500)


def _page(status: int) -> HttpResponse:
    return HttpResponse(_body(status, get_language() or settings.LANGUAGE_CODE), status=status, headers={"Cache-Control": NO_STORE})


@cache
def _body(status: int, language: str) -> str:
    with override(language):
        context = {"status": status, "help_lines": help_lines(), "provider": settings.PROVIDER, "LANGUAGE_CODE": language}
        return render_to_string("errors/error.html", context)


def prepare() -> None:
    """Render every error page now, so that none of them can stumble later."""
    for status in (400, 403, 404, 413, 500):
        for language, _ in settings.LANGUAGES:
            _body(status, language)
