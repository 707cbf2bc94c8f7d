"""The content, checked with `manage.py check`. The WSGI start loads the same and refuses the same faults."""

from django.core.checks import Error, Warning, register
from django.urls import Resolver404, resolve
from django.utils.translation import override

from programs.catalog import Catalog, ContentFaults, Fault, catalog


@register
def content_is_sound(app_configs, **kwargs):
    try:
        loaded = catalog()
    except ContentFaults as error:
        return [Error(str(fault), id="programs.E001") for fault in error.faults]
    return [Error(str(fault), id="programs.E002") for fault in dead_links(loaded)] + [
        Warning(f"{file}: file: no translation yet, the English page answers", id="programs.W001") for file in loaded.untranslated()
    ]


def dead_links(loaded: Catalog) -> list[Fault]:
    with override("en"):
        return list(loaded.dead_links(_resolves))


def _resolves(path: str) -> bool:
    try:
        resolve(path)
    except Resolver404:
        return False
    return True
