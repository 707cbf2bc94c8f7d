"""What may be kept is asked for anew each time, and is not sent again while it is the same."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_vary_headers, set_response_etag
from django.utils.http import parse_http_date_safe

from core_recovery.http.compression import WORTH_IT
from core_recovery.http.headers import NO_STORE


class Revalidation:
    """As Django's middleware does it, but for HEAD too. The tag is weak: it is the same page in every coding."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Cache-Control", "no-cache")
        if request.method not in {"GET", "HEAD"} or response["Cache-Control"] == NO_STORE or not response.content:
            return response
        set_response_etag(response)
        response["ETag"] = f"W/{response['ETag']}"
        modified = parse_http_date_safe(response.get("Last-Modified", ""))
        answer = get_conditional_response(request, etag=response["ETag"], last_modified=modified, response=response)
        if answer is None or answer is response:
            return response
        if len(response.content) >= WORTH_IT:
            patch_vary_headers(answer, ("Accept-Encoding",))  # as the whole answer would have it
        return answer
