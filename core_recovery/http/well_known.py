"""robots.txt and security.txt."""

from datetime import datetime, time, timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from programs.languages import languages

SECURITY_TXT_LASTS = timedelta(days=180)


def robots(request: HttpRequest) -> HttpResponse:
    """Private pages are not named here: they say noindex themselves, and a robot must be able to read that."""
    return _text("User-agent: *", "Allow: /", f"Sitemap: {settings.SITE_URL}/sitemap.xml")


def security(request: HttpRequest) -> HttpResponse:
    """RFC 9116."""
    expires = datetime.combine(timezone.localdate() + SECURITY_TXT_LASTS, time(), tzinfo=timezone.get_current_timezone())
    return _text(
        f"Contact: {settings.PROVIDER.security_contact}",
        f"Expires: {expires.isoformat()}",
        f"Preferred-Languages: {', '.join(languages())}",
        f"Canonical: {settings.SITE_URL}/.well-known/security.txt",
    )


def _text(*lines: str) -> HttpResponse:
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
