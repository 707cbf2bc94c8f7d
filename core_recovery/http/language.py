"""The address alone decides the language, so no answer varies by what a browser says it likes."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.translation import override

from programs.languages import language_of


class LanguageOfPath:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        language = language_of(request.path_info)
        with override(language):
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response
