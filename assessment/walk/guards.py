"""What stands before every view of the self-assessment."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control

from assessment.walk import gone

P = ParamSpec("P")


def private(view: Callable[Concatenate[HttpRequest, P], HttpResponse]) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """Kept out of caches (the headers middleware then keeps it out of search engines too), and closed to forms on other sites.

    Browsers say where a form comes from, and that is enough: there is no CSRF cookie, which would be a second one for nothing.
    """

    @cache_control(no_store=True)
    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if request.method == "POST" and not from_this_site(request):
            raise PermissionDenied
        if not request.COOKIES.get(gone.LEFT):
            return view(request, *args, **kwargs)
        request.COOKIES.clear()  # someone left, and the server did not hear of it
        return gone.clear(view(request, *args, **kwargs))

    return guarded


def from_this_site(request: HttpRequest) -> bool:
    if site := request.headers.get("Sec-Fetch-Site"):
        return site in {"same-origin", "none"}
    origin = request.headers.get("Origin")
    return origin is None or origin.partition("://")[2] == request.get_host()
