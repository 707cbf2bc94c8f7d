"""For whoever watches the site: is the process alive, and can its database be read and written?"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from assessment import sharing
from assessment.database import DatabaseAway, database
from core_recovery.http.headers import NO_STORE


class ProbesOfAnyHost:
    """A balancer asks by address, whatever the site is called: for these pages alone, every name is ours."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info.lstrip("/") in settings.PROBES:
            request.META["HTTP_HOST"] = settings.SITE_HOST
        return self.get_response(request)


def healthz(request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok\n", content_type="text/plain", headers={"Cache-Control": NO_STORE})


def readyz(request: HttpRequest) -> HttpResponse:
    try:
        with database():
            sharing.try_out(timezone.now())
    except DatabaseAway:
        return HttpResponse("database away\n", status=503, content_type="text/plain", headers={"Cache-Control": NO_STORE})
    return healthz(request)
