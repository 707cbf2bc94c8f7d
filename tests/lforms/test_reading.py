"""LHC-Forms, which OpenEMR brings along, reads every question and every answer of our FHIR documents.

It looks for an answer among the options by code and display together, and leaves out what it does not find.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler
from pathlib import Path

import pytest
from playwright.sync_api import Page

from assessment.domain.answers import Who
from assessment.domain.level_of_care.questions import Question
from tests.browser.served import answering
from tests.lforms.fetch import FOLDER
from tests.needs import need_folder
from tests.vocabulary import MOST_OPTIONS, answered_at, walk

pytestmark = pytest.mark.browser
READER = Path(__file__).with_name("reader.html").read_text()
LINKS = ["who", *(question.value for question in Question)]

each_voice = pytest.mark.parametrize("who", [who.value for who in Who])


class Files(SimpleHTTPRequestHandler):
    def log_message(self, *arguments):
        pass


@dataclass(frozen=True)
class Read:
    """What LHC-Forms made of a Questionnaire and a response to it."""

    questionnaire: dict
    response: dict
    shown: list[list[str]]
    faults: list[str]


@pytest.fixture(scope="module")
def lforms(browser):
    """LHC-Forms from this machine; it may ask nobody else for anything."""
    need_folder(FOLDER, "make lforms")
    asked = []
    with answering(partial(Files, directory=FOLDER)) as address:
        page = browser.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.route(address, lambda route: route.fulfill(body=READER, content_type="text/html"))
        page.goto(address)
        page.wait_for_function("window.LForms?.Util && LForms.FHIR?.R4")
        yield page
        page.close()
    assert address in asked
    assert [url for url in asked if not url.startswith(address)] == []


@pytest.fixture
def read(lforms: Page, questionnaire) -> Callable[[dict], Read]:
    return lambda response: Read(**lforms.evaluate("read", [questionnaire, response]))


@pytest.fixture
def questionnaire(client) -> dict:
    return client.get("/fhir/Questionnaire/level-of-care").json()


@pytest.fixture
def exported(client) -> Callable[[int, str], dict]:
    def export(place: int, who: str) -> dict:
        walk(client, answered_at(place), who=who)
        return client.post("/assessment/export/").json()

    return export


def answers(document: dict) -> dict[str, list]:
    """By item. What is no coding stays as it is, and so is like none of ours."""
    return {item["linkId"]: [coding(answer) for answer in item["answer"]] for item in document["item"]}


def options(document: dict) -> dict[str, list]:
    return {item["linkId"]: [coding(option) for option in item["answerOption"]] for item in document["item"]}


def coding(holder: dict):
    found = holder.get("valueCoding")
    return (found["system"], found["code"], found["display"]) if found else holder


def kept(sent: dict, found: Read) -> list[str]:
    """The items whose answer came back as it was sent, and stands in their field."""
    back, shown = answers(found.response), [tuple(field) for field in found.shown]
    return [
        link
        for link, given in answers(sent).items()
        if back.get(link) == given and [field for field in shown if field[0] == link] == [(link, display) for *_, display in given]
    ]


@each_voice
@pytest.mark.parametrize("place", range(MOST_OPTIONS))
def test_every_answer_is_read(read, exported, who, place):
    """All places together are every option there is, in both voices."""
    sent = exported(place, who)
    found = read(sent)
    assert kept(sent, found) == LINKS
    assert list(answers(found.response)) == LINKS
    assert {link: code for link, [(_, code, _)] in answers(found.response).items()} == {"who": who} | answered_at(place)
    assert found.faults == []


def test_every_option_was_among_them():
    tried = {(question, option) for place in range(MOST_OPTIONS) for question, option in answered_at(place).items()}
    assert tried == {(question.value, option.value) for question in Question for option in question.options}


@each_voice
def test_every_question_is_read_with_its_options(read, exported, questionnaire, who):
    found = read(exported(0, who)).questionnaire
    assert options(found) == options(questionnaire)
    for part in ("text", "type", "required"):
        assert [item[part] for item in found["item"]] == [item[part] for item in questionnaire["item"]]


@pytest.mark.parametrize("link", LINKS)
def test_an_answer_in_other_words_than_its_option_is_missed(read, exported, link):
    """The count above can fail: what is worded otherwise is not read, and nothing else is lost with it."""
    sent = exported(0, Who.SOMEONE)
    (item,) = [item for item in sent["item"] if item["linkId"] == link]
    item["answer"][0]["valueCoding"]["display"] += ", as far as I know"
    found = read(sent)
    assert kept(sent, found) == [other for other in LINKS if other != link]
    assert len(found.faults) == 1
