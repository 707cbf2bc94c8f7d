"""The public pages of the criteria print all of them: whoever reads them can apply them by hand."""

import re
from html import unescape

import pytest
from django.utils.translation import override

from assessment.domain.answers import Who
from assessment.domain.level_of_care.cautions import CAUTIONS, Caution
from assessment.domain.level_of_care.next_step import NEXT_STEPS, NextStep
from assessment.domain.level_of_care.questions import Question
from assessment.domain.level_of_care.rules import FIT_RULES, RULES
from assessment.domain.level_of_care.stops import Stop
from assessment.words import words
from programs.ladder import rung
from programs.languages import languages, prefix
from programs.levels import Level

TAG = re.compile(r"<[^>]+>")
each_language = pytest.mark.parametrize("language", languages())


def name(level: Level, language: str) -> str:
    with override(language):
        return str(rung(level).name)


def read(html: str) -> str:
    return unescape(" ".join(TAG.sub(" ", html).split()))


def entries(client, language: str, anchor: str) -> list[str]:
    """What is written of each, by the heading of its section."""
    page = client.get(f"{prefix(language)}/criteria/next-steps/").content.decode()
    _, _, section = page.partition(f'id="{anchor}"')
    section, _, _ = section.partition("<h2")
    return [read(entry) for entry in re.split(r"<h3[^>]*>", section)[1:]]


@each_language
def test_every_rule_and_every_option_is_on_the_page_of_the_level(client, language):
    page = read(client.get(f"{prefix(language)}/criteria/").content.decode())
    say = words()[language].speaking_to(Who.SELF)
    assert [rule.code for rule in (*RULES, *FIT_RULES) if f"( {rule.code} )" not in page] == []
    options = [say("questions", question, "options", option) for question in Question for option in question.options]
    assert [option for option in options if option not in page] == []


@each_language
def test_every_stop_next_step_and_caution_is_on_the_other(client, language):
    page = read(client.get(f"{prefix(language)}/criteria/next-steps/").content.decode())
    say = words()[language].speaking_to(Who.SELF)
    assert [stop for stop in Stop if say("stops", stop, "title") not in page] == []
    assert [step for step in NextStep if f"( {step} )" not in page] == []
    assert [caution for caution in Caution if say("cautions", caution) not in page] == []


@each_language
def test_a_next_step_names_the_rules_and_the_levels_it_needs(client, language):
    written = entries(client, language, "next-steps")
    assert len(written) == len(NEXT_STEPS)
    for entry, rule in zip(written, NEXT_STEPS.values(), strict=True):
        for way in rule.ways:
            assert [code for code in way.rules if code not in entry] == []
            if len(way.needs) == 1:
                assert name(*way.needs, language) in entry


@each_language
def test_a_caution_names_its_levels_and_what_it_gives_way_to(client, language):
    written = entries(client, language, "cautions")
    assert len(written) == len(CAUTIONS)
    for entry, (caution, rule) in zip(written, CAUTIONS.items(), strict=True):
        assert entry.startswith(caution)
        assert rule.gives_way_to is None or entry.endswith(rule.gives_way_to)
        assert len(rule.levels) == 4 or all(name(level, language) in entry for level in rule.levels)
