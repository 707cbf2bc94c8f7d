"""The self-assessment as a FHIR R4 Questionnaire, and a result as a QuestionnaireResponse the person downloads themselves.

Texts are English with Spanish beside them in the standard translation extension. Source: https://hl7.org/fhir/R4/questionnaire.html
"""

from datetime import datetime
from enum import StrEnum

from django.conf import settings
from django.utils.translation import gettext, gettext_noop, override

from assessment.domain.answers import Answers, Who
from assessment.domain.level_of_care.questions import CRITERIA_VERSION, Question
from assessment.words import words

TRANSLATION = "http://hl7.org/fhir/StructureDefinition/translation"
CONTENT_TYPE = "application/fhir+json"
ANSWERED_BY = "/fhir/StructureDefinition/answered-by"  # self or someone: a clinic must not take one for the other
PATH = "/fhir/Questionnaire/level-of-care"


def questionnaire() -> dict:
    return {
        "resourceType": "Questionnaire",
        "id": "level-of-care",
        "url": settings.SITE_URL + PATH,
        "version": str(CRITERIA_VERSION),
        "name": "LevelOfCare",
        **_in_both("title", gettext_noop("Which level of care fits?")),
        "status": "active",
        "experimental": True,
        "subjectType": ["Patient"],
        "publisher": settings.PROVIDER.name,
        **_in_both(
            "description",
            gettext_noop("Ten questions that suggest a level of care. Not a diagnosis, no score, not yet reviewed by a clinician."),
        ),
        "language": "en",
        "item": [_item(question) for question in Question],
    }


def questionnaire_response(answers: Answers, authored: datetime) -> dict:
    """Names no one: there is no subject and no author in it."""
    return {
        "resourceType": "QuestionnaireResponse",
        "questionnaire": f"{settings.SITE_URL}{PATH}|{CRITERIA_VERSION}",
        "status": "completed",
        "authored": authored.replace(microsecond=0).isoformat(),
        "extension": [{"url": f"{settings.SITE_URL}{ANSWERED_BY}", "valueCode": answers.who.value}],
        "item": [
            {
                "linkId": question.value,
                **_translated("text", "questions", question, "ask", who=answers.who),
                "answer": [{"valueCoding": _coding(question, answers.get(question), answers.who)}],
            }
            for question in Question
        ],
    }


def _item(question: Question) -> dict:
    return {
        "linkId": question.value,
        **_translated("text", "questions", question, "ask"),
        "type": "choice",
        "required": True,
        "repeats": False,
        "answerOption": [{"valueCoding": _coding(question, option)} for option in question.options],
    }


def _coding(question: Question, option: StrEnum, who: Who = Who.SELF) -> dict:
    return {
        "system": f"{settings.SITE_URL}/criteria/#{question}",
        "code": option.value,
        **_translated("display", "questions", question, "options", option, who=who),
    }


def _translated(element: str, *place: str, who: Who = Who.SELF) -> dict:
    return _both(element, words()["en"](*place, who=who), words()["es"](*place, who=who))


def _in_both(element: str, message: str) -> dict:
    with override("es"):
        return _both(element, message, gettext(message))


def _both(element: str, english: str, spanish: str) -> dict:
    translation = [{"url": "lang", "valueCode": "es"}, {"url": "content", "valueString": spanish}]
    return {element: english, f"_{element}": {"extension": [{"url": TRANSLATION, "extension": translation}]}}
