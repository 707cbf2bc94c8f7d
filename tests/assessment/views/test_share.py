import base64
import re
import time
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from urllib.parse import quote
from uuid import uuid4

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError
from django.test import Client
from django.utils.html import escape

from assessment import sharing
from assessment.domain.level_of_care.questions import CRITERIA_VERSION
from assessment.lines.earlier import earlier_answers
from assessment.models import SharedResult
from assessment.sharing import Life
from assessment.views import share as share_views
from assessment.walk import opened
from programs.languages import languages, prefix
from tests.vocabulary import codes, walk

pytestmark = pytest.mark.django_db
IOP = codes(care="weekly_not_enough", home="stressful")


def set_clock(monkeypatch, seconds: int):
    now = datetime(2026, 11, 23, 3, 0, seconds % 60, tzinfo=UTC) + timedelta(minutes=seconds // 60)
    monkeypatch.setattr(share_views, "timezone", SimpleNamespace(now=lambda: now))


def make_link(client, life="7d", who="self") -> str:
    """The code of a link made as a browser would."""
    walk(client, IOP, who=who)
    return code_in(client.post("/assessment/share/", {"life": life}))


def open_link(client, code: str) -> str:
    """Where the result is shown."""
    return client.post("/s", {"code": code})["Location"]


def code_in(response) -> str:
    return re.search(r'<pre class="copy" id="link">http://127.0.0.1:8000/s#([\w-]{22})</pre>', response.content.decode())[1]


def test_nothing_is_kept_until_a_link_is_made(client):
    walk(client, IOP)
    assert SharedResult.objects.count() == 0
    make_link(client)
    assert SharedResult.objects.count() == 1


def test_the_opened_page_is_the_same_result_without_ways_to_change_it(client):
    mine = walk(client, IOP).content.decode()
    code = make_link(client)
    opened = client.post("/s", {"code": code}, follow=True).content.decode()
    body = re.compile(r'<section aria-labelledby="why">.*?</section>', re.DOTALL)
    assert body.search(mine)[0] == body.search(opened)[0]
    assert 'data-level="iop"' in opened
    assert f"criteria version {CRITERIA_VERSION}" in opened
    assert "/assessment/safety/" not in opened


def test_a_look_without_opening_shows_nothing(client):
    make_link(client)
    first, second = client.get("/s"), client.get("/s")
    assert first.content == second.content
    assert b"data-level" not in first.content
    assert first["Cache-Control"] == "no-store"
    assert first["X-Robots-Tag"] == "noindex, nofollow"


def test_all_that_cannot_be_opened_looks_the_same(client):
    gone = make_link(client)
    client.post("/s", {"code": gone, "revoke": "1"})
    ended = make_link(client, life="24h")
    SharedResult.objects.filter(id=sharing._id(sharing._secret(ended))).update(expires_at="2020-01-01T00:00Z")
    tries = ["", "junk", "A" * 22, gone, ended, gone[:-1], "<script>"]
    answers = [client.post("/s", {"code": code}) for code in tries]
    assert {(answer.status_code, answer.content, tuple(sorted(answer.items()))) for answer in answers} == {
        (404, answers[0].content, tuple(sorted(answers[0].items())))
    }


@pytest.fixture
def away(monkeypatch):
    def refuse(*_, **__):
        raise DatabaseError("with an answer in it")

    for name in ("make", "open_shared", "revoke"):
        monkeypatch.setattr(sharing, name, refuse)


def test_a_database_that_is_away_opens_nothing_in_the_same_calm_words(client, away):
    response = client.post("/s", {"code": "A" * 22})
    assert (response.status_code, response["Retry-After"]) == (503, "60")
    assert "or we may have trouble on our side" in response.content.decode()
    assert f'value="{"A" * 22}"' in response.content.decode()


def test_what_could_not_be_erased_says_so_and_can_be_tried_again(client, away):
    response = client.post("/s", {"code": "A" * 22, "revoke": "1"})
    page = response.content.decode()
    assert (response.status_code, response["Retry-After"]) == (503, "60")
    assert "We could not erase it" in page
    assert "The link may still open" in page
    assert f'name="code" value="{"A" * 22}"' in page
    assert 'name="revoke" value="1"' in page


def test_every_failure_of_the_database_is_one_line_without_its_words(client, away, caplog):
    client.post("/s", {"code": "A" * 22})
    assert [record.getMessage() for record in caplog.records if record.name == "assessment.database"] == [
        "database away: DatabaseError"
    ]
    assert "with an answer in it" not in caplog.text


def test_erase_back_and_reload_does_not_bring_a_link_back(client):
    code = make_link(client)
    assert client.post("/s", {"code": code}, follow=True).status_code == 200
    client.post("/s", {"code": code, "revoke": "1"})
    again = client.post("/assessment/share/", {"life": "7d"})
    assert again.status_code == 410
    assert "That link was erased" in again.content.decode()
    assert client.post("/s", {"code": code}).status_code == 404


def test_after_erasing_a_new_link_is_another_one(client):
    old = make_link(client)
    client.post("/s", {"code": old, "revoke": "1"})
    form = client.post("/assessment/share/another/")["Location"]
    assert form == "/assessment/result/?link#share"
    assert 'id="share" open>' in client.get(form).content.decode()
    assert 'id="share">' in client.get("/assessment/result/").content.decode()
    new = code_in(client.post("/assessment/share/", {"life": "7d"}))
    assert new != old
    assert [client.post("/s", {"code": code}, follow=True).status_code for code in (old, new)] == [404, 200]


def test_a_pasted_link_opens_as_its_code_does(client):
    code = make_link(client)
    assert client.post("/s", {"code": f"  http://127.0.0.1:8000/s#{code} "}, follow=True).status_code == 200


def test_the_form_sent_twice_makes_one_link(client):
    code = make_link(client)
    assert code_in(client.post("/assessment/share/", {"life": "7d"})) == code
    assert SharedResult.objects.count() == 1


def test_a_visit_has_one_link_for_each_life(client):
    walk(client, IOP)
    made = [code_in(client.post("/assessment/share/", {"life": life})) for life in ("24h", "7d", "30d", "7d", "")]
    assert len(set(made)) == SharedResult.objects.count() == 3


@pytest.mark.parametrize("life", ["moon", "7d\x00", "24H"])
def test_what_is_no_life_is_a_bad_request_and_makes_nothing(client, life):
    walk(client, IOP)
    assert client.post("/assessment/share/", {"life": life}).status_code == 400
    assert SharedResult.objects.count() == 0


def test_a_changed_answer_is_in_the_same_link_once_it_is_made_again(client):
    code = make_link(client)
    client.post("/assessment/home/", {"home": "unstable"})
    assert code_in(client.post("/assessment/share/", {"life": "7d"})) == code
    assert b'data-level="iop"' not in client.post("/s", {"code": code}, follow=True).content


def test_start_again_makes_other_links(client):
    old = make_link(client)
    client.post("/assessment/again/")
    assert make_link(client) != old


def test_a_database_that_is_away_loses_no_answer(client, away):
    walk(client, IOP)
    failed = client.post("/assessment/share/", {"life": "7d"})
    assert (failed.status_code, failed["Retry-After"]) == (503, "60")
    assert 'href="/assessment/result/"' in failed.content.decode()
    assert b'data-level="iop"' in client.get("/assessment/result/").content


def test_when_full_no_answer_is_lost_either(client, monkeypatch):
    monkeypatch.setattr(sharing, "MOST_KEPT", 0)
    walk(client, IOP)
    assert client.post("/assessment/share/", {"life": "7d"}).status_code == 503


def test_without_answers_there_is_nothing_to_share(client):
    response = client.post("/assessment/share/", {"life": "7d"})
    assert (response.status_code, response["Location"]) == (303, "/assessment/safety/?erased")
    assert SharedResult.objects.count() == 0


def test_thirty_tries_a_minute_then_a_pause(client, monkeypatch):
    set_clock(monkeypatch, 0)
    statuses = [client.post("/s", {"code": "A" * 22}).status_code for _ in range(31)]
    assert statuses == [404] * 30 + [429]
    set_clock(monkeypatch, 60)
    assert client.post("/s", {"code": "A" * 22}).status_code == 404


def test_another_address_has_its_own_tries(client, monkeypatch):
    set_clock(monkeypatch, 0)
    for _ in range(31):
        client.post("/s", {"code": "A" * 22}, REMOTE_ADDR="192.0.2.1")
    assert client.post("/s", {"code": "A" * 22}, REMOTE_ADDR="192.0.2.2").status_code == 404


def test_behind_a_proxy_the_last_named_address_counts(client, monkeypatch, settings):
    settings.BEHIND_PROXY = True
    set_clock(monkeypatch, 0)
    for place in range(31):
        forged = f"203.0.113.{place}, 192.0.2.1"
        last = client.post("/s", {"code": "A" * 22}, headers={"X-Forwarded-For": forged})
    assert last.status_code == 429


def test_spanish_opens_in_spanish(client):
    code = make_link(client, who="someone")
    assert '<html lang="es">' in client.post("/es/s", {"code": code}, follow=True).content.decode()


def test_newer_criteria_are_named_never_applied(client, monkeypatch):
    code = make_link(client)
    monkeypatch.setattr(sharing, "CRITERIA_VERSION", CRITERIA_VERSION + 1)
    page = client.post("/s", {"code": code}, follow=True).content.decode()
    assert "data-level" not in page
    assert "Our criteria have changed since then" in page
    assert f"criteria version {CRITERIA_VERSION}" in page
    assert "They are now version" in page


def made_under(monkeypatch, version: int, given: dict[str, str]) -> str:
    """The code of a link to answers given under another version of the criteria."""
    code = sharing.code_for(sharing.new_seed(), Life.WEEK)
    kept = SimpleNamespace(codes=lambda: given)
    with monkeypatch.context() as then:
        then.setattr(sharing, "CRITERIA_VERSION", version)
        sharing.make(code, kept, Life.WEEK, datetime.now(UTC))
    return code


VERSION_1 = {"safety": "danger", "health": "none", "home": "unstable", "who": "someone"}


@pytest.mark.parametrize("language", languages())
def test_a_result_of_version_1_shows_its_answers_in_the_words_of_then_and_no_level(client, monkeypatch, language):
    page = client.post(f"{prefix(language)}/s", {"code": made_under(monkeypatch, 1, VERSION_1)}, follow=True).content.decode()
    said = list(earlier_answers(1, VERSION_1, language))
    assert len(said) == 3
    assert [option for _, option in said if escape(option) not in page] == []
    assert f'href="{prefix(language)}/assessment/"' in page
    for judged in ("data-level", "data-next", "data-rule", "data-caution"):
        assert judged not in page


@pytest.mark.parametrize("given", [{}, {"safety": "moon"}, {"moon": "none"}, {"safety": "others", "who": "moon"}])
@pytest.mark.parametrize("version", [0, 1, CRITERIA_VERSION, CRITERIA_VERSION + 1])
def test_odd_codes_of_any_version_are_an_answer_and_no_failure(client, monkeypatch, version, given):
    response = client.post("/s", {"code": made_under(monkeypatch, version, given)}, follow=True)
    assert response.status_code == 200
    assert b"data-level" not in response.content


def test_links_are_not_made_without_limit(client, monkeypatch):
    set_clock(monkeypatch, 0)
    walk(client, IOP)
    statuses = [client.post("/assessment/share/", {"life": "7d"}).status_code for _ in range(31)]
    assert statuses == [200] * 30 + [429]


def test_whoever_opened_too_much_may_still_erase(client, monkeypatch):
    code = make_link(client)
    set_clock(monkeypatch, 0)
    assert [client.post("/s", {"code": "A" * 22}).status_code for _ in range(31)][-1] == 429
    assert client.post("/s", {"code": code, "revoke": "1"}).status_code == 200
    assert SharedResult.objects.filter(box=b"").count() == 1


def test_erasing_has_an_end_too(client, monkeypatch):
    set_clock(monkeypatch, 0)
    statuses = [client.post("/s", {"code": "A" * 22, "revoke": "1"}).status_code for _ in range(31)]
    assert statuses == [200] * 30 + [429]


def test_the_ready_message_has_no_plus_signs_for_spaces(client):
    walk(client, IOP)
    made = client.post("/assessment/share/", {"life": "24h"}).content.decode()
    assert f'href="sms:?&amp;body=A%20result%20from%20{quote(settings.PROVIDER.name)}' in made


def test_the_command_says_only_a_number(client, capsys):
    code = make_link(client)
    SharedResult.objects.update(expires_at="2020-01-01T00:00Z")
    call_command("delete_expired_shares")
    assert capsys.readouterr().out == "1 ended shared results deleted.\n"
    assert sharing._id(sharing._secret(code)) not in "".join(SharedResult.objects.values_list("id", flat=True))


@pytest.mark.parametrize("language", languages())
def test_what_is_opened_is_shown_at_an_address_of_its_own_for_five_minutes(client, language):
    answer = client.post(f"{prefix(language)}/s", {"code": make_link(client)})
    assert (answer.status_code, answer["Location"].rpartition("/s/result/")[0]) == (303, prefix(language))
    said = ("path", "max-age", "httponly", "samesite")
    assert {name: tuple(cookie[what] for what in said) for name, cookie in answer.cookies.items()} == {
        "opened": ("/s", 300, True, "Lax"),
        "opened_es": ("/es/s", 300, True, "Lax"),
    }


def test_the_code_is_not_to_be_read_in_the_cookie(client):
    code = make_link(client)
    token = client.post("/s", {"code": code}).cookies["opened"].value
    assert code not in token
    for padding in ("", "=", "=="):
        with suppress(ValueError):
            assert code.encode() not in base64.urlsafe_b64decode(token + padding)


def test_the_language_switch_of_an_opened_result_is_a_link(client):
    place = open_link(client, make_link(client))
    assert f'href="/es{place}"' in client.get(place).content.decode()
    assert b'data-level="iop"' in client.get(f"/es{place}").content


@pytest.mark.parametrize("cookie", [None, "", "junk", "gAAAAA"])
def test_without_its_cookie_the_opened_result_says_that_it_was_closed(client, cookie):
    if cookie is not None:
        client.cookies["opened"] = cookie
    answer = client.get(f"/s/result/{uuid4()}/")
    assert (answer.status_code, answer["Location"]) == (303, "/s?closed")
    assert "We closed the result to keep it private." in client.get("/s?closed").content.decode()
    assert "We closed the result" not in client.get("/s").content.decode()


def test_reloading_one_result_never_shows_another_that_was_opened_since(client):
    first, second = (open_link(client, make_link(client, life=life)) for life in ("24h", "7d"))
    assert client.get(first)["Location"] == "/s?closed"
    assert client.get(second).status_code == 200


def test_after_five_minutes_the_opened_result_is_closed(client, monkeypatch):
    place = open_link(client, make_link(client))
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + opened.MINUTES * 60 - 1)
    assert client.get(place).status_code == 200
    monkeypatch.setattr(time, "time", lambda: now + opened.MINUTES * 60 + 1)
    assert client.get(place)["Location"] == "/s?closed"


def test_an_opened_result_is_gone_as_soon_as_it_is_erased_or_ended(client):
    code = make_link(client)
    place = open_link(client, code)
    elsewhere = Client()
    open_link(elsewhere, code)
    erased = elsewhere.post("/s", {"code": code, "revoke": "1"})
    assert {cookie["max-age"] for cookie in erased.cookies.values()} == {0}
    answer = client.get(place)
    assert (answer.status_code, {cookie["max-age"] for cookie in answer.cookies.values()}) == (404, {0})
    place = open_link(client, make_link(client, life="24h"))
    SharedResult.objects.update(expires_at="2020-01-01T00:00Z")
    assert client.get(place).status_code == 404


def test_an_opened_result_with_the_database_away_is_a_calm_503(client, monkeypatch):
    place = open_link(client, make_link(client))

    def away(*_):
        raise DatabaseError

    monkeypatch.setattr(sharing, "open_shared", away)
    assert client.get(place).status_code == 503


def test_a_visit_in_the_place_of_a_code_opens_nothing(client):
    """Both are sealed with the same keys."""
    walk(client, IOP)
    client.cookies["opened"] = client.cookies["visit"].value
    assert client.get(f"/s/result/{uuid4()}/")["Location"] == "/s?closed"


def test_a_code_in_the_place_of_a_visit_is_none(client):
    client.post("/s", {"code": make_link(client)})
    client.cookies["visit"] = client.cookies["opened"].value
    assert client.get("/assessment/result/")["Location"] == "/assessment/safety/?erased"
