"""Who runs the site. The defaults are visibly placeholders, and a deploy check warns while any of them stands."""

import re
from dataclasses import dataclass, fields

from django.utils.translation import get_language


@dataclass(frozen=True)
class Provider:
    name: str
    phone: str
    address: str
    hours: str
    hours_es: str
    security_contact: str
    programs: tuple[str, ...]

    @property
    def hours_here(self) -> str:
        """In the language of the page."""
        return self.hours_es if get_language() == "es" else self.hours

    @property
    def phone_link(self) -> str:
        digits = re.sub(r"\D", "", self.phone)
        return f"tel:+{digits}" if len(digits) > 10 else f"tel:+1{digits}"


# `programs` is no placeholder: it is the whole list, by the addresses of the program pages.
PLACEHOLDERS = Provider(
    name="Core Recovery",
    phone="(555) 010-0199",
    address="100 Example Street, Springfield (example.org)",
    hours="Monday to Friday, 8 a.m. to 6 p.m.",
    hours_es="De lunes a viernes, de 8 a. m. a 6 p. m.",
    security_contact="mailto:security@example.org",
    programs=("depression", "dual-diagnosis", "substance-use", "eating-disorders"),
)


def placeholders_left(provider: Provider) -> list[str]:
    """Names of the fields still at their placeholder; the name itself may stay."""
    checked = {field.name for field in fields(Provider)} - {"name", "hours_es", "programs"}
    return sorted(name for name in checked if getattr(provider, name) == getattr(PLACEHOLDERS, name))
