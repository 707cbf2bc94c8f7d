import re

import pytest
from django.core.management import call_command
from django.utils.translation import override

from core_recovery.crisis import crisis
from core_recovery.http.errors import PROBLEMS
from programs.languages import languages


@pytest.fixture
def public(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path / "public"
    call_command("collectstatic", interactive=False, verbosity=0)
    return settings.STATIC_ROOT


@pytest.fixture
def page(public) -> str:
    return (public / "down.html").read_text()


@pytest.mark.parametrize("language", languages())
def test_it_says_in_every_language_whom_to_call(page, settings, language):
    part = re.search(f'<section class="flow" lang="{language}">(.*?)</section>', page)[1]
    with override(language):
        ways = [crisis().emergency, crisis().call, crisis().text]
        wanted = [settings.PROVIDER.phone_link, *(way.link.replace("&", "&amp;") for way in ways)]
        assert (sorted(re.findall(r'href="([^"]*)"', part)), str(PROBLEMS[500].title) in part) == (sorted(wanted), True)


def test_it_loads_only_a_sheet_that_a_proxy_serves(page, public):
    sheet, icon = re.findall(r"<link rel=\"[a-z]+\" href=[\"']([^\"',]*)", page)
    assert ((public / sheet.removeprefix("/static/")).exists(), icon) == (True, "data:image/svg+xml")
    assert re.findall(r"<script|<style|style=|<img|src=", page) == []


def test_it_has_one_heading_and_no_robot_keeps_it(page):
    assert (page.count("<h1>"), '<meta name="robots" content="noindex">' in page) == (1, True)
