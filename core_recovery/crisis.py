"""Whom every page names: emergency help and the crisis line, as help_lines.toml has them."""

from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext as _

from core_recovery.help_lines import FILE, Kind, Role, Way, help_lines
from programs.languages import language_here


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


def crisis() -> Crisis:
    here = language_here()
    return Crisis(
        emergency=_first(Role.EMERGENCY, Kind.CALL, here),
        call=_first(Role.CRISIS, Kind.CALL, here),
        text=_first(Role.CRISIS, Kind.TEXT, here),
        call_in_spanish=_first(Role.CRISIS, Kind.CALL, "es"),
        text_in_spanish=_first(Role.CRISIS, Kind.TEXT, "es"),
    )


def _first(role: Role, kind: Kind, language: str) -> Way:
    """The first way of this kind, of the line with this role, that serves the language; else the first language's."""
    ways = [way for line in help_lines() if line.role is role for way in line.ways if way.kind is kind]
    for wanted in (language, settings.LANGUAGE_CODE):
        for way in ways:
            if way.lang in {"", wanted}:
                return way
    raise ImproperlyConfigured(f"{FILE.name}: no {kind} of a line with the role {role.value}; every page names one")
