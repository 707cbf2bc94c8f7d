"""The two hours run from the first answer; a stop stays until it is passed."""

import base64
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


@pytest.mark.parametrize("minutes", [1, 60, 24 * 60], ids=["a minute", "an hour", "a day"])
def test_a_clock_set_back_loses_no_answer_and_the_two_hours_count_from_there(client, clock, minutes):
    client.post("/assessment/safety/", {"safety": "none"})
    clock(-minutes)
    assert client.get("/assessment/health/").status_code == 200
    answered = client.post("/assessment/health/", {"health": "none"})
    assert answered["Location"] == "/assessment/daily_life/"
    assert {morsel["max-age"] for morsel in answered.cookies.values()} == {store.SECONDS}
    clock(119 - minutes)
    assert client.get("/assessment/daily_life/").status_code == 200
    clock(121 - minutes)
    assert client.get("/assessment/daily_life/")["Location"] == "/assessment/safety/?erased"


def test_a_token_altered_is_not_taken_for_one_of_a_clock_set_back(client, clock):
    """The time stands in the token unencrypted; what holds it is the signature."""
    client.post("/assessment/safety/", {"safety": "none"})
    token = base64.urlsafe_b64decode(client.cookies["visit"].value)
    stamp = int.from_bytes(token[1:9], "big") + 60 * 60
    client.cookies["visit"] = base64.urlsafe_b64encode(token[:1] + stamp.to_bytes(8, "big") + token[9:]).decode()
    assert client.get("/assessment/health/")["Location"] == "/assessment/safety/?erased"


def test_over_https_the_cookies_are_taken_from_https_only(client, settings):
    settings.IS_HTTPS = True
    begun = client.post("/assessment/safety/", {"safety": "none"})
    assert {name: (cookie["path"], cookie["secure"]) for name, cookie in begun.cookies.items()} == {
        "__Secure-visit": ("/assessment/", True),
        "__Secure-visit_es": ("/es/assessment/", True),
    }
    assert client.get("/assessment/health/").status_code == 200
    client.post("/assessment/again/")
    gone = client.get("/assessment/again/").cookies
    names = {"__Secure-visit", "__Secure-visit_es"}
    assert {name: (gone[name]["max-age"], gone[name]["secure"]) for name in names} == dict.fromkeys(names, (0, True))


def test_over_https_a_visit_under_the_plain_name_is_not_read(client, settings):
    """Anyone on the network could have set it. One that was begun before the name changed is lost, once."""
    client.post("/assessment/safety/", {"safety": "none"})
    settings.IS_HTTPS = True
    assert client.get("/assessment/health/")["Location"] == "/assessment/safety/?erased"


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


@pytest.mark.parametrize("path", ["carry-on", "again", "leave", "share", "share/another", "export"])
def test_an_address_typed_leads_on(path):
    client = Client()
    client.post("/assessment/safety/", {"safety": MILDEST["safety"]})
    response = client.get(f"/assessment/{path}/")
    assert (response.status_code, response["Location"]) == (303, f"/assessment/{Question.HEALTH}/")
    assert client.get("/assessment/health/").status_code == 200


def begun_under(version: int, **answered) -> dict[str, str]:
    """The cookie of a visit that another version of the criteria began."""
    data = {"v": version, "answers": answered, "pause": None, "program": "depression", "seed": "x"}
    return {"visit": store.COOKIE.sealed(json.dumps(data).encode(), int(time.time()))}


EARLIER = {"safety": "passing", "health": "none", "symptoms": "most_days", "time": "evenings", "who": "someone"}


def test_a_visit_begun_under_version_1_keeps_what_asks_the_same_and_says_so_once(client):
    client.cookies.load(begun_under(1, **EARLIER))
    response = client.get("/assessment/result/")
    assert response["Location"] == "/assessment/safety/"
    assert "Our questions changed" in client.get("/assessment/safety/").content.decode()
    kept = store.get(client.get("/assessment/safety/").wsgi_request)
    assert kept.answers.codes() == {"symptoms": "most_days", "time": "evenings", "who": "someone"}
    assert (kept.program, kept.seed) == ("depression", "x")  # a link made before can be made again, and one erased stays erased
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
