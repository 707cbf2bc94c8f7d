"""The searches of searches.toml, each asked of the real page: what it finds, and whether help stands above it."""

import re
import tomllib
from pathlib import Path

import pytest
from django.utils.translation import override

from core_recovery.crisis import crisis
from programs.languages import languages, prefix
from programs.search_words import listen, search_words

LISTED = tomllib.loads(Path(__file__).with_name("searches.toml").read_text())
SEARCHES = LISTED["search"]
CARD = re.compile(r'<section class="care today".*?</section>', re.DOTALL)
TITLES = re.compile(r'<h3><a href="([^"]+)"')
FIRST = 3  # pages that a person looks at

each_search = pytest.mark.parametrize("asked", SEARCHES, ids=lambda asked: f"{asked['language']}: {asked['query']}")


def page(client, asked) -> str:
    return client.post(f"{prefix(asked['language'])}/search/", {"q": asked["query"]}, follow=True).content.decode()


def found(html: str, language: str) -> list[str]:
    return [link.removeprefix(prefix(language)).strip("/") or "home" for link in TITLES.findall(html)]


@each_search
def test_it_finds_what_was_meant(client, asked):
    slugs = found(page(client, asked), asked["language"])
    if asked.get("nothing"):
        assert slugs == list(search_words().offered.nothing) == ["help", "talk", "insurance", "families"]
    else:
        assert asked["find"]
        assert set(asked["find"]) - set(slugs[:FIRST]) == set()


@each_search
def test_help_stands_above_the_pages_where_despair_is_heard_and_only_there(client, asked):
    html = page(client, asked)
    cards = list(CARD.finditer(html))
    assert len(cards) == ("card" in asked)
    for card in cards:
        assert card.end() < html.index("<form") < TITLES.search(html).start()
        assert buttons(card[0]) == buttons_wanted(asked)
        assert f"{prefix(asked['language'])}/help/" in card[0]


def test_despair_is_heard_and_ordinary_searches_are_left_in_peace():
    assert [query for query in LISTED["despair"] if not listen(query)] == []
    assert [query for query in LISTED["ordinary"] if listen(query)] == []


def buttons(card: str) -> list[str]:
    return re.findall(r'<a class="button[^"]*" href="([^"]+)"', card)


def buttons_wanted(asked) -> list[str]:
    with override(asked["language"]):
        help_now = crisis()
        emergency, call, text = (way.link.replace("&", "&amp;") for way in (help_now.emergency, help_now.call, help_now.text))
    return [emergency, call, text] if asked["card"] == help_now.emergency.label else [call, text, emergency]


def test_there_are_enough_of_every_kind():
    assert len(SEARCHES) >= 60
    for language in languages():
        own = [asked for asked in SEARCHES if asked["language"] == language]
        assert len(own) >= 30, language
        assert {asked.get("card") for asked in own} == {None, "988", "911"}, language
        assert len([asked for asked in own if "card" not in asked]) >= 10, language
        assert any(asked.get("nothing") for asked in own), language
    assert all(asked.keys() <= {"language", "query", "find", "card", "nothing"} for asked in SEARCHES)
