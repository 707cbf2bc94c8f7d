"""The content, checked with `manage.py check`. The WSGI start runs the same checks and refuses the same faults."""

from collections.abc import Iterable

from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning, register
from django.urls import Resolver404, resolve
from django.utils.translation import override

from programs.catalog import content
from programs.records import Fault


@register
def content_is_sound(app_configs: object, **kwargs: object) -> list[CheckMessage]:
    loaded = content()
    with override(settings.LANGUAGE_CODE):
        dead_links = list(loaded.dead_links(_resolves))
    untranslated = loaded.untranslated()
    return [
        *errors(loaded.faults, "programs.E001"),
        *errors(dead_links, "programs.E002"),
        *(Warning(f"{file}: file: no translation yet, the first language answers", id="programs.W001") for file in untranslated),
    ]


def errors(faults: Iterable[Fault], check_id: str) -> list[CheckMessage]:
    return [Error(str(fault), id=check_id) for fault in sorted(set(faults))]


def _resolves(path: str) -> bool:
    try:
        resolve(path)
    except Resolver404:
        return False
    return True
