"""Who runs the site. The defaults are visibly placeholders, and a deploy check warns while any of them stands."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from core_recovery.environment import Environment
from programs.languages import Translated
from programs.levels import Level, Span, Week
from programs.programs import Program


@dataclass(frozen=True)
class Provider:
    name: str
    phone: str
    address: str
    hours: Translated
    security_contact: str
    programs: tuple[Program, ...]
    weeks: Mapping[Level, Week]

    @property
    def phone_link(self) -> str:
        digits = re.sub(r"\D", "", self.phone)
        return f"tel:+{digits}" if len(digits) > 10 else f"tel:+1{digits}"


PLACEHOLDERS = Provider(
    name="Core Recovery",
    phone="(555) 010-0199",
    address="100 Example Street, Springfield (example.org)",
    hours=Translated(
        {
            "en": "Monday to Friday, 8 a.m. to 6 p.m.",
            "es": "De lunes a viernes, de 8 a. m. a 6 p. m.",
        }
    ),
    security_contact="mailto:security@example.org",
    programs=tuple(Program),
    weeks={
        Level.IOP: Week(days=Span(3, 4), hours=3, weeks=Span(4, 6)),
        Level.PHP: Week(days=Span(5, 5), hours=5),
    },
)
MUST_BE_SET = ("address", "hours", "phone", "security_contact")  # the name may stay, programs and weeks are no placeholders


def provider_from(environment: Environment, default_language: str, translations: list[str]) -> Provider:
    """What is not set stays a placeholder. Hours said in one language only are said so in all."""
    ours = PLACEHOLDERS
    return Provider(
        name=environment.text("PROVIDER_NAME", ours.name),
        phone=environment.text("PROVIDER_PHONE", ours.phone),
        address=environment.text("PROVIDER_ADDRESS", ours.address),
        hours=_hours(environment, default_language, translations),
        security_contact=environment.text("PROVIDER_SECURITY_CONTACT", ours.security_contact),
        programs=tuple(map(Program, environment.choices("PROVIDER_PROGRAMS", list(ours.programs)))),
        weeks=ours.weeks,
    )


def _hours(environment: Environment, default_language: str, translations: list[str]) -> Translated:
    hours = environment.text("PROVIDER_HOURS", "")
    translated = {code: environment.text(f"PROVIDER_HOURS_{code.upper()}", hours) for code in translations}
    if not hours and any(translated.values()):
        environment.fault("PROVIDER_HOURS", "must be set where a translation of it is")
    return Translated({default_language: hours, **translated}) if hours else PLACEHOLDERS.hours


def placeholders_left(provider: Provider) -> list[str]:
    """Names of the fields still at their placeholder."""
    return [name for name in MUST_BE_SET if getattr(provider, name) == getattr(PLACEHOLDERS, name)]
