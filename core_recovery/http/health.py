"""For whoever watches the site: is the process alive, and can it reach its database?"""

from django.db import Error, connection
from django.http import HttpRequest, HttpResponse

from core_recovery.http.headers import NO_STORE


def healthz(request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok\n", content_type="text/plain", headers={"Cache-Control": NO_STORE})


def readyz(request: HttpRequest) -> HttpResponse:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error:
        return HttpResponse("database away\n", status=503, content_type="text/plain", headers={"Cache-Control": NO_STORE})
    return healthz(request)
