"""Gone is gone: what was private is erased so that Back does not bring it back."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from assessment.walk import opened, store
from assessment.walk.redirects import SeeOther, to_next

COOKIES = (store.COOKIE, opened.COOKIE)
LEFT = "left"  # the mark that static/js/private.js sets


def may_be_left(path: str) -> bool:
    """Whether a page at this path stands among those that something private is sent to."""
    return any(cookie.is_sent_to(path) for cookie in COOKIES)


def erase(request: HttpRequest, then: str) -> HttpResponse:
    """Erase everything, in two steps, and go on to `then`.

    Chromium keeps the page that is left in its memory for Back, `no-store` or not, until a cookie of that page changes that scripts
    cannot read. A change on the way out may come too soon to count. So the form's answer empties the cookies, and what it asks for
    in turn, when the page is in that memory, deletes them. A link to this address erases nothing: what is on its way goes on.
    """
    if "script" in request.POST:  # it has gone ahead and shows no answer
        return clear(HttpResponse(status=204))
    if request.method == "POST":
        return _empty(render(request, "assessment/gone.html"))
    visit = store.get(request)
    return to_next(visit) if visit else clear(SeeOther(then))


def clear(response: HttpResponse) -> HttpResponse:
    """Delete every private cookie but those that this answer sets."""
    for cookie in COOKIES:
        cookie.clear(response)
    response.delete_cookie(LEFT)
    return response


def _empty(response: HttpResponse) -> HttpResponse:
    for cookie in COOKIES:
        cookie.empty(response)
    return response
