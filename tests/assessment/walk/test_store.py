"""The two hours run from the first answer; a stop stays until it is passed."""

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
    assert b'data-stop="safety"' in response.content
    assert b'data-stop="safety"' in client.get("/assessment/health/").content
    for question, option in list(MILDEST.items())[1:]:
        response = client.post(f"/assessment/{question}/", {question: option}, follow=True)
    page = response.content.decode()
    assert 'data-level="inpatient"' in page
    assert 'id="stop-danger"' in page


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
