"""The security headers of every answer, whatever went wrong before it: this middleware stands outside all others."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

HEADERS = {
    "Referrer-Policy": settings.SECURE_REFERRER_POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": settings.X_FRAME_OPTIONS,
    "Cross-Origin-Opener-Policy": settings.SECURE_CROSS_ORIGIN_OPENER_POLICY,
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), browsing-topics=()",
}
STRICT_TRANSPORT = f"max-age={settings.SECURE_HSTS_SECONDS}; includeSubDomains"
NO_STORE = "no-store"  # marks a private page


class SecurityHeaders:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        for name, value in HEADERS.items():
            response[name] = value
        if settings.IS_HTTPS and request.is_secure():
            response["Strict-Transport-Security"] = STRICT_TRANSPORT
        if response.get("Cache-Control") == NO_STORE:
            response["X-Robots-Tag"] = "noindex, nofollow"
        response["Content-Security-Policy"] = "; ".join(" ".join([name, *sources]) for name, sources in settings.SECURE_CSP.items())
        return response
