"""Every address there is, as the table of addresses has it, in every language."""

from collections.abc import Iterable, Iterator

from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils.translation import override

from assessment.domain.flow import ORDER

PARTS = {"<slug:code>": ORDER[0].value, "<uuid:place>": "00000000-0000-4000-8000-000000000000"}


def addresses() -> list[str]:
    found = set()
    for language, _ in settings.LANGUAGES:
        with override(language):
            found |= set(_below("/", get_resolver().url_patterns))
    return sorted(found)


def _below(path: str, patterns: Iterable[URLPattern | URLResolver]) -> Iterator[str]:
    for pattern in patterns:
        route = path + str(pattern.pattern)
        yield from _below(route, pattern.url_patterns) if isinstance(pattern, URLResolver) else [_filled(route)]


def _filled(route: str) -> str:
    for part, value in PARTS.items():
        route = route.replace(part, value)
    assert "<" not in route, f"no value here for {route}"
    return route
