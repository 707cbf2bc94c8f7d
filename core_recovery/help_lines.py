"""The help lines, read once from help_lines.toml; the site does not start on a faulty file."""

import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import get_language, gettext_lazy, pgettext
from django.utils.translation import gettext as _

FILE = Path(__file__).with_name("help_lines.toml")
FRESH_FOR = timedelta(days=90)
ACTIONS = {
    "call": gettext_lazy("Call %(number)s"),
    "tty": gettext_lazy("TTY %(number)s"),
    "text": gettext_lazy("Text %(number)s"),
    "chat": gettext_lazy("Chat at %(site)s"),
    "web": "%(site)s",
}
IN_LANGUAGE = {"en": gettext_lazy("(in English)"), "es": gettext_lazy("(in Spanish)")}


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
        if self.kind not in ACTIONS or bool(self.number) == bool(self.url):
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

    @property
    def action(self) -> str:
        """As the list of help lines has it: "Call 988, press 2 (in Spanish)"."""
        pressed = f"{self._act}, {self.say}" if self.say else self._act
        return f"{pressed} {IN_LANGUAGE[self.lang]}" if self.is_in_other_language else pressed

    @property
    def button(self) -> str:
        """Where it is the thing to do: "Call 988 and press 2"."""
        return _("Call %(number)s and %(press)s") % self._words if self.say else self._act

    @property
    def brief(self) -> str:
        """Where there is little room: "988, press 2"."""
        if self.kind == "text":
            text = pgettext("crisis bar", "Text %(word)s to %(number)s") if self.body else pgettext("crisis bar", "Text %(number)s")
            return text % self._words
        call = pgettext("crisis bar", "Call %(number)s, %(press)s") if self.say else pgettext("crisis bar", "Call %(number)s")
        return call % self._words

    @property
    def _act(self) -> str:
        return (_("Text %(word)s to %(number)s") if self.body else str(ACTIONS[self.kind])) % self._words

    @property
    def _words(self) -> dict[str, object]:
        return {"number": self.label, "site": self.label, "word": self.body, "press": self.say}


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
    role: str = ""

    @property
    def ways_here(self) -> list[Way]:
        """Those for the language of the page first."""
        return sorted(self.ways, key=lambda way: way.is_in_other_language)

    def is_stale(self, today: date) -> bool:
        return today - self.checked > FRESH_FOR


@dataclass(frozen=True)
class Crisis:
    """Whom every page names, reached in its language; and the crisis line in Spanish, for those who read the page in English."""

    emergency: Way
    call: Way
    text: Way
    call_in_spanish: Way
    text_in_spanish: Way

    @property
    def reach(self) -> str:
        """In the middle of a sentence: "call or text 988"."""
        if self.call.say and self.text.body:
            words = {"number": self.call.label, "press": self.call.say, "word": self.text.body, "text_number": self.text.label}
            return _("call %(number)s and %(press)s, or text the word %(word)s to %(text_number)s") % words
        return _("call or text %(number)s") % {"number": self.call.label}


@cache
def help_lines() -> tuple[HelpLine, ...]:
    return tuple(_line(values) for values in tomllib.loads(FILE.read_text())["line"])


def crisis() -> Crisis:
    language = get_language() or "en"
    return Crisis(
        emergency=_first("emergency", "call", language),
        call=_first("crisis", "call", language),
        text=_first("crisis", "text", language),
        call_in_spanish=_first("crisis", "call", "es"),
        text_in_spanish=_first("crisis", "text", "es"),
    )


def _first(role: str, kind: str, language: str) -> Way:
    """The first way of this kind that serves the language, of the line with this role."""
    lines = (line for line in help_lines() if line.role == role)
    found = next((way for line in lines for way in line.ways if way.kind == kind and way.lang in {"", language}), None)
    if found is None:
        raise ImproperlyConfigured(f"{FILE.name}: no {kind} in {language} of a line with the role {role}; every page names one")
    return found


def _line(values: dict) -> HelpLine:
    texts = {name: Translated(**values.pop(name)) for name in ("name", "about", "hours", "note") if name in values}
    ways = tuple(_way(way) for way in values.pop("ways"))
    return HelpLine(**values, **texts, ways=ways)


def _way(values: dict) -> Way:
    say = {"say": Translated(**values.pop("say"))} if "say" in values else {}
    return Way(**values, **say)
