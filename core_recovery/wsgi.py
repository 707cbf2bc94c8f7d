"""The site as gunicorn serves it. Django runs no checks here, so whatever must be right is loaded before the first request."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "core_recovery.settings")
django_application = get_wsgi_application()

from core_recovery.http.guard import guard  # noqa: E402  Django must be set up first
from core_recovery.startup import load_everything  # noqa: E402

load_everything()
application = guard(django_application)
