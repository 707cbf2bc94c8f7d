from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from assessment.criteria_page import criteria
from core_recovery import errors, health

urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    *i18n_patterns(
        path("assessment/", include("assessment.urls")),
        path("criteria/", criteria, name="criteria"),
        path("", include("programs.urls")),
        prefix_default_language=False,
    ),
]

handler400 = errors.bad_request
handler403 = errors.forbidden
handler404 = errors.not_found
handler500 = errors.server_error
