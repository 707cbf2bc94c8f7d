"""System checks of the project as a whole: who runs it, its help lines, its message catalogs, and the numbers that texts name."""

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from babel.messages.pofile import read_po
from django.apps import apps
from django.conf import settings
from django.core.checks import CheckMessage, Tags, Warning, register
from django.template import Engine, TemplateDoesNotExist, TemplateSyntaxError
from django.template.loader import get_template
from django.template.loader_tags import IncludeNode
from django.utils.translation import to_locale

from assessment.words import texts
from core_recovery import crisis
from core_recovery.help_lines import read
from core_recovery.provider import placeholders_left
from programs.catalog import content
from programs.checks import checked
from programs.languages import translations
from programs.records import Fault

DIALLED = re.compile(r"(?:tel|sms):([^?]*)")
PHONE = re.compile(r"\b(?:1-)?\d{3}-\d{3}-\d{4}\b|\b\d{5,6}\b")  # as a page writes one
SHORT = re.compile(r"\b\d{3}\b")  # in the words of the self-assessment no other number has three digits
TEMPLATES = Path(settings.BASE_DIR) / "templates"
OURS = ("core_recovery", "programs", "assessment")


@checked("core_recovery.E001")
def help_line_faults() -> Iterable[Fault]:
    loaded = read()
    return loaded.faults or crisis.faults(loaded.lines)


@checked("core_recovery.E002")
def number_faults() -> Iterator[Fault]:
    """A number that changes in help_lines.toml changes everywhere, or is told here."""
    if read().numbers:
        yield from _page_numbers()
        yield from _word_numbers()


@checked("core_recovery.E003")
def message_faults() -> Iterator[Fault]:
    """Every language has its messages, made ready."""
    for folder in _message_folders():
        for language in translations():
            catalog = folder / to_locale(language) / "LC_MESSAGES" / "django.po"
            name = catalog.relative_to(settings.BASE_DIR).as_posix()
            if not catalog.exists():
                yield Fault(name, "file", "missing: `make messages` begins it")
            else:
                yield from (Fault(name, field, message) for field, message in _catalog_faults(catalog))


@checked("core_recovery.E004")
def template_faults() -> Iterator[Fault]:
    """A template that does not parse, or includes one that is not there, is found before a page needs it."""
    for file in sorted(TEMPLATES.rglob("*.*")):
        name = file.relative_to(TEMPLATES).as_posix()
        try:
            template = Engine.get_default().get_template(name)
            for include in template.nodelist.get_nodes_by_type(IncludeNode):
                if isinstance(include, IncludeNode) and isinstance(include.template.var, str):
                    get_template(include.template.var)
        except (TemplateDoesNotExist, TemplateSyntaxError) as error:
            yield Fault(f"templates/{name}", "template", f"{type(error).__name__}: {error}")


@register(Tags.security, deploy=True)
def provider_is_set(app_configs: object, **kwargs: object) -> list[CheckMessage]:
    return [
        Warning(
            f"The provider's {name} is still the placeholder.",
            hint=f"Set CORE_PROVIDER_{name.upper()}.",
            id="core_recovery.W001",
        )
        for name in placeholders_left(settings.PROVIDER)
    ]


def _page_numbers() -> Iterator[Fault]:
    for page in content().pages.values():
        dialled = {found[1] for link in page.body.links if (found := DIALLED.match(link))}
        written = set(PHONE.findall(f"{page.summary} {page.body.text}"))
        for number in sorted((dialled | written) - read().numbers):
            yield Fault(page.file, "body", f"{number} is no number of help_lines.toml")


def _word_numbers() -> Iterator[Fault]:
    for language, own in texts().own.items():
        for place, text in own.items():
            said = " ".join((*text.you, *text.they))
            for number in sorted({*SHORT.findall(PHONE.sub("", said)), *PHONE.findall(said)} - read().numbers):
                yield Fault(f"texts/{language}.toml", ".".join(place), f"{number} is no number of help_lines.toml")


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
