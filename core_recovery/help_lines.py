"""The help lines, read once from help_lines.toml: the one place their numbers, languages and hours stand."""

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from pathlib import Path

from django.conf.locale import LANG_INFO
from django.utils.functional import Promise
from django.utils.translation import get_language_info, gettext_lazy, pgettext
from django.utils.translation import gettext as _

from programs.languages import Translated, language_here
from programs.records import Fault, Place, read_file, read_toml, record, refuse

FILE = Path(__file__).with_name("help_lines.toml")
FRESH_FOR = timedelta(days=90)
NUMBER = re.compile(r'(?:number|label) = "([\d-]+)"')


class Kind(StrEnum):
    CALL = "call"
    TTY = "tty"
    TEXT = "text"
    CHAT = "chat"
    WEB = "web"


class Role(StrEnum):
    """What a page needs a line for."""

    NONE = ""
    EMERGENCY = "emergency"
    CRISIS = "crisis"
    POISON = "poison"
    VIOLENCE = "violence"


ACTIONS: dict[Kind, str | Promise] = {
    Kind.CALL: gettext_lazy("Call %(number)s"),
    Kind.TTY: gettext_lazy("TTY %(number)s"),
    Kind.TEXT: gettext_lazy("Text %(number)s"),
    Kind.CHAT: gettext_lazy("Chat at %(site)s"),
    Kind.WEB: "%(site)s",
}


@dataclass(frozen=True)
class Way:
    """One way to reach a line. `body` is the word to text, `say` what to press, `lang` the language it serves."""

    kind: Kind
    label: str
    number: str = ""
    url: str = ""
    lang: str = ""
    body: str = ""
    say: Translated | None = None

    def __post_init__(self) -> None:
        """Raises ValueError."""
        by_number = self.kind in {Kind.CALL, Kind.TTY, Kind.TEXT}
        if bool(self.number) != by_number or bool(self.url) == by_number:
            raise ValueError("must be a call, tty or text with a number, or a chat or web with a url")
        if by_number and self.number != "".join(filter(str.isdigit, self.label)):
            raise ValueError(f"the number dialled, {self.number}, is not the number read, {self.label}")
        if self.url and not self.url.startswith("https://"):
            raise ValueError("url: must begin with https://")
        if self.lang and self.lang not in LANG_INFO:
            raise ValueError(f"lang: {self.lang!r} is no language that Django knows")

    @property
    def is_in_other_language(self) -> bool:
        return bool(self.lang) and self.lang != language_here()

    @property
    def link(self) -> str:
        if self.kind in {Kind.CALL, Kind.TTY}:
            return f"tel:{self.number}"
        if self.kind is Kind.TEXT:
            return f"sms:{self.number}" + (f"?&body={self.body}" if self.body else "")
        return self.url

    @property
    def action(self) -> str:
        """As the list of help lines has it: "Call 988, press 2"."""
        return f"{self._act}, {self.say}" if self.say else self._act

    @property
    def other_language(self) -> str:
        """By its own name: who needs it knows it by that. Empty where it is the language of the page."""
        return str(get_language_info(self.lang)["name_local"]) if self.is_in_other_language else ""

    @property
    def button(self) -> str:
        """Where it is the thing to do: "Call 988 and press 2"."""
        return _("Call %(number)s and %(press)s") % self._words if self.say else self._act

    @property
    def brief(self) -> str:
        """Where there is little room: "988, press 2"."""
        if self.kind is Kind.TEXT:
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
    role: Role = Role.NONE

    @property
    def ways_here(self) -> list[Way]:
        """Those for the language of the page first."""
        return sorted(self.ways, key=lambda way: way.is_in_other_language)

    def __post_init__(self) -> None:
        """Raises ValueError."""
        if not self.ways:
            raise ValueError("ways: must have one at least")
        if not self.source.startswith("https://"):
            raise ValueError("source: must begin with https://")

    def is_stale(self, today: date) -> bool:
        return today - self.checked > FRESH_FOR


@dataclass(frozen=True)
class Loaded:
    """The sound lines, and every number that stands in the file: those of lines at fault too."""

    lines: tuple[HelpLine, ...]
    numbers: frozenset[str]
    faults: tuple[Fault, ...]


def help_lines() -> tuple[HelpLine, ...]:
    """Raises Faults."""
    loaded = read()
    refuse(loaded.faults)
    return loaded.lines


@cache
def read() -> Loaded:
    """The same with their faults, for the check that tells them all."""
    faults: list[Fault] = []
    place = Place(FILE.name, faults)
    text = read_file(FILE, place)
    given = read_toml(text, place)
    lines = _lines(given, place) if given else ()
    for name, times in Counter(line.id for line in lines).items():
        if times > 1:
            place.below(name).fault("stands twice")
    return Loaded(lines, frozenset(NUMBER.findall(text)), tuple(faults))


def _lines(given: dict[str, object], place: Place) -> tuple[HelpLine, ...]:
    """Each line's faults are told under its id, where it has one."""
    for name in given.keys() - {"line"}:
        place.below(name).fault("unknown field")
    entries = given.get("line")
    if not isinstance(entries, list):
        place.below("line").fault("must be a list of tables")
        return ()
    read = [record(HelpLine, entry, place.below(_name(entry, number))) for number, entry in enumerate(entries, start=1)]
    return tuple(line for line in read if line)


def _name(entry: object, number: int) -> str:
    return str(entry["id"] if isinstance(entry, dict) and "id" in entry else number)
