from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from assessment.lines import fhir
from assessment.lines.fhir_answered_by import DEFINITIONS
from assessment.lines.fhir_elements import Element
from assessment.walk.guards import private
from assessment.walk.redirects import of_all_answers, sent_by_form
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
@of_all_answers
def export(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The visitor's own answers as a file, only because they asked for it."""
    response = _json(fhir.questionnaire_response(visit.answers, timezone.now()))
    response["Content-Disposition"] = 'attachment; filename="level-of-care.json"'
    return response


def _json(document: Element) -> JsonResponse:
    return JsonResponse(document, content_type=fhir.CONTENT_TYPE, json_dumps_params={"ensure_ascii": False})
