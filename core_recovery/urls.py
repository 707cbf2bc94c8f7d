from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.contrib.sitemaps.views import sitemap
from django.urls import include, path
from django.views.decorators.http import require_safe

from core_recovery.design import design
from core_recovery.http import errors, health, well_known
from core_recovery.sitemap import PagesSitemap

urlpatterns = [
    path("healthz", require_safe(health.healthz), name="healthz"),
    path("readyz", require_safe(health.readyz), name="readyz"),
    path("robots.txt", require_safe(well_known.robots), name="robots"),
    path("sitemap.xml", require_safe(sitemap), {"sitemaps": {"pages": PagesSitemap}}, name="sitemap"),
    path(".well-known/security.txt", require_safe(well_known.security), name="security"),
    *i18n_patterns(
        path("", include("assessment.urls")),
        path("", include("programs.urls")),
        prefix_default_language=False,
    ),
]

if settings.DEBUG:
    urlpatterns += [path("design/", require_safe(design), name="design")]

handler400 = errors.bad_request
handler403 = errors.forbidden
handler404 = errors.not_found
handler500 = errors.server_error
