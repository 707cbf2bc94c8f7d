"""Where a visit is kept: a cookie that only the self-assessment is sent."""

from dataclasses import replace

from django.http import HttpRequest, HttpResponse

from assessment.walk.visit import Visit
from programs.cookie import Cookie

SECONDS = 2 * 60 * 60  # from the first answer on, however many follow
COOKIE = Cookie("visit", "/assessment/", SECONDS)


def get(request: HttpRequest) -> Visit | None:
    """The visit so far, or None."""
    match COOKIE.get(request):
        case content, began:
            try:
                return replace(Visit.loads(content), began=began)
            except ValueError:
                return None
    return None


def put(response: HttpResponse, visit: Visit) -> HttpResponse:
    return COOKIE.put(response, visit.dumps(), visit.began)
