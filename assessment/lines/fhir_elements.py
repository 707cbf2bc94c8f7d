"""What our FHIR documents are made of: a text in the first language, with the others beside it in the standard extension."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.utils.translation import gettext, override

from assessment.domain.answers import Who
from assessment.words import words
from programs.languages import translations

Element = dict[str, Any]  # of a FHIR document in JSON

TRANSLATION = "http://hl7.org/fhir/StructureDefinition/translation"


def text(element: str, *place: str) -> Element:
    """Words of the self-assessment, as said to the person themselves. A response about someone else has no others: software looks
    for an answer among the options of the Questionnaire by its display too."""
    return _in_each(element, lambda language: words()[language].speaking_to(Who.SELF)(*place))


def message(element: str, untranslated: str) -> Element:
    def said(language: str) -> str:
        with override(language):
            return gettext(untranslated) % {"questions": settings.NUMBER_OF_QUESTIONS}

    return _in_each(element, said)


def _in_each(element: str, said: Callable[[str], str]) -> Element:
    """The first language in the element itself, the others, if any, beside it: FHIR has no empty lists."""
    beside = [_translation(language, said(language)) for language in translations()]
    return {element: said(settings.LANGUAGE_CODE)} | ({f"_{element}": {"extension": beside}} if beside else {})


def _translation(language: str, text: str) -> Element:
    return {
        "url": TRANSLATION,
        "extension": [{"url": "lang", "valueCode": language}, {"url": "content", "valueString": text}],
    }
