"""What every template may use."""

from django.conf import settings
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language

from core_recovery.help_lines import crisis, help_lines

LANGUAGE_PREFIXES = {"en": "", "es": "/es"}  # what stands before every path of a language


def site(request) -> dict:
    return {
        "prefix": LANGUAGE_PREFIXES[get_language()],
        "provider": settings.PROVIDER,
        "help_lines": SimpleLazyObject(help_lines),
        "crisis": SimpleLazyObject(crisis),
        "site_url": settings.SITE_URL,
        "languages": SimpleLazyObject(lambda: _languages(request)),
    }


def _languages(request) -> list[dict]:
    """The same page in each language. The prefix is all that differs, so no route needs to be looked up."""
    path = request.path.removeprefix(LANGUAGE_PREFIXES[get_language()])
    return [
        {"code": code, "name": name, "url": LANGUAGE_PREFIXES[code] + path, "is_current": code == get_language()}
        for code, name in settings.LANGUAGES
    ]
