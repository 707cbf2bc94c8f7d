from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from assessment.domain.flow import next_question
from assessment.lines import fhir
from assessment.walk import store
from assessment.walk.guards import private
from assessment.walk.redirects import sent_by_form, to_next
from assessment.walk.visit import Visit


@require_safe
def questionnaire(request: HttpRequest) -> HttpResponse:
    return _json(fhir.questionnaire())


@private
@sent_by_form
def export(request: HttpRequest) -> HttpResponse:
    """The visitor's own answers as a file, only because they asked for it."""
    visit = store.get(request) or Visit()
    if next_question(visit.answers):
        return to_next(visit, erased=True)
    response = _json(fhir.questionnaire_response(visit.answers, timezone.now()))
    response["Content-Disposition"] = 'attachment; filename="level-of-care.json"'
    return response


def _json(document: fhir.Element) -> JsonResponse:
    return JsonResponse(document, content_type=fhir.CONTENT_TYPE, json_dumps_params={"ensure_ascii": False})
