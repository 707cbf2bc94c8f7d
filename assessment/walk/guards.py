"""What stands before every view of the self-assessment."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control

from assessment.walk import gone

P = ParamSpec("P")


def private(view: Callable[Concatenate[HttpRequest, P], HttpResponse]) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """Kept out of caches (the headers middleware then keeps it out of search engines too), and blind to what someone has left."""

    @cache_control(no_store=True)
    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not request.COOKIES.get(gone.LEFT):
            return view(request, *args, **kwargs)
        request.COOKIES.clear()  # someone left, and the server did not hear of it
        return gone.clear(view(request, *args, **kwargs))

    return guarded
