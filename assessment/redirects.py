"""Where a visitor goes next."""

from django.http import HttpResponseRedirect
from django.urls import reverse

from assessment.domain.flow import next_question
from assessment.visit import Visit


class SeeOther(HttpResponseRedirect):
    """Read the next page with GET, whatever brought you here."""

    status_code = 303


def to_next(visit: Visit, *, erased: bool = False) -> SeeOther:
    """On to the first open question, or to the result. `erased`: answers were expected and there are none."""
    following = next_question(visit.answers)
    url = reverse("assessment:question", args=[following]) if following else reverse("assessment:result")
    return SeeOther(f"{url}?erased" if erased else url)
