"""Forms of other sites are refused, whatever they ask for. Browsers say where a form comes from; no cookie is needed for it."""

from collections.abc import Callable

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse


class RefuseForeignForms:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *view: object) -> None:
        """Once the route is known, for the log."""
        if request.method == "POST" and not from_this_site(request):
            raise PermissionDenied


def from_this_site(request: HttpRequest) -> bool:
    if site := request.META.get("HTTP_SEC_FETCH_SITE"):
        return site in {"same-origin", "none"}
    origin = request.META.get("HTTP_ORIGIN")
    return origin is None or origin.partition("://")[2] == request.get_host()
