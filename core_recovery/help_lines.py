"""The help lines, read once from help_lines.toml; the site does not start on a faulty file."""

import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import get_language

FILE = Path(__file__).with_name("help_lines.toml")
FRESH_FOR = timedelta(days=90)


@dataclass(frozen=True)
class Translated:
    """One text in each language; prints itself in the language of the page."""

    en: str
    es: str

    def __str__(self) -> str:
        return getattr(self, get_language() or "en")


@dataclass(frozen=True)
class Way:
    """One way to reach a line. `body` is the word to text, `say` what to press, `lang` the language it serves."""

    kind: str
    label: str
    number: str = ""
    url: str = ""
    lang: str = ""
    body: str = ""
    say: Translated | None = None

    def __post_init__(self):
        if self.kind not in {"call", "tty", "text", "chat", "web"} or bool(self.number) == bool(self.url):
            raise ImproperlyConfigured(
                f"help line {self.label}: a way is a call, tty or text with a number, or a chat or web with a url"
            )

    @property
    def is_in_other_language(self) -> bool:
        return bool(self.lang) and self.lang != get_language()

    @property
    def link(self) -> str:
        if self.kind in {"call", "tty"}:
            return f"tel:{self.number}"
        if self.kind == "text":
            return f"sms:{self.number}" + (f"?&body={self.body}" if self.body else "")
        return self.url


@dataclass(frozen=True)
class HelpLine:
    id: str
    name: Translated
    about: Translated
    hours: Translated
    ways: tuple[Way, ...]
    source: str
    checked: date
    note: Translated | None = None

    @property
    def ways_here(self) -> list[Way]:
        """Those for the language of the page first."""
        return sorted(self.ways, key=lambda way: way.is_in_other_language)

    def is_stale(self, today: date) -> bool:
        return today - self.checked > FRESH_FOR


@cache
def help_lines() -> tuple[HelpLine, ...]:
    return tuple(_line(values) for values in tomllib.loads(FILE.read_text())["line"])


def _line(values: dict) -> HelpLine:
    texts = {name: Translated(**values.pop(name)) for name in ("name", "about", "hours", "note") if name in values}
    ways = tuple(_way(way) for way in values.pop("ways"))
    return HelpLine(**values, **texts, ways=ways)


def _way(values: dict) -> Way:
    say = {"say": Translated(**values.pop("say"))} if "say" in values else {}
    return Way(**values, **say)
