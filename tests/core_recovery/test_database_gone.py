"""No test here has the database mark, so pytest-django refuses every query: what answers, answers without a database."""

import re

import pytest
from django.db import connection
from django.utils.html import escape

from programs.catalog import catalog
from programs.languages import languages, prefix
from programs.pages import PAGES
from tests.vocabulary import LEVELS, codes, walk

PREFIXES = {code: prefix(code) for code in languages()}


def test_the_database_is_refused_here():
    with pytest.raises(RuntimeError, match="Database access not allowed"):
        connection.cursor()


@pytest.mark.parametrize("language", PREFIXES)
@pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.slug)
def test_every_content_page_answers(client, entry, language):
    page = client.get(f"{PREFIXES[language]}/{entry.path}").content.decode()
    assert f'<html lang="{language}">' in page
    assert re.findall(r"<h1[^>]*>(.*?)</h1>", page) == [escape(catalog().page(entry.slug, language).title)]


@pytest.mark.parametrize("language", PREFIXES)
@pytest.mark.parametrize("level", LEVELS)
def test_a_whole_self_assessment_answers(client, level, language):
    result = walk(client, codes(**LEVELS[level]), prefix=PREFIXES[language]).content.decode()
    assert f'<html lang="{language}">' in result
    assert f'data-level="{level}"' in result


@pytest.mark.parametrize("language", PREFIXES)
def test_a_stop_page_answers(client, language):
    client.post(f"{PREFIXES[language]}/assessment/", {"who": "self"})
    stop = client.post(f"{PREFIXES[language]}/assessment/safety/", {"safety": "danger"}, follow=True).content.decode()
    assert 'id="stop-danger"' in stop


@pytest.mark.parametrize("language", PREFIXES)
def test_not_found_answers(client, language):
    response = client.get(f"{PREFIXES[language]}/nowhere/")
    assert (response.status_code, f'<html lang="{language}">'.encode() in response.content) == (404, True)
