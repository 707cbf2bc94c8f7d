"""The content, checked with `manage.py check`. The WSGI start runs the same checks and refuses the same faults."""

from collections.abc import Callable, Iterable, Iterator

from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning, register
from django.template import TemplateDoesNotExist, TemplateSyntaxError
from django.template.loader import get_template
from django.urls import NoReverseMatch, Resolver404, resolve, reverse
from django.utils.translation import override

from programs import search_words
from programs.catalog import content
from programs.inserts import INSERTS
from programs.ladder import BY_LEVEL, LADDER
from programs.languages import languages
from programs.levels import Level
from programs.pages import BY_SLUG, PAGES, PageEntry
from programs.records import Fault


def checked(check_id: str) -> Callable[[Callable[[], Iterable[Fault]]], Callable[[], Iterable[Fault]]]:
    """Registers what finds faults as a system check. One that stumbles over what it reads is told as a fault too."""

    def as_check(find: Callable[[], Iterable[Fault]]) -> Callable[[], Iterable[Fault]]:
        @register
        def check(app_configs: object, **kwargs: object) -> list[CheckMessage]:
            try:
                return [Error(str(fault), id=check_id) for fault in sorted(set(find()))]
            except Exception as error:  # noqa: BLE001  whatever went wrong, the other faults are told all the same
                return [Error(f"{find.__module__}: {find.__name__}: {type(error).__name__}: {error}", id=check_id)]

        return find

    return as_check


@checked("programs.E001")
def content_faults() -> Iterator[Fault]:
    loaded = content()
    yield from loaded.faults
    with override(settings.LANGUAGE_CODE):
        yield from loaded.dead_links(_resolves)


@checked("programs.E002")
def page_table_faults() -> Iterator[Fault]:
    """An entry that no template draws, no view answers, or that stands below nothing."""
    for entry in PAGES:
        for message in _entry_faults(entry):
            yield Fault("programs/pages.py", entry.slug, message)


@checked("programs.E003")
def ladder_faults() -> Iterator[Fault]:
    for level in set(Level) - BY_LEVEL.keys():
        yield Fault("programs/ladder.py", level.code, "has no rung")
    for language in languages():
        with override(language):
            yield from (
                Fault("programs/ladder.py", rung.level.code, f"unknown fact in {language}: {rung.time}")
                for rung in LADDER
                if "{{" in rung.time
            )


@checked("programs.E004")
def insert_faults() -> Iterator[Fault]:
    for name in INSERTS:
        if not has_template(f"inserts/{name}.html"):
            yield Fault("programs/inserts.py", name, f"has no template templates/inserts/{name}.html")


@checked("programs.E005")
def search_word_faults() -> Iterable[Fault]:
    return search_words.read().faults


@register
def untranslated_pages(app_configs: object, **kwargs: object) -> list[CheckMessage]:
    lacking = content().untranslated()
    return [Warning(f"{file}: file: no translation yet, the first language answers", id="programs.W001") for file in lacking]


def has_template(name: str) -> bool:
    """One that does not parse is there too; that is a fault of its own."""
    try:
        get_template(name)
    except TemplateSyntaxError:
        return True
    except TemplateDoesNotExist:
        return False
    return True


def _entry_faults(entry: PageEntry) -> Iterator[str]:
    if entry.parent is not None and entry.parent not in BY_SLUG:
        yield f"stands below {entry.parent!r}, which is no page"
    if not has_template(entry.template):
        yield f"has no template {entry.template}"
    try:
        reverse(entry.view_name)
    except NoReverseMatch:
        yield f"no view answers {entry.view_name!r}"


def _resolves(path: str) -> bool:
    try:
        resolve(path)
    except Resolver404:
        return False
    return True
