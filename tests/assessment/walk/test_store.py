"""The two hours run from the first answer; a stop stays until it is passed."""

import json
import re
import time

import pytest
from django.test import Client

from assessment.domain.level_of_care.questions import Question
from assessment.walk import store
from tests.vocabulary import MILDEST

NOW = 1_800_000_000


@pytest.fixture
def clock(monkeypatch):
    """`clock(minutes)` sets how long ago the visit began."""

    def set_to(minutes: int):
        monkeypatch.setattr(time, "time", lambda: NOW + minutes * 60)

    set_to(0)
    return set_to


def test_answers_last_two_hours_from_the_first_one_however_many_follow(client, clock):
    client.post("/assessment/safety/", {"safety": "none"})
    clock(119)
    answered = client.post("/assessment/health/", {"health": "none"})
    assert {morsel["max-age"] for morsel in answered.cookies.values()} == {60}
    assert client.get("/assessment/daily_life/").status_code == 200
    clock(121)
    assert client.get("/assessment/daily_life/")["Location"] == "/assessment/safety/?erased"


def test_a_clock_that_steps_back_does_not_lengthen_the_life(client, clock):
    client.post("/assessment/safety/", {"safety": "none"})
    clock(-1)
    answered = client.post("/assessment/health/", {"health": "none"})
    assert {morsel["max-age"] for morsel in answered.cookies.values()} == {store.SECONDS}


def test_a_stop_comes_at_once_is_passed_by_carrying_on_or_answering_on_and_comes_again_on_the_result(client):
    response = client.post("/assessment/safety/", {"safety": "danger"}, follow=True)
    assert b'data-stop="danger"' in response.content
    assert b'data-stop="danger"' in client.get("/assessment/health/").content
    for question, option in list(MILDEST.items())[1:]:
        response = client.post(f"/assessment/{question}/", {question: option}, follow=True)
    page = response.content.decode()
    assert 'data-level="inpatient"' in page
    assert 'data-next="emergency"' in page


def test_a_stop_goes_when_its_answer_is_changed(client):
    client.post("/assessment/safety/", {"safety": "danger"})
    response = client.post("/assessment/safety/", {"safety": "none"}, follow=True)
    assert b"data-stop" not in response.content


@pytest.mark.parametrize("path", ["carry-on", "again", "leave", "share", "export"])
def test_an_address_typed_leads_on(path):
    client = Client()
    client.post("/assessment/safety/", {"safety": MILDEST["safety"]})
    response = client.get(f"/assessment/{path}/")
    assert (response.status_code, response["Location"]) == (303, f"/assessment/{Question.HEALTH}/")
    assert client.get("/assessment/health/").status_code == 200


def begun_under(version: int, **answered) -> dict[str, str]:
    """The cookie of a visit that another version of the criteria began."""
    data = {"v": version, "answers": answered, "pause": None, "program": "depression"}
    return {"visit": store._cipher().encrypt(json.dumps(data).encode()).decode()}


EARLIER = {"safety": "passing", "health": "none", "symptoms": "most_days", "time": "evenings", "who": "someone"}


def test_a_visit_begun_under_version_1_keeps_what_asks_the_same_and_says_so_once(client):
    client.cookies.load(begun_under(1, **EARLIER))
    response = client.get("/assessment/result/")
    assert response["Location"] == "/assessment/safety/"
    assert "Our questions changed" in client.get("/assessment/safety/").content.decode()
    kept = store.get(client.get("/assessment/safety/").wsgi_request)
    assert kept.answers.codes() == {"symptoms": "most_days", "time": "evenings", "who": "someone"}
    assert kept.program == "depression"
    assert "Our questions changed" not in client.get("/assessment/safety/").content.decode()


def test_a_form_of_version_1_is_shown_once_more_with_its_choice_and_not_taken(client):
    client.cookies.load(begun_under(1, who="self"))
    response = client.post("/assessment/safety/", {"safety": "danger"})
    page = response.content.decode()
    assert response.status_code == 200
    assert "Our questions changed" in page
    assert re.search(r'value="danger"[^>]*checked', page)
    assert client.get("/assessment/health/")["Location"] == "/assessment/safety/"
    assert client.post("/assessment/safety/", {"safety": "none"})["Location"] == "/assessment/health/"


def test_carrying_on_from_a_stop_of_version_1_says_why_the_questions_begin_again(client):
    client.cookies.load(begun_under(1, **EARLIER | {"safety": "danger"}))
    assert "Our questions changed" in client.post("/assessment/carry-on/", follow=True).content.decode()


def test_a_visit_of_a_version_nobody_knows_begins_again(client):
    client.cookies.load(begun_under(0, safety="none"))
    assert client.get("/assessment/health/")["Location"] == "/assessment/safety/?erased"
