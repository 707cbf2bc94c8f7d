"""The error pages. They are rendered at the start, so that sending one needs no database, no template and no luck."""

from functools import cache

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import get_language_from_path, override

from core_recovery.http.headers import NO_STORE


def bad_request(request, exception):
    return _page(request, 413 if isinstance(exception, RequestDataTooBig) else 400)


def forbidden(request, exception):
    return _page(request, 403)


def not_found(request, exception):
    return _page(request, 404)


def server_error(request):
    return _page(request, 500)


def _page(request, status: int) -> HttpResponse:
    """The language is read from the path: what went wrong may have done so before any middleware chose one."""
    language = get_language_from_path(request.path_info) or settings.LANGUAGE_CODE
    return HttpResponse(_body(status, language), status=status, headers={"Cache-Control": NO_STORE})


@cache
def _body(status: int, language: str) -> str:
    with override(language):
        context = {"status": status, "provider": settings.PROVIDER, "LANGUAGE_CODE": language}
        return render_to_string("errors/error.html", context)


def prepare() -> None:
    """Render every error page now, so that none of them can stumble later."""
    for status in (400, 403, 404, 413, 500):
        for language, _ in settings.LANGUAGES:
            _body(status, language)
