import re

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

register = template.Library()
NUMBER = re.compile(r"\b1-\d{3}-\d{3}-\d{4}\b")


@register.filter
def dialled(text: str) -> SafeString:
    """Long phone numbers in a sentence as links that a phone dials and a line does not break."""
    linked = NUMBER.sub(_link, conditional_escape(text))
    return mark_safe(linked)  # noqa: S308  # nosec B308 B703  # escaped before digits are put in


def _link(found: re.Match[str]) -> str:
    number = found[0]
    return f'<a class="number" href="tel:{number.replace("-", "")}">{number}</a>'
