"""Whom every page names: emergency help and the crisis line, as help_lines.toml has them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _

from core_recovery.help_lines import FILE, HelpLine, Kind, Role, Way, help_lines
from programs.languages import language_here
from programs.records import Fault


@dataclass(frozen=True)
class Crisis:
    """In the language of the page; and the crisis line in Spanish, for those who read the page in English."""

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


NEEDED = ((Role.EMERGENCY, Kind.CALL), (Role.CRISIS, Kind.CALL), (Role.CRISIS, Kind.TEXT))


def crisis() -> Crisis:
    emergency, call, text = (_first(role, kind, language_here()) for role, kind in NEEDED)
    return Crisis(emergency, call, text, *(_first(Role.CRISIS, kind, "es") for kind in (Kind.CALL, Kind.TEXT)))


def faults(lines: Iterable[HelpLine]) -> Iterator[Fault]:
    """What every page names and no line has."""
    for role, kind in NEEDED:
        if not any(way.lang in {"", settings.LANGUAGE_CODE} for way in _ways(lines, role, kind)):
            yield Fault(FILE.name, f"role {role.value}", f"no {kind.value} in {settings.LANGUAGE_CODE}, and every page names one")


def _first(role: Role, kind: Kind, language: str) -> Way:
    """The first way that serves the language; where none does, the first language's."""
    ways = _ways(help_lines(), role, kind)
    return next(way for wanted in (language, settings.LANGUAGE_CODE) for way in ways if way.lang in {"", wanted})


def _ways(lines: Iterable[HelpLine], role: Role, kind: Kind) -> list[Way]:
    return [way for line in lines if line.role is role for way in line.ways if way.kind is kind]
