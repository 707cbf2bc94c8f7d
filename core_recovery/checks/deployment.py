"""What works on this machine and is wrong in production: `manage.py check --deploy` warns of it."""

from django.conf import settings
from django.core.checks import CheckMessage, Tags, Warning, register

from core_recovery.provider import placeholders_left


@register(Tags.security, deploy=True)
def provider_is_set(app_configs: object, **kwargs: object) -> list[CheckMessage]:
    return [
        Warning(
            f"The provider's {name} is still the placeholder.",
            hint=f"Set CORE_PROVIDER_{name.upper()}.",
            id="core_recovery.W001",
        )
        for name in placeholders_left(settings.PROVIDER)
    ]


@register(Tags.security, deploy=True)
def proxy_is_named(app_configs: object, **kwargs: object) -> list[CheckMessage]:
    """The site itself speaks plain HTTP: over https there is always someone in front."""
    if settings.BEHIND_PROXY or not settings.IS_HTTPS:
        return []
    return [
        Warning(
            "The site is at an https address, and CORE_BEHIND_PROXY is not yes: every page would be sent on to itself for ever, "
            "and all visitors would share one limit of tries.",
            hint="Set CORE_BEHIND_PROXY=yes, and have the proxy set X-Forwarded-Proto and X-Forwarded-For.",
            id="core_recovery.W002",
        )
    ]
