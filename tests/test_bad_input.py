"""What a hostile or broken browser sends to the self-assessment: an answer it can use, and nothing already answered is lost."""

import json
import re
import time
from dataclasses import replace

import pytest
from cryptography.fernet import Fernet
from django.conf import settings
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils.html import escape
from django.utils.translation import gettext, override

from assessment.domain import Answers
from assessment.domain.flow import ORDER
from assessment.domain.level_of_care.questions import CRITERIA_VERSION, Question
from assessment.walk import store
from assessment.walk.visit import Visit
from assessment.words import words
from programs.programs import Program
from tests.vocabulary import chosen, codes

PREFIXES = {"en": "", "es": "/es"}
FORM = "application/x-www-form-urlencoded"
MARK = "marked7391"  # stands in every bad value, to be looked for in the page
BAD = {
    "unknown option": f"{{name}}={MARK}",
    "two values": "{name}={good}&{name}={other}",
    "the same value twice": "{name}={good}&{name}={good}",
    "missing": f"other={MARK}",
    "empty": "{name}=",
    "nul": f"{{name}}={{good}}%00{MARK}",
    "lone surrogate": f"{{name}}={{good}}%ED%A0%80{MARK}",
    "10,000 characters": f"{{name}}={MARK}{'a' * 10_000}",
    "html": f"{{name}}=%22%3E%3Cscript%3E{MARK}%3C/script%3E",
}
NOTICE = (
    "We have no earlier answers from you. They are erased after 2 hours, to keep them private, "
    "and your browser must accept one cookie. Sorry to ask again: please start here."
)


def token(visit: Visit) -> str:
    return store.put(HttpResponse(), visit).cookies["visit"].value


def kept(client) -> Visit | None:
    """The visit in the client's cookie, as the site reads it."""
    request = RequestFactory().get("/assessment/")
    request.COOKIES = {"visit": client.cookies["visit"].value}
    return store.get(request)


def answered_before(question: Question) -> Visit:
    given = codes(safety="passing", health="checkups")
    before = {name: given[name] for name in ORDER[: ORDER.index(question)]}
    return Visit(Answers.from_codes(before | {"who": "someone"}), program=Program.DEPRESSION)


def carrying(client, visit: Visit):
    client.cookies["visit"] = token(visit)
    return client


def title(page: str) -> str:
    return re.findall(r"<title>(.*?)</title>", page, re.DOTALL)[0].partition(" - ")[0].strip()


def errors_shown(page: str) -> list[str]:
    """In the summary above, then at the field."""
    summary = re.findall(r'<li><a href="#[^"]+">(.*?)</a></li>', page)
    field = re.findall(r'<p class="field-error"[^>]*><span [^>]*>.*?</span>(.*?)</p>', page)
    return [*summary, *field]


@pytest.mark.parametrize("bad", BAD)
@pytest.mark.parametrize("language", PREFIXES)
@pytest.mark.parametrize("question", Question)
def test_a_bad_answer_is_asked_again_and_the_others_are_kept(client, question, language, bad):
    visit = answered_before(question)
    good, other, *_ = question.options
    body = BAD[bad].format(name=question, good=good, other=other)
    response = carrying(client, visit).post(f"{PREFIXES[language]}/assessment/{question}/", body, content_type=FORM)
    page = response.content.decode()
    say = words()[language].speaking_to(visit.answers.who)
    with override(language):
        asked_again = f"{gettext('Error:')} {escape(say('questions', question, 'ask'))}"
    assert (response.status_code, title(page)) == (200, asked_again)
    assert errors_shown(page) == [escape(say("questions", question, "error"))] * 2
    assert MARK not in page
    assert (list(response.cookies), kept(client)) == ([], visit)


@pytest.mark.parametrize("bad", BAD)
@pytest.mark.parametrize("language", PREFIXES)
def test_a_bad_start_is_asked_again_and_the_answers_are_kept(client, language, bad):
    visit = answered_before(Question.CARE)
    body = BAD[bad].format(name="who", good="self", other="someone")
    response = carrying(client, visit).post(f"{PREFIXES[language]}/assessment/", body, content_type=FORM)
    page = response.content.decode()
    with override(language):
        asked_again = f"{gettext('Error:')} {gettext('Which level of care fits?')}"
        error = gettext("Select who you are answering for")
    assert (response.status_code, title(page)) == (200, asked_again)
    assert errors_shown(page) == [error] * 2
    assert MARK not in page
    assert (list(response.cookies), kept(client)) == ([], visit)


@pytest.mark.parametrize("program", [MARK, f"%22%3E%3Cscript%3E{MARK}", f"depression%00{MARK}", f"%ED%A0%80{MARK}"])
def test_an_unknown_program_does_not_hold_anyone_up(client, program):
    """Nobody can see or correct a hidden field."""
    response = client.post("/assessment/", f"who=someone&program={program}", content_type=FORM)
    assert (response.status_code, response.headers.get("Location")) == (303, "/assessment/safety/")
    assert kept(client) == Visit(Answers.from_codes({"who": "someone"}))


@pytest.mark.parametrize("query", [f"for={MARK}&program={MARK}", f"for=%22%3E%3Cscript%3E{MARK}", f"program=%00{MARK}%ED%A0%80"])
def test_an_unknown_wish_in_the_address_is_left_out(client, query):
    response = client.get(f"/assessment/?{query}")
    page = response.content.decode()
    assert (response.status_code, chosen(response)) == (200, [])
    assert '<input type="hidden" name="program" id="id_program">' in page
    assert MARK not in page


@pytest.mark.parametrize("code", ["nowhere", "Safety", "who", "none", "safety-", MARK, "a" * 1000])
@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("prefix", PREFIXES.values())
def test_an_unknown_question_is_not_found(client, prefix, method, code):
    response = getattr(client, method)(f"{prefix}/assessment/{code}/", {code: "none"})
    assert (response.status_code, MARK in response.content.decode()) == (404, False)


@pytest.mark.parametrize("prefix", PREFIXES.values())
@pytest.mark.parametrize("place", [*(question.value for question in ORDER[4:]), "result"])
def test_an_address_out_of_order_leads_to_the_first_open_question(client, prefix, place):
    response = carrying(client, answered_before(Question.SYMPTOMS)).get(f"{prefix}/assessment/{place}/")
    assert (response.status_code, response["Location"]) == (303, f"{prefix}/assessment/symptoms/")


def test_an_answer_out_of_order_is_not_taken(client):
    visit = answered_before(Question.SYMPTOMS)
    response = carrying(client, visit).post("/assessment/time/", {"time": "daytime"})
    assert (response.status_code, response["Location"]) == (303, "/assessment/symptoms/")
    assert (list(response.cookies), kept(client)) == ([], visit)


def sealed(payload, *, key: str = "", age: int = 0, purpose: bytes = b"visit:") -> str:
    data = payload if isinstance(payload, bytes) else json.dumps(payload).encode()
    return Fernet(key or settings.ANSWERS_KEYS[0]).encrypt_at_time(purpose + data, int(time.time()) - age).decode()


def sound() -> dict:
    return json.loads(answered_before(Question.CARE).dumps())


def with_one_character_changed(text: str) -> str:
    middle = len(text) // 2
    return text[:middle] + ("A" if text[middle] != "A" else "B") + text[middle + 1 :]


UNREADABLE = {
    "tampered": lambda: with_one_character_changed(sealed(sound())),
    "truncated": lambda: sealed(sound())[:-9],
    "foreign key": lambda: sealed(sound(), key=Fernet.generate_key().decode()),
    "expired": lambda: sealed(sound(), age=store.SECONDS + 60),
    "other version": lambda: sealed(sound() | {"v": CRITERIA_VERSION + 1}),
    "another cookie's": lambda: sealed(sound(), purpose=b"search:"),
    "no cookie's": lambda: sealed(sound(), purpose=b""),
    "no seed": lambda: sealed({key: value for key, value in sound().items() if key != "seed"}),
    "no version": lambda: sealed({"answers": {}}),
    "unknown question": lambda: sealed(sound() | {"answers": {MARK: "none"}}),
    "unknown option": lambda: sealed(sound() | {"answers": {"safety": MARK}}),
    "option of another type": lambda: sealed(sound() | {"answers": {"safety": ["none"]}}),
    "answers of another type": lambda: sealed(sound() | {"answers": [1]}),
    "unknown pause": lambda: sealed(sound() | {"pause": MARK}),
    "unknown program": lambda: sealed(sound() | {"program": MARK}),
    "pause of another type": lambda: sealed(sound() | {"pause": ["safety"]}),
    "a list": lambda: sealed([1]),
    "not json": lambda: sealed(b"\xff\x00"),
    "empty": lambda: "",
    "not ascii": lambda: "caf\xe9" * 40,
    "odd characters": lambda: "%00\x01" * 20,
}


def test_what_the_unreadable_ones_are_made_from_is_readable(client):
    assert client.get("/assessment/care/", headers={"cookie": f"visit={sealed(sound())}"}).status_code == 200


@pytest.mark.parametrize("place", ["health", "care", "result"])
@pytest.mark.parametrize("cookie", UNREADABLE)
def test_an_unreadable_cookie_leads_to_the_first_question_with_a_word_why(client, cookie, place):
    headers = {"cookie": f"visit={UNREADABLE[cookie]()}"}
    response = client.get(f"/assessment/{place}/", headers=headers)
    assert (response.status_code, response["Location"]) == (303, "/assessment/safety/?erased")
    page = client.get(response["Location"], headers=headers).content.decode()
    assert re.findall(r'<p class="notice" role="status">(.*?)</p>', page) == [NOTICE]
    assert MARK not in page


@pytest.mark.parametrize("language", PREFIXES)
def test_the_word_why_is_said_in_both_languages(client, language):
    response = client.get(f"{PREFIXES[language]}/assessment/result/")
    assert (response.status_code, response["Location"]) == (303, f"{PREFIXES[language]}/assessment/safety/?erased")
    page = client.get(response["Location"]).content.decode()
    with override(language):
        assert re.findall(r'<p class="notice" role="status">(.*?)</p>', page) == [gettext(NOTICE)]


def test_carrying_on_with_an_unreadable_cookie_begins_again_too(client):
    client.cookies["visit"] = with_one_character_changed(sealed(sound()))
    response = client.post("/assessment/carry-on/")
    assert (response.status_code, response["Location"]) == (303, "/assessment/safety/?erased")
    assert list(response.cookies) == []


def test_a_cookie_opens_for_almost_two_hours(client):
    client.cookies["visit"] = sealed(sound(), age=store.SECONDS - 60)
    assert f"Question {ORDER.index(Question.CARE) + 1} of" in client.get("/assessment/care/").content.decode()


@pytest.mark.parametrize("language", PREFIXES)
@pytest.mark.parametrize("place", ["", "care/"])
@pytest.mark.parametrize("content_type", [FORM, "multipart/form-data; boundary=b"])
def test_five_megabytes_are_too_much_and_the_answers_are_kept(client, language, place, content_type):
    visit = answered_before(Question.CARE)
    name = "care" if place else "who"
    opening = {FORM: f"{name}=", "multipart/form-data; boundary=b": f'--b\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n'}
    body = opening[content_type] + MARK + "a" * 5_000_000
    response = carrying(client, visit).post(f"{PREFIXES[language]}/assessment/{place}", body, content_type=content_type)
    page = response.content.decode()
    with override(language):
        assert (response.status_code, title(page).strip()) == (413, gettext("That was too long"))
    assert MARK not in page
    assert (list(response.cookies), kept(client)) == ([], visit)


ASKING = "GET, HEAD, POST"
WRONG_METHODS = [
    *((place, method, ASKING) for place in ("", "safety/") for method in ("put", "patch", "delete", "options", "trace")),
    *(("result/", method, "GET, HEAD") for method in ("post", "put", "patch", "delete", "options", "trace")),
    *(
        (place, method, ASKING)
        for place in ("carry-on/", "again/", "leave/", "share/", "export/")
        for method in ("put", "patch", "delete", "options")
    ),
]


@pytest.mark.parametrize(("place", "method", "allowed"), WRONG_METHODS)
def test_a_wrong_method_changes_nothing(client, place, method, allowed):
    visit = answered_before(Question.CARE)
    response = getattr(carrying(client, visit), method)(f"/assessment/{place}")
    assert (response.status_code, response["Allow"]) == (405, allowed)
    assert (list(response.cookies), kept(client)) == ([], visit)


POSTS = {"": {"who": "self"}, "care/": {"care": "none"}, "carry-on/": {}, "again/": {}, "leave/": {}}
FROM_ELSEWHERE = [
    {"sec-fetch-site": "cross-site"},
    {"sec-fetch-site": "same-site"},
    {"sec-fetch-site": MARK},
    {"sec-fetch-site": "cross-site", "origin": "http://testserver"},
    {"origin": "https://evil.example"},
    {"origin": "null"},
    {"origin": "http://testserver.evil.example"},
    {"origin": "http://evil.example/testserver"},
    {"origin": "http://[testserver"},
    {"origin": ""},
]
FROM_HERE = [
    {},
    {"sec-fetch-site": "same-origin"},
    {"sec-fetch-site": "none"},
    {"sec-fetch-site": "same-origin", "origin": "http://testserver"},
    {"origin": "http://testserver"},
]


@pytest.mark.parametrize("headers", FROM_ELSEWHERE)
@pytest.mark.parametrize("prefix", PREFIXES.values())
@pytest.mark.parametrize("place", POSTS)
def test_a_form_on_another_site_is_refused(client, place, prefix, headers):
    visit = answered_before(Question.CARE)
    response = carrying(client, visit).post(f"{prefix}/assessment/{place}", POSTS[place], headers=headers)
    assert response.status_code == 403
    assert (list(response.cookies), kept(client)) == ([], visit)


@pytest.mark.parametrize("headers", FROM_HERE)
@pytest.mark.parametrize("place", POSTS)
def test_a_form_of_our_own_is_taken(client, place, headers):
    before = answered_before(Question.CARE)
    response = carrying(client, before).post(f"/assessment/{place}", POSTS[place], headers=headers)
    assert response.status_code in {200, 303}
    assert list(response.cookies)[:2] == ["visit", "visit_es"]


def test_an_answer_in_one_tab_keeps_the_other_tabs(client):
    """Both tabs were opened on an earlier page; each then answers its own question."""
    carrying(client, answered_before(Question.SYMPTOMS))
    client.get("/assessment/symptoms/")
    client.get("/assessment/safety/")
    client.post("/assessment/symptoms/", {"symptoms": "constant"})
    client.post("/assessment/safety/", {"safety": "none"})
    client.post("/assessment/health/", {"health": MARK})
    before = answered_before(Question.SUBSTANCES)
    assert kept(client) == replace(
        before, answers=Answers.from_codes(before.answers.codes() | {"symptoms": "constant", "safety": "none"})
    )


def test_a_tab_in_each_language_keeps_the_others_answers(client):
    """A browser sends each language's address the cookie of its own path, so both must say the same."""
    carrying(client, answered_before(Question.SYMPTOMS))
    response = client.post("/es/assessment/symptoms/", {"symptoms": "constant"})
    cookies = {cookie.key: (cookie["path"], cookie.value) for cookie in response.cookies.values()}
    same = cookies["visit"][1]
    assert cookies == {"visit": ("/assessment/", same), "visit_es": ("/es/assessment/", same)}
    assert kept(client).answers.codes() == answered_before(Question.SYMPTOMS).answers.codes() | {"symptoms": "constant"}
