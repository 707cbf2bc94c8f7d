"""System checks of the project as a whole."""

from django.conf import settings
from django.core.checks import Tags, Warning, register

from core_recovery.provider import placeholders_left


@register(Tags.security, deploy=True)
def provider_is_set(app_configs, **kwargs):
    return [
        Warning(
            f"The provider's {name} is still the placeholder.",
            hint=f"Set CORE_PROVIDER_{name.upper()}.",
            id="core_recovery.W001",
        )
        for name in placeholders_left(settings.PROVIDER)
    ]
