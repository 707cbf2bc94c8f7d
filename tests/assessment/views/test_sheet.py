import pytest
from django.conf import settings

from assessment.domain.level_of_care.questions import Question
from assessment.lines.sheet import ORDER
from tests.vocabulary import codes, walk


def sheet(client, prefix="", who="self", **given) -> str:
    walk(client, codes(**given), who=who, prefix=prefix)
    response = client.get(f"{prefix}/assessment/sheet/")
    assert (response.status_code, response["Cache-Control"], response["X-Robots-Tag"]) == (200, "no-store", "noindex, nofollow")
    return response.content.decode()


def test_every_question_stands_on_it_once_in_the_order_that_intake_asks():
    asked = [question for _, questions in ORDER for question in questions]
    assert sorted(asked) == sorted(Question)
    assert [asked[0], asked[2], asked[-1]] == [Question.SYMPTOMS, Question.SAFETY, Question.MOTIVATION]


def test_it_has_the_persons_own_words_and_says_what_it_is_not(client):
    page = sheet(client, care="iop_not_enough", safety="passing")
    for needed in (
        "My own answers: not a diagnosis, and not proof of medical necessity.",
        "An Intensive Outpatient Program (IOP), and it is not enough",
        "Now and then, or a wish not to wake up; no plan and no wish to act",
        "by criteria version 2, which no clinician has reviewed: Partial hospitalization program (PHP).",
        "Name, if you like:",
        settings.PROVIDER.phone,
        str(settings.PROVIDER.hours),
    ):
        assert needed in page, needed


def test_answers_about_someone_are_called_that(client):
    page = sheet(client, who="someone", home="stressful")
    assert "Answers given about someone by another person" in page
    assert "My own answers" not in page


@pytest.mark.parametrize(("home", "warned"), [("unsafe", True), ("none", False)])
def test_whoever_may_be_hurt_at_home_is_warned_before_printing(client, home, warned):
    assert ('<p class="notice no-print">If someone at home hurts or scares you' in sheet(client, home=home)) is warned


def test_it_can_be_copied_as_text(client):
    page = sheet(client, prefix="/es", symptoms="constant")
    text = page.partition('<pre class="copy">')[2].partition("</pre>")[0]
    assert "- ¿Con qué frecuencia" in text
    assert "Casi todo el tiempo" in text


def test_without_answers_there_is_no_sheet(client):
    response = client.get("/assessment/sheet/")
    assert (response.status_code, response["Location"]) == (303, "/assessment/safety/?erased")


def test_it_takes_no_form(client):
    assert client.post("/assessment/sheet/").status_code == 405
