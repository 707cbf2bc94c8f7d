"""Who answered, defined for everyone else's software. FHIR has `source` for it, which points to a person; our response names none.

A person reads it in the first item of the form, a program finds it in an extension of the response: the same codes in both.
Sources: https://hl7.org/fhir/R4/structuredefinition.html, codesystem.html and valueset.html beside it.
"""

from collections.abc import Callable
from types import MappingProxyType

from django.conf import settings
from django.utils.translation import gettext_noop

from assessment.domain.answers import Who
from assessment.lines.fhir_elements import Element, message

ID = "answered-by"
VERSION = "1.0.0"  # of these three definitions; the criteria have their own
UPDATED = "2026-11-24"  # the day they last changed

ASK = gettext_noop("Who is answering?")
# As a clinic reads it, who looks at someone's answers: "For me" would be nobody there.
DISPLAYS = MappingProxyType(
    {
        Who.SELF: gettext_noop("The person themselves"),
        Who.SOMEONE: gettext_noop("Someone else, for them. The other answers are worded as if the person spoke."),
    }
)


def coding(who: Who) -> Element:
    return {"system": _address("CodeSystem"), "code": who.value, **message("display", DISPLAYS[who])}


def extension(who: Who) -> Element:
    return {"url": _address("StructureDefinition"), "valueCode": who.value}


def structure_definition() -> Element:
    value = {"min": 1, "type": [{"code": "code"}], "binding": {"strength": "required", "valueSet": _address("ValueSet")}}
    return {
        **_published("StructureDefinition"),
        "fhirVersion": "4.0.1",
        "kind": "complex-type",
        "abstract": False,
        "context": [{"type": "element", "expression": "QuestionnaireResponse"}],
        "type": "Extension",
        "baseDefinition": "http://hl7.org/fhir/StructureDefinition/Extension",
        "derivation": "constraint",
        "differential": {
            "element": [
                _changed("Extension", {**message("short", ASK), "min": 0, "max": "1"}),
                _changed("Extension.extension", {"max": "0"}),
                _changed("Extension.url", {"fixedUri": _address("StructureDefinition")}),
                _changed("Extension.value[x]", value),
            ]
        },
    }


def code_system() -> Element:
    return {
        **_published("CodeSystem"),
        "caseSensitive": True,
        "valueSet": _address("ValueSet"),
        "content": "complete",
        "count": len(Who),
        "concept": [{"code": who.value, **message("display", DISPLAYS[who])} for who in Who],
    }


def value_set() -> Element:
    return {**_published("ValueSet"), "compose": {"include": [{"system": _address("CodeSystem")}]}}


# Each kind of definition, by the name it has in its address.
DEFINITIONS: MappingProxyType[str, Callable[[], Element]] = MappingProxyType(
    {"StructureDefinition": structure_definition, "CodeSystem": code_system, "ValueSet": value_set}
)


def _address(kind: str) -> str:
    return f"{settings.SITE_URL}/fhir/{kind}/{ID}"


def _published(kind: str) -> Element:
    return {
        "resourceType": kind,
        "id": ID,
        "url": _address(kind),
        "version": VERSION,
        "name": "AnsweredBy",
        **message("title", ASK),
        "status": "active",
        "experimental": False,
        "date": UPDATED,
        "publisher": settings.PROVIDER.name,
        **message(
            "description",
            gettext_noop("Who gave the answers: the person they are about, or someone else for them. It names neither."),
        ),
    }


def _changed(path: str, changes: Element) -> Element:
    return {"id": path, "path": path, **changes}
