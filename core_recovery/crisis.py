"""Whom a button names: emergency help and the crisis line on every page, two more where an answer calls for them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _

from core_recovery.help_lines import FILE, HelpLine, Kind, Role, Way, help_lines
from programs.languages import language_here
from programs.records import Fault

NEEDED = (
    (Role.EMERGENCY, Kind.CALL),
    (Role.CRISIS, Kind.CALL),
    (Role.CRISIS, Kind.TEXT),
    (Role.POISON, Kind.CALL),
    (Role.VIOLENCE, Kind.CALL),
)
SPANISH = "es"  # the crisis line has a way of its own in it, and pages in other languages say so


@dataclass(frozen=True)
class Crisis:
    """In the language of the page."""

    emergency: Way
    call: Way
    text: Way
    poison: Way
    violence: Way

    @property
    def reach(self) -> str:
        """In the middle of a sentence: "call or text 988"."""
        call, text = self.call, self.text
        if call.label == text.label and not (call.say or text.body):
            return _("call or text %(number)s") % {"number": call.label}
        called = _("call %(number)s and %(press)s") if call.say else _("call %(number)s")
        texted = _("text the word %(word)s to %(number)s") if text.body else _("text %(number)s")
        return _("%(call)s, or %(text)s") % {
            "call": called % {"number": call.label, "press": call.say},
            "text": texted % {"number": text.label, "word": text.body},
        }

    @property
    def spanish_hint(self) -> str:
        """How to be understood in Spanish; empty on a page in Spanish, where every way says it, and without such a way."""
        if language_here() == SPANISH:
            return ""
        call, text = (_first(Role.CRISIS, kind, SPANISH) for kind in (Kind.CALL, Kind.TEXT))
        if not (call.say and text.body):
            return ""
        words = {"number": call.label, "press": call.say, "word": text.body, "text_number": text.label}
        return _("In Spanish: call %(number)s and %(press)s, or text %(word)s to %(text_number)s.") % words


def crisis() -> Crisis:
    return Crisis(*(_first(role, kind, language_here()) for role, kind in NEEDED))


def faults(lines: Iterable[HelpLine]) -> Iterator[Fault]:
    """What a button names and no line has."""
    for role, kind in NEEDED:
        if not any(way.lang in {"", settings.LANGUAGE_CODE} for way in _ways(lines, role, kind)):
            yield Fault(FILE.name, f"role {role.value}", f"no {kind.value} in {settings.LANGUAGE_CODE}, and a button names one")


def _first(role: Role, kind: Kind, language: str) -> Way:
    """The first way that serves the language; where none does, the first language's."""
    ways = _ways(help_lines(), role, kind)
    return next(way for wanted in (language, settings.LANGUAGE_CODE) for way in ways if way.lang in {"", wanted})


def _ways(lines: Iterable[HelpLine], role: Role, kind: Kind) -> list[Way]:
    return [way for line in lines if line.role is role for way in line.ways if way.kind is kind]
