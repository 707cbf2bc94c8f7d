import json

import pytest
from django.conf import settings
from fhir.resources.R4B.codesystem import CodeSystem
from fhir.resources.R4B.questionnaire import Questionnaire
from fhir.resources.R4B.questionnaireresponse import QuestionnaireResponse
from fhir.resources.R4B.structuredefinition import StructureDefinition
from fhir.resources.R4B.valueset import ValueSet

from assessment.domain.answers import Who
from assessment.domain.level_of_care.questions import CRITERIA_VERSION, Question
from assessment.lines import fhir_elements
from assessment.words import words
from programs.catalog import catalog
from programs.languages import languages, prefix, translations
from tests.vocabulary import MOST_OPTIONS, answered_at, codes, walk

HERE = "http://127.0.0.1:8000"
PATH = "/fhir/Questionnaire/level-of-care"
DEFINITIONS = {"StructureDefinition": StructureDefinition, "CodeSystem": CodeSystem, "ValueSet": ValueSet}
# What everyone is asked, with the codes of its options in their order: who answers stands before the questions.
ASKED = {"who": [who.value for who in Who]} | {
    question.value: [option.value for option in question.options] for question in Question
}

each_voice = pytest.mark.parametrize("who", [who.value for who in Who])
each_language = pytest.mark.parametrize("language", languages())


def questionnaire(client, language=settings.LANGUAGE_CODE) -> dict:
    return client.get(prefix(language) + PATH).json()


def export(client, given, *, who="self", language=settings.LANGUAGE_CODE):
    walk(client, given, who=who, prefix=prefix(language))
    return client.post(f"{prefix(language)}/assessment/export/")


def test_the_questionnaire_is_valid_fhir_and_holds_every_question_and_option(client):
    response = client.get(PATH)
    assert response["Content-Type"] == "application/fhir+json"
    document = Questionnaire.model_validate(response.json())
    options = {item.linkId: [option.valueCoding.code for option in item.answerOption] for item in document.item}
    assert list(options.items()) == list(ASKED.items())
    assert {(item.type, item.required, item.repeats) for item in document.item} == {("choice", True, False)}


def test_it_says_which_version_it_is_and_since_when(client):
    document = Questionnaire.model_validate(questionnaire(client))
    assert (document.url, document.version) == (HERE + PATH, str(CRITERIA_VERSION))
    assert document.date == catalog().page("criteria", settings.LANGUAGE_CODE).updated
    assert document.publisher == settings.PROVIDER.name
    assert document.subjectType == ["Patient"]
    assert document.title
    assert document.purpose
    assert document.description.startswith(f"{len(Question)} questions")


def test_it_is_a_draft_until_a_clinician_has_reviewed_the_criteria(client):
    document = Questionnaire.model_validate(questionnaire(client))
    is_reviewed = any(catalog().page("criteria", language).reviewed_by for language in languages())
    assert (document.status, document.experimental) == (("active", False) if is_reviewed else ("draft", True))
    assert bool(document.approvalDate) == is_reviewed
    assert ("not yet reviewed by a clinician" in document.description) != is_reviewed


def test_every_text_has_its_translations_beside_it(client):
    document = questionnaire(client)
    texts = [(document, "title"), (document, "description"), (document, "purpose"), *((item, "text") for item in document["item"])]
    for holder, element in texts:
        assert holder[element] not in translated(holder, element)
    for item in document["item"]:
        for option in item["answerOption"]:
            assert all(translated(option["valueCoding"], "display"))


def test_with_one_language_nothing_stands_beside_a_text(client, monkeypatch):
    monkeypatch.setattr(fhir_elements, "translations", tuple)
    document = questionnaire(client)
    Questionnaire.model_validate(document)
    assert "extension" not in json.dumps(document)


def translated(holder: dict, element: str) -> list[str]:
    """What stands beside an element, which is once in every other language."""
    found = {}
    for extension in holder[f"_{element}"]["extension"]:
        assert extension["url"] == "http://hl7.org/fhir/StructureDefinition/translation"
        values = {part["url"]: part.get("valueCode") or part.get("valueString") for part in extension["extension"]}
        found[values["lang"]] = values["content"]
    assert tuple(found) == translations()
    return list(found.values())


@each_language
def test_its_texts_are_those_said_to_the_person_themselves(client, language):
    """A form that a clinic hands to someone speaks to them."""
    say = words()[language].speaking_to(Who.SELF)
    for item, question in zip(questionnaire(client)["item"][1:], Question, strict=True):
        assert said(item, "text", language) == say("questions", question, "ask")
        displays = [said(option["valueCoding"], "display", language) for option in item["answerOption"]]
        assert displays == [say("questions", question, "options", option) for option in question.options]


def said(holder: dict, element: str, language: str) -> str:
    if language == settings.LANGUAGE_CODE:
        return holder[element]
    return dict(zip(translations(), translated(holder, element), strict=True))[language]


@each_language
def test_the_questionnaire_is_one_in_every_language(client, language):
    assert questionnaire(client, language) == questionnaire(client)


@each_voice
def test_the_export_is_valid_fhir_with_the_answers_and_no_one_named(client, who):
    given = answered_at(-1)
    response = export(client, given, who=who)
    assert response["Content-Type"] == "application/fhir+json"
    assert response["Content-Disposition"] == 'attachment; filename="level-of-care.json"'
    assert response["Cache-Control"] == "no-store"
    document = QuestionnaireResponse.model_validate(json.loads(response.content))
    answered = {item.linkId: [answer.valueCoding.code for answer in item.answer] for item in document.item}
    assert list(answered.items()) == [("who", [who]), *((question, [option]) for question, option in given.items())]
    assert (document.subject, document.author, document.source, document.identifier) == (None, None, None, None)
    assert document.questionnaire == f"{HERE}{PATH}|{CRITERIA_VERSION}"


@each_voice
@each_language
@pytest.mark.parametrize("place", range(MOST_OPTIONS))
def test_the_export_has_the_texts_and_codings_of_the_questionnaire(client, who, language, place):
    """In either voice and in every language: software looks for an answer among the options by its code and by its display."""
    document = export(client, answered_at(place), who=who, language=language).json()
    items = {item["linkId"]: item for item in questionnaire(client)["item"]}
    assert [item["linkId"] for item in document["item"]] == list(ASKED)
    for item in document["item"]:
        asked = items[item["linkId"]]
        assert {part: item[part] for part in ("text", "_text")} == {part: asked[part] for part in ("text", "_text")}
        (answer,) = item["answer"]
        assert answer in asked["answerOption"]


@each_voice
def test_software_finds_who_answered_in_the_extension(client, who):
    document = export(client, codes(), who=who).json()
    definition = client.get("/fhir/StructureDefinition/answered-by").json()
    assert document["extension"] == [{"url": definition["url"], "valueCode": who}]


def test_without_answers_there_is_no_file(client):
    response = client.post("/assessment/export/")
    assert (response.status_code, response["Location"]) == (303, "/assessment/safety/?erased")


def test_a_link_cannot_fetch_the_file(client):
    response = client.get("/assessment/export/")
    assert (response.status_code, response["Location"]) == (303, "/assessment/safety/")


@each_language
@pytest.mark.parametrize(("kind", "model"), DEFINITIONS.items(), ids=DEFINITIONS)
def test_what_is_ours_is_defined_at_the_address_it_names(client, language, kind, model):
    response = client.get(f"{prefix(language)}/fhir/{kind}/answered-by")
    assert response["Content-Type"] == "application/fhir+json"
    document = model.model_validate(response.json())
    assert document.url == f"{HERE}/fhir/{kind}/answered-by"
    assert response.json() == client.get(f"/fhir/{kind}/answered-by").json()
    assert all(translated(response.json(), "title") + translated(response.json(), "description"))


def test_the_extension_takes_one_code_of_the_code_system(client):
    extension, system, values = (client.get(f"/fhir/{kind}/answered-by").json() for kind in DEFINITIONS)
    elements = {element["path"]: element for element in extension["differential"]["element"]}
    assert extension["context"] == [{"type": "element", "expression": "QuestionnaireResponse"}]
    assert elements["Extension.url"]["fixedUri"] == extension["url"]
    assert elements["Extension.value[x]"]["type"] == [{"code": "code"}]
    assert elements["Extension.value[x]"]["binding"] == {"strength": "required", "valueSet": values["url"]}
    assert values["compose"]["include"] == [{"system": system["url"]}]
    assert system["valueSet"] == values["url"]
    asked, *_ = questionnaire(client)["item"]
    assert [{"system": system["url"], **concept} for concept in system["concept"]] == [
        option["valueCoding"] for option in asked["answerOption"]
    ]


def test_every_coding_system_of_a_question_is_an_anchor_of_the_criteria_page(client):
    page = client.get("/criteria/").content.decode()
    for item in questionnaire(client)["item"][1:]:
        (system,) = {option["valueCoding"]["system"] for option in item["answerOption"]}
        address, _, anchor = system.partition("#")
        assert address == f"{HERE}/criteria/"
        assert f'id="{anchor}"' in page
