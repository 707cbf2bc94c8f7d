"""Gone is gone: in two steps from a form, in one from a script, and by a mark where the server was not there to hear."""

import re

import pytest
from django.conf import settings
from django.test import Client

from assessment.walk import gone
from programs.cookie import MOMENT
from tests.vocabulary import codes, walk

NAMES = {"visit", "visit_es", "opened", "opened_es"}
WHERE = {"leave": settings.QUICK_EXIT_URL, "again": "/assessment/"}


@pytest.fixture
def visitor(client):
    walk(client, codes())
    client.cookies["opened"] = "sealed"
    return client


def lives(response) -> dict[str, tuple[str, int]]:
    return {name: (cookie.value, cookie["max-age"]) for name, cookie in response.cookies.items()}


@pytest.mark.parametrize("way", WHERE)
def test_the_form_empties_every_private_cookie_and_the_page_it_leads_to_deletes_them(visitor, way):
    first = visitor.post(f"/assessment/{way}/")
    assert lives(first) == dict.fromkeys(NAMES, ("", MOMENT))
    assert re.findall(r'content="0; url=([^"]*)"', first.content.decode()) == [f"/assessment/{way}/"]
    assert b"data-level" not in visitor.get("/assessment/result/", follow=True).content
    second = visitor.get(f"/assessment/{way}/")
    assert (second.status_code, second["Location"]) == (303, WHERE[way])
    assert lives(second) == dict.fromkeys(NAMES | {gone.LEFT}, ("", 0))


def test_each_cookie_goes_where_it_was_set(visitor):
    answer = visitor.post("/es/assessment/leave/", {"script": "1"})
    assert {name: cookie["path"] for name, cookie in answer.cookies.items()} == {
        "visit": "/assessment/",
        "visit_es": "/es/assessment/",
        "opened": "/s",
        "opened_es": "/es/s",
        "left": "/",
    }


def test_a_script_that_went_ahead_needs_one_step(visitor):
    answer = visitor.post("/assessment/leave/", {"script": "1"})
    assert (answer.status_code, answer.content) == (204, b"")
    assert lives(answer) == dict.fromkeys(NAMES | {gone.LEFT}, ("", 0))


@pytest.mark.parametrize("way", WHERE)
def test_a_link_to_it_erases_nothing(visitor, way):
    answer = visitor.get(f"/assessment/{way}/")
    assert (answer["Location"], lives(answer)) == ("/assessment/result/", {})


@pytest.mark.parametrize("way", WHERE)
def test_without_cookies_it_leads_to_the_same_place(way):
    assert Client().post(f"/assessment/{way}/").status_code == 200
    assert Client().get(f"/assessment/{way}/")["Location"] == WHERE[way]


SHARED = "/s/result/12345678-1234-4234-8234-123456789012/"


@pytest.mark.parametrize("place", ["/assessment/result/", "/es/assessment/time/", SHARED, "/assessment/sheet/"])
def test_with_the_mark_nothing_is_shown_and_all_is_erased(visitor, place):
    visitor.cookies[gone.LEFT] = "1"
    answer = visitor.get(place)
    assert answer.status_code == 303
    assert lives(answer) == dict.fromkeys(NAMES | {gone.LEFT}, ("", 0))


def test_with_the_mark_new_answers_begin_anew(visitor):
    visitor.cookies[gone.LEFT] = "1"
    answer = visitor.post("/assessment/safety/", {"safety": "passing"})
    assert answer["Location"] == "/assessment/health/"
    assert visitor.get("/assessment/health/").status_code == 200
    assert visitor.get("/assessment/daily_life/").status_code == 303
