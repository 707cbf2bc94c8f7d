"""What every template may use."""

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from core_recovery.crisis import crisis
from core_recovery.help_lines import help_lines
from programs.facts import facts
from programs.languages import language_here, prefix


def site(request: HttpRequest) -> dict[str, object]:
    return {
        "prefix": prefix(language_here()),
        "provider": settings.PROVIDER,
        "facts": facts(language_here()),
        "help_lines": SimpleLazyObject(help_lines),
        "crisis": SimpleLazyObject(crisis),
        "site_url": settings.SITE_URL,
        "quick_exit": settings.QUICK_EXIT_URL,
        "languages": SimpleLazyObject(lambda: _languages(request)),
    }


def _languages(request: HttpRequest) -> list[dict[str, object]]:
    """The same page in each language. The prefix is all that differs, so no route needs to be looked up."""
    path = request.path.removeprefix(prefix(language_here()))
    return [
        {"code": code, "name": name, "url": prefix(code) + path, "is_current": code == language_here()}
        for code, name in settings.LANGUAGES
    ]
