from django import template
from django.utils.safestring import SafeString, mark_safe

from core_recovery.static_inline import ICON, PRIVATE_SCRIPT

register = template.Library()


@register.simple_tag
def icon() -> SafeString:
    """For an attribute in single quotes."""
    return mark_safe(ICON)  # noqa: S308  # nosec B308 B703  # our own file, quoted


@register.simple_tag
def private_script() -> SafeString:
    return mark_safe(PRIVATE_SCRIPT)  # noqa: S308  # nosec B308 B703  # our own file
