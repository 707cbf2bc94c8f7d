from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from assessment.domain.flow import next_question
from assessment.lines import fhir
from assessment.lines.fhir_answered_by import DEFINITIONS
from assessment.lines.fhir_elements import Element
from assessment.walk import store
from assessment.walk.guards import private
from assessment.walk.redirects import sent_by_form, to_next
from assessment.walk.visit import Visit


@require_safe
def questionnaire(request: HttpRequest) -> HttpResponse:
    return _json(fhir.questionnaire())


@require_safe
def answered_by(request: HttpRequest, kind: str) -> HttpResponse:
    """What our extension and its codes mean, at the address that each of them names."""
    return _json(DEFINITIONS[kind]())


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


def _json(document: Element) -> JsonResponse:
    return JsonResponse(document, content_type=fhir.CONTENT_TYPE, json_dumps_params={"ensure_ascii": False})
