"""Every language has its message catalogs, made ready."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from babel.messages.pofile import read_po
from django.apps import apps
from django.conf import settings
from django.utils.translation import to_locale

from programs.checks import checked
from programs.languages import translations
from programs.records import Fault

OURS = ("core_recovery", "programs", "assessment")


@checked("core_recovery.E003")
def message_faults() -> Iterator[Fault]:
    for folder in _message_folders():
        for language in translations():
            catalog = folder / to_locale(language) / "LC_MESSAGES" / "django.po"
            name = catalog.relative_to(settings.BASE_DIR).as_posix()
            if not catalog.exists():
                yield Fault(name, "file", "missing: `make messages` begins it")
            else:
                yield from (Fault(name, field, message) for field, message in _catalog_faults(catalog))


def _catalog_faults(catalog: Path) -> Iterator[tuple[str, str]]:
    with catalog.open("rb") as file:
        messages = read_po(file)
    if messages.fuzzy:
        yield "header", "is marked as fuzzy, and is not compiled while it is: take that line out when its texts are translated"
    for message in messages:
        if message.id and (message.fuzzy or not all(_strings(message.string))):
            yield repr(_strings(message.id)[0]), "not translated"
    if not catalog.with_suffix(".mo").exists():
        yield "file", "not compiled: `make setup` does it"


def _strings(text: str | Sequence[str] | None) -> Sequence[str]:
    """A message with a plural has more than one."""
    return text if isinstance(text, tuple | list) else [str(text or "")]


def _message_folders() -> Iterable[Path]:
    return (Path(apps.get_app_config(name).path) / "locale" for name in OURS)
