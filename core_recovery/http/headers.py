"""The security headers of every answer, whatever went wrong before it: this middleware stands outside all others."""

from django.conf import settings

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action {form_action}; base-uri 'none'; object-src 'none'; frame-ancestors 'none'"
)
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
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        for name, value in HEADERS.items():
            response[name] = value
        if settings.IS_HTTPS and request.is_secure():
            response["Strict-Transport-Security"] = STRICT_TRANSPORT
        form_action = "'self'"
        if response.get("Cache-Control") == NO_STORE:
            response["X-Robots-Tag"] = "noindex, nofollow"
            # Chromium holds redirects after a form to this list too, and private pages have the quick exit.
            form_action += f" {settings.QUICK_EXIT_URL}"
        response["Content-Security-Policy"] = CONTENT_SECURITY_POLICY.format(form_action=form_action)
        return response
