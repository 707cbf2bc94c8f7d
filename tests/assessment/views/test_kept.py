"""What is kept is the same for everyone: no page shows a trace of who came before, and nothing a person told stays in memory."""

import re
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from itertools import product
from random import Random
from uuid import UUID

import pytest

from assessment import sharing
from assessment.domain.answers import Answers, Who
from assessment.domain.level_of_care.questions import Question
from assessment.domain.level_of_care.stops import STOPS
from assessment.walk import opened, store
from assessment.walk.visit import Visit
from core_recovery.http import compression
from core_recovery.templatetags.kept import Kept
from programs import kept, searched
from programs.languages import languages, prefix
from programs.programs import Program
from tests.vocabulary import MILDEST, NEXT_STEPS, codes

PLACE = UUID("00000000-0000-4000-8000-000000000000")
SEED = "theseedofavisittheseed"
WORDS = "jobzzz drinking <b>money</b>"
ASKED = tuple(Question)


def sealed(given: dict[str, str], who: Who, **more) -> str:
    visit = Visit(Answers.from_codes(given | {"who": who}), seed=SEED, **more)
    return store.COOKIE.sealed(visit.dumps(), int(time.time()))


def renewed(who: Who) -> str:
    dumped = Visit(Answers.from_codes({"symptoms": "none", "who": who}), seed=SEED).dumps()
    return store.COOKIE.sealed(re.sub(rb'"v":\d+', b'"v":1', dumped), int(time.time()))


def asking(path: str, /, **more):
    """A GET, or a POST of what `body` holds, by someone with these cookies."""
    cookies, body = more.pop("cookies", {}), more.pop("body", None)

    def ask(client) -> bytes:
        client.cookies.clear()
        for name, value in cookies.items():
            client.cookies[name] = value
        response = client.get(path) if body is None else client.post(path, body)
        assert response.status_code == 200, path
        return response.content

    return ask


def of_questions(before: str, who: Who) -> Iterator[tuple[str, object]]:
    for place, question in enumerate(ASKED):
        given, path = {earlier: MILDEST[earlier] for earlier in ASKED[:place]}, f"{before}/assessment/{question}/"
        yield f"{path} {who} open", asking(path, cookies={"visit": sealed(given, who)})
        yield f"{path} {who} erased", asking(f"{path}?erased", cookies={"visit": sealed(given, who)})
        yield f"{path} {who} error", asking(path, cookies={"visit": sealed(codes(), who)}, body={question: WORDS})
        for option in question.options:
            chosen = {"visit": sealed(given | {question.value: option.value}, who)}
            yield f"{path} {who} {option}", asking(path, cookies=chosen)


def of_visits(before: str, who: Who) -> Iterator[tuple[str, object]]:
    visit = f"{before}/assessment/"
    yield f"{visit} {who} start", asking(f"{visit}?for={who}&program=depression")
    yield f"{visit} {who} in progress", asking(visit, cookies={"visit": sealed({}, who, program=Program.SUBSTANCE_USE)})
    yield f"{visit} {who} start error", asking(visit, body={"who": WORDS, "program": WORDS})
    yield f"{visit} {who} renewed", asking(f"{visit}safety/", cookies={"visit": renewed(who)})
    for stop, (question, options) in STOPS.items():
        given = codes(**{question.value: min(options).value})
        yield f"{visit} {who} {stop}", asking(f"{visit}result/", cookies={"visit": sealed(given, who, pause=question)})
        yield f"{visit} {who} {stop} later", asking(f"{visit}time/", cookies={"visit": sealed(given, who, pause=question)})
    for step, given in NEXT_STEPS.items():
        of = {"visit": sealed(codes(**given), who, program=Program.EATING_DISORDERS)}
        yield f"{visit} {who} {step}", asking(f"{visit}result/", cookies=of)
        yield f"{visit} {who} {step} sheet", asking(f"{visit}sheet/", cookies=of)
        yield f"{visit} {who} {step} shared", shared(before, codes(**given) | {"who": who.value})


def shared(before: str, given: dict[str, str]):
    code = sharing.code_for(SEED, sharing.Life.MONTH)
    cookie = {"opened": opened.COOKIE.sealed(f"{PLACE} {code}".encode(), int(time.time()))}

    def ask(client) -> bytes:
        sharing.make(code, Answers.from_codes(given), sharing.Life.MONTH, datetime.now(UTC))
        return asking(f"{before}/s/result/{PLACE}/", cookies=cookie)(client)

    return ask


def of_the_rest(before: str) -> Iterator[tuple[str, object]]:
    for page in ("", "/programs", "/programs/depression", "/articles", "/help", "/criteria", "/share"):
        yield f"{before}{page}/", asking(f"{before}{page}/")
    yield f"{before}/s", asking(f"{before}/s")
    yield f"{before}/s closed", asking(f"{before}/s?closed")
    yield f"{before} kit", asking(f"{before}/share/?to=assessment&lang=en&for=&program=")
    for words in (WORDS, "I want to die", "overdose", "iop", "zzzqqq"):
        found = searched._at(PLACE).sealed(words.encode(), int(time.time()))
        yield f"{before} {words}", asking(f"{before}/search/{PLACE}/", cookies={"search": found})
    yield f"{before} gone", asking(f"{before}/search/{PLACE}/")


def every_state() -> dict[str, object]:
    states = {}
    for before in map(prefix, languages()):
        states |= of_the_rest(before)
        for who in Who:
            states |= dict(of_questions(before, who)) | dict(of_visits(before, who))
    return states


def random_results(number: int, chance: Random) -> Iterator[object]:
    for _ in range(number):
        given = {question.value: chance.choice(question.options).value for question in Question}
        before, who = chance.choice([*product(map(prefix, languages()), Who)])
        yield asking(f"{before}/assessment/result/", cookies={"visit": sealed(given, who)})


@pytest.fixture
def nothing_kept(monkeypatch):
    monkeypatch.setattr(kept, "_kept", {})


def draw_with_all_that_is_there(tag: Kept, language: str, key, context) -> str:
    """As if `kept` were not there: whatever the page has is seen inside."""
    with context.push(**({tag.name: key} if tag.name else {})):
        return tag.nodelist.render(context)


@pytest.mark.django_db
@pytest.mark.usefixtures("nothing_kept")
def test_a_page_is_the_same_whoever_came_before_and_as_if_nothing_were_kept(client, monkeypatch):
    states, chance = every_state(), Random(11)  # noqa: S311  pages, not secrets
    with monkeypatch.context() as unkept:
        unkept.setattr(Kept, "_draw", draw_with_all_that_is_there)
        unkept.setattr("core_recovery.templatetags.kept.kept", lambda what, language, key, draw: draw())
        expected = {}
        for name, ask in states.items():
            kept._kept.clear()
            expected[name] = ask(client)
    kept._kept.clear()
    for _ in range(2):
        for name in chance.sample([*states], len(states)):
            assert states[name](client) == expected[name], name


@pytest.mark.django_db
@pytest.mark.usefixtures("nothing_kept")
def test_nothing_that_a_person_told_is_kept(client):
    for ask in (*every_state().values(), *random_results(100, Random(12))):  # noqa: S311  pages, not secrets
        ask(client)
    assert {isinstance(place[-1], kept.Key) for place in kept._kept} == {True}
    texts = [drawn.decode() if isinstance(drawn, bytes) else str(drawn) for drawn in kept._kept.values()]
    secrets = (SEED, sharing.code_for(SEED, sharing.Life.MONTH), "jobzzz", "zzzqqq", str(PLACE))
    assert [secret for secret in secrets for text in texts if secret in text] == []
    for mark in ("data-rule=", "data-caution=", "<dt>", "data-next="):
        assert [text for text in texts if text.count(mark) > 1] == [], mark


@pytest.mark.django_db
@pytest.mark.usefixtures("nothing_kept")
def test_what_is_kept_does_not_grow_with_those_who_come(client):
    draw = partial(random_results, chance=Random(13))  # noqa: S311  pages, not secrets
    sizes = []
    for number in (150, 150, 150):
        for ask in draw(number):
            ask(client)
        sizes.append(len(kept._kept))
    assert sizes[2] - sizes[1] < sizes[0] / 10


@pytest.mark.django_db
def test_words_that_were_searched_are_in_no_pattern(client):
    asking("/search/", body={"q": WORDS, "here": "1"})(client)
    assert [pattern for pattern in re._cache if "jobzzz" in str(pattern)] == []


@pytest.mark.django_db
def test_only_kept_pages_are_kept_compressed(client):
    compression._kept_parts.cache_clear()
    client.cookies["visit"] = sealed(codes(), Who.SELF)
    for path, number in (("/assessment/result/", 0), ("/assessment/sheet/", 0), ("/search/", 0), ("/assessment/safety/", 1)):
        assert client.get(path, headers={"Accept-Encoding": "br"})["Content-Encoding"] == "br"
        assert compression._kept_parts.cache_info().currsize == number, path
