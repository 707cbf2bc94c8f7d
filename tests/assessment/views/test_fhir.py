import json

import pytest
from fhir.resources.R4B.questionnaire import Questionnaire
from fhir.resources.R4B.questionnaireresponse import QuestionnaireResponse

from assessment.domain.level_of_care.questions import CRITERIA_VERSION, Question
from tests.vocabulary import MOST_OPTIONS, answered_at, codes, walk


def test_the_questionnaire_is_valid_fhir_and_holds_every_question_and_option(client):
    response = client.get("/fhir/Questionnaire/level-of-care")
    assert response["Content-Type"] == "application/fhir+json"
    document = Questionnaire.model_validate(response.json())
    assert {item.linkId: [option.valueCoding.code for option in item.answerOption] for item in document.item} == {
        question.value: [option.value for option in question.options] for question in Question
    }


def test_every_text_has_its_spanish_beside_it(client):
    for item in client.get("/fhir/Questionnaire/level-of-care").json()["item"]:
        assert spanish(item["_text"]) != item["text"]
        for option in item["answerOption"]:
            assert spanish(option["valueCoding"]["_display"])


def spanish(element: dict) -> str:
    (extension,) = element["extension"]
    assert extension["url"] == "http://hl7.org/fhir/StructureDefinition/translation"
    values = {part["url"]: part.get("valueCode") or part.get("valueString") for part in extension["extension"]}
    assert values["lang"] == "es"
    return values["content"]


@pytest.mark.parametrize("who", ["self", "someone"])
def test_the_export_is_valid_fhir_with_the_answers_and_no_one_named(client, who):
    given = codes(home="none", care="iop_not_enough")
    walk(client, given, who=who)
    response = client.post("/assessment/export/")
    assert response["Content-Disposition"] == 'attachment; filename="level-of-care.json"'
    assert response["Cache-Control"] == "no-store"
    document = QuestionnaireResponse.model_validate(json.loads(response.content))
    assert {item.linkId: item.answer[0].valueCoding.code for item in document.item} == given
    assert (document.subject, document.author, document.source, document.identifier) == (None, None, None, None)
    assert document.questionnaire == f"http://127.0.0.1:8000/fhir/Questionnaire/level-of-care|{CRITERIA_VERSION}"


def test_without_answers_there_is_no_file(client):
    response = client.post("/assessment/export/")
    assert (response.status_code, response["Location"]) == (303, "/assessment/safety/?erased")


def test_a_link_cannot_fetch_the_file(client):
    response = client.get("/assessment/export/")
    assert (response.status_code, response["Location"]) == (303, "/assessment/safety/")


@pytest.mark.parametrize("who", ["self", "someone"])
@pytest.mark.parametrize("place", range(MOST_OPTIONS))
def test_the_export_has_the_texts_and_codings_of_the_questionnaire(client, who, place):
    """In either voice: software looks for an answer among the options by its code and by its display."""
    walk(client, answered_at(place), who=who)
    document = client.post("/assessment/export/").json()
    items = {item["linkId"]: item for item in client.get("/fhir/Questionnaire/level-of-care").json()["item"]}
    for item in document["item"]:
        asked = items[item["linkId"]]
        assert {part: item[part] for part in ("text", "_text")} == {part: asked[part] for part in ("text", "_text")}
        (answer,) = item["answer"]
        assert answer in asked["answerOption"]


@pytest.mark.parametrize("who", ["self", "someone"])
def test_the_export_says_who_answered(client, who):
    walk(client, codes(), who=who)
    document = client.post("/assessment/export/").json()
    assert [extension["valueCode"] for extension in document["extension"]] == [who]


def test_every_coding_system_is_an_anchor_of_the_criteria_page(client):
    page = client.get("/criteria/").content.decode()
    for item in client.get("/fhir/Questionnaire/level-of-care").json()["item"]:
        system = item["answerOption"][0]["valueCoding"]["system"]
        assert f'id="{system.partition("#")[2]}"' in page
