"""What every template may use."""

from collections.abc import Mapping
from functools import cache

from django.conf import settings
from django.http import HttpRequest

from assessment.domain.level_of_care.questions import CRITERIA_VERSION
from core_recovery.crisis import crisis
from core_recovery.help_lines import help_lines
from programs.context import menus
from programs.facts import facts
from programs.languages import language_here, prefix


def site(request: HttpRequest) -> dict[str, object]:
    languages = _languages(request)
    elsewhere = [language for language in languages if language["code"] != language_here()]
    return {**constants(language_here()), "languages": languages, "elsewhere": elsewhere}


@cache
def constants(language: str) -> Mapping[str, object]:
    """What is the same on every page of a language, for everyone: all that a kept part of a page may use."""
    return {
        "LANGUAGE_CODE": language,
        "prefix": prefix(language),
        "provider": settings.PROVIDER,
        "facts": facts(language),
        "help_lines": help_lines(),
        "crisis": crisis(),
        "site_url": settings.SITE_URL,
        "quick_exit": settings.QUICK_EXIT_URL,
        "criteria_version": CRITERIA_VERSION,
        **menus(language),
    }


def _languages(request: HttpRequest) -> list[dict[str, str]]:
    """The same page in each language. The prefix is all that differs, so no route needs to be looked up."""
    path = request.path.removeprefix(prefix(language_here()))
    return [{"code": code, "name": name, "url": prefix(code) + path} for code, name in settings.LANGUAGES]
