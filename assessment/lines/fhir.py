"""The self-assessment as a FHIR R4 Questionnaire, and a result as a QuestionnaireResponse the person downloads themselves.

Source: https://hl7.org/fhir/R4/questionnaire.html
"""

from datetime import datetime

from django.conf import settings
from django.utils.translation import gettext_noop

from assessment.domain.answers import Answers, Who
from assessment.domain.level_of_care.questions import CRITERIA_VERSION, Option, Question
from assessment.lines import fhir_answered_by as answered_by
from assessment.lines.fhir_elements import Element, message, text
from programs.catalog import catalog

CONTENT_TYPE = "application/fhir+json"
PATH = "/fhir/Questionnaire/level-of-care"
WHO = "who"


def questionnaire() -> Element:
    return {
        "resourceType": "Questionnaire",
        "id": "level-of-care",
        "url": settings.SITE_URL + PATH,
        "version": str(CRITERIA_VERSION),
        "name": "LevelOfCare",
        **message("title", gettext_noop("Which level of care fits?")),
        # FHIR calls "active" what is ready for normal use. No clinician has reviewed it, so there is no approvalDate either.
        "status": "draft",
        "experimental": True,
        "subjectType": ["Patient"],
        "date": catalog().page("criteria", settings.LANGUAGE_CODE).updated.isoformat(),
        "publisher": settings.PROVIDER.name,
        **message(
            "description",
            gettext_noop(
                "%(questions)s questions that suggest a level of care. Not a diagnosis, no score, not yet reviewed by a clinician."
            ),
        ),
        **message(
            "purpose",
            gettext_noop("A start for a talk between a person and a clinic about which care fits. It does not replace that talk."),
        ),
        "language": settings.LANGUAGE_CODE,
        "item": [
            _item(WHO, _who_asked(), [answered_by.coding(who) for who in Who]),
            *(_item(question, _asked(question), [_coding(question, one) for one in question.options]) for question in Question),
        ],
    }


def questionnaire_response(answers: Answers, authored: datetime) -> Element:
    """Names no one: there is no subject and no author in it. Texts are those of the Questionnaire, whoever answered."""
    return {
        "resourceType": "QuestionnaireResponse",
        "questionnaire": f"{settings.SITE_URL}{PATH}|{CRITERIA_VERSION}",
        "status": "completed",
        "authored": authored.replace(microsecond=0).isoformat(),
        "extension": [answered_by.extension(answers.who)],
        "item": [
            _answered(WHO, _who_asked(), answered_by.coding(answers.who)),
            *(_answered(question, _asked(question), _coding(question, option)) for question, option in answers.items()),
        ],
    }


def _item(link: str, asked: Element, options: list[Element]) -> Element:
    return {
        "linkId": str(link),
        **asked,
        "type": "choice",
        "required": True,
        "repeats": False,
        "answerOption": [{"valueCoding": option} for option in options],
    }


def _answered(link: str, asked: Element, option: Element) -> Element:
    return {"linkId": str(link), **asked, "answer": [{"valueCoding": option}]}


def _asked(question: Question) -> Element:
    return text("text", "questions", question, "ask")


def _who_asked() -> Element:
    return message("text", answered_by.ASK)


def _coding(question: Question, option: Option) -> Element:
    return {
        "system": f"{settings.SITE_URL}/criteria/#{question}",
        "code": option.value,
        **text("display", "questions", question, "options", option),
    }
