"""The security headers of every answer, whatever went wrong before it: this middleware stands outside all others."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

NO_STORE = "no-store"  # marks a private page


def security_headers(*, over_https: bool) -> dict[str, str]:
    named = {
        "Referrer-Policy": settings.SECURE_REFERRER_POLICY,
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": settings.X_FRAME_OPTIONS,
        "Cross-Origin-Opener-Policy": settings.SECURE_CROSS_ORIGIN_OPENER_POLICY,
        "Cross-Origin-Embedder-Policy": "require-corp",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": "camera=(), microphone=(), geolocation=(), browsing-topics=()",
        "Content-Security-Policy": "; ".join(" ".join([name, *sources]) for name, sources in settings.SECURE_CSP.items()),
    }
    if over_https:
        named["Strict-Transport-Security"] = f"max-age={settings.SECURE_HSTS_SECONDS}; includeSubDomains"
    return named


class SecurityHeaders:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.headers = {over_https: security_headers(over_https=over_https) for over_https in (False, True)}

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        for name, value in self.headers[settings.IS_HTTPS and request.is_secure()].items():
            response[name] = value
        if response.get("Cache-Control") == NO_STORE:
            response["X-Robots-Tag"] = "noindex, nofollow"
        return response
