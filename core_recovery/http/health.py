"""For whoever watches the site: is the process alive, and can its database be read and written?"""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from assessment import sharing
from assessment.database import DatabaseAway, database
from core_recovery.http.headers import NO_STORE


def healthz(request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok\n", content_type="text/plain", headers={"Cache-Control": NO_STORE})


def readyz(request: HttpRequest) -> HttpResponse:
    try:
        with database():
            sharing.try_out(timezone.now())
    except DatabaseAway:
        return HttpResponse("database away\n", status=503, content_type="text/plain", headers={"Cache-Control": NO_STORE})
    return healthz(request)
