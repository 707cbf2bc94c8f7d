"""The self-assessment as a FHIR R4 Questionnaire, and a result as a QuestionnaireResponse the person downloads themselves.

Texts are in the first language, with the others beside them in the standard translation extension. Source: https://hl7.org/fhir/R4/questionnaire.html
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils.translation import gettext, gettext_noop, override

from assessment.domain.answers import Answers, Who
from assessment.domain.level_of_care.questions import CRITERIA_VERSION, Option, Question
from assessment.words import words
from programs.languages import translations

Element = dict[str, Any]  # of a FHIR document in JSON

TRANSLATION = "http://hl7.org/fhir/StructureDefinition/translation"
CONTENT_TYPE = "application/fhir+json"
ANSWERED_BY = "/fhir/StructureDefinition/answered-by"  # self or someone: a clinic must not take one for the other
PATH = "/fhir/Questionnaire/level-of-care"


def questionnaire() -> Element:
    return {
        "resourceType": "Questionnaire",
        "id": "level-of-care",
        "url": settings.SITE_URL + PATH,
        "version": str(CRITERIA_VERSION),
        "name": "LevelOfCare",
        **_interface("title", gettext_noop("Which level of care fits?")),
        "status": "active",
        "experimental": True,
        "subjectType": ["Patient"],
        "publisher": settings.PROVIDER.name,
        **_interface(
            "description",
            gettext_noop(
                "%(questions)s questions that suggest a level of care. Not a diagnosis, no score, not yet reviewed by a clinician."
            ),
        ),
        "language": settings.LANGUAGE_CODE,
        "item": [_item(question) for question in Question],
    }


def questionnaire_response(answers: Answers, authored: datetime) -> Element:
    """Names no one: there is no subject and no author in it. Texts are those of the Questionnaire, whoever answered: software looks
    for an answer among its options by code and display together."""
    return {
        "resourceType": "QuestionnaireResponse",
        "questionnaire": f"{settings.SITE_URL}{PATH}|{CRITERIA_VERSION}",
        "status": "completed",
        "authored": authored.replace(microsecond=0).isoformat(),
        "extension": [{"url": f"{settings.SITE_URL}{ANSWERED_BY}", "valueCode": answers.who.value}],
        "item": [
            {
                "linkId": question.value,
                **_translated("text", "questions", question, "ask"),
                "answer": [{"valueCoding": _coding(question, option)}],
            }
            for question, option in answers.items()
        ],
    }


def _item(question: Question) -> Element:
    return {
        "linkId": question.value,
        **_translated("text", "questions", question, "ask"),
        "type": "choice",
        "required": True,
        "repeats": False,
        "answerOption": [{"valueCoding": _coding(question, option)} for option in question.options],
    }


def _coding(question: Question, option: Option) -> Element:
    return {
        "system": f"{settings.SITE_URL}/criteria/#{question}",
        "code": option.value,
        **_translated("display", "questions", question, "options", option),
    }


def _translated(element: str, *place: str) -> Element:
    return _in_each(element, lambda language: words()[language].speaking_to(Who.SELF)(*place))


def _interface(element: str, message: str) -> Element:
    def said(language: str) -> str:
        with override(language):
            return gettext(message) % {"questions": settings.NUMBER_OF_QUESTIONS}

    return _in_each(element, said)


def _in_each(element: str, said: Callable[[str], str]) -> Element:
    """The first language in the element itself, the others beside it."""
    beside = [_translation(language, said(language)) for language in translations()]
    return {element: said(settings.LANGUAGE_CODE), f"_{element}": {"extension": beside}}


def _translation(language: str, text: str) -> Element:
    return {
        "url": TRANSLATION,
        "extension": [{"url": "lang", "valueCode": language}, {"url": "content", "valueString": text}],
    }
