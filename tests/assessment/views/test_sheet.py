"""The page for the first call: the visitor's own answers, nowhere else, and nothing for anyone without them."""

import pytest
from django.conf import settings

from assessment.models import SharedResult
from tests.vocabulary import codes, walk

SHEET = "/assessment/sheet/"


def sheet(client, who="self", **given) -> str:
    walk(client, codes(**given), who=who)
    return client.get(SHEET).content.decode()


def test_it_has_the_answers_the_level_and_the_version(client):
    page = sheet(client, care="weekly_not_enough")
    assert "Visits to a therapist or doctor, or medicine, and it is not enough" in page
    assert "Intensive Outpatient Program" in page
    assert "criteria version 2, which no clinician has reviewed" in page


@pytest.mark.parametrize(
    ("who", "said"),
    [
        ("self", "My own answers: not a diagnosis, and not proof of medical necessity."),
        ("someone", "Answers given about someone by another person: not a diagnosis, and not proof of medical necessity."),
    ],
)
def test_it_says_whose_answers_they_are_and_what_they_are_not_on_paper_and_as_text(client, who, said):
    assert sheet(client, who=who).count(said) == 2


def test_what_can_be_copied_is_all_of_it(client):
    _, _, text = sheet(client, safety="passing").partition('<pre class="copy">')
    assert "Now and then, or a wish not to wake up; no plan and no wish to act" in text
    assert "criteria version 2" in text


def test_where_home_is_not_safe_it_warns_before_anything_is_printed(client):
    before, _, _ = sheet(client, home="unsafe").partition("Print it")
    assert "do not let that person see this result" in before


@pytest.mark.django_db
def test_it_is_private_has_the_quick_exit_and_is_kept_nowhere(client):
    walk(client, codes())
    response = client.get(SHEET)
    assert (response["Cache-Control"], response["X-Robots-Tag"]) == ("no-store", "noindex, nofollow")
    assert 'action="/assessment/leave/"' in response.content.decode()
    assert list(response.cookies) == []
    assert SharedResult.objects.count() == 0


def test_without_answers_there_is_none(client):
    response = client.get(SHEET)
    assert (response.status_code, response["Location"]) == (303, "/assessment/safety/?erased")


def test_half_way_it_leads_to_the_next_question(client):
    client.post("/assessment/safety/", {"safety": "none"})
    response = client.get(SHEET)
    assert (response.status_code, response["Location"]) == (303, "/assessment/health/")


def test_it_takes_no_form(client):
    assert client.post(SHEET).status_code == 405


def test_a_name_may_be_written_and_our_number_stands_with_its_hours(client):
    page = sheet(client)
    for needed in ("Name, if you like:", settings.PROVIDER.phone, str(settings.PROVIDER.hours)):
        assert needed in page, needed
