"""The site as gunicorn serves it. Django runs no checks here by itself, so a start runs them all, and refuses on any error."""

import gc
import os
import sys
from wsgiref.types import WSGIApplication

from django.conf import settings
from django.core.checks import ERROR, run_checks
from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

gc.disable()  # nothing that a start reads is garbage
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "core_recovery.settings")


def checked() -> None:
    """Exits with every fault of every kind, one a line, where there is any."""
    if faults := [message.msg for message in run_checks() if message.level >= ERROR and not message.is_silenced()]:
        sys.exit("The site does not start. Mend this first:\n" + "\n".join(f"- {fault}" for fault in faults))


try:
    django_application = get_wsgi_application()
except ImproperlyConfigured as error:
    sys.exit(str(error))
checked()

from core_recovery.http import errors  # noqa: E402  Django must be set up first
from core_recovery.http.guard import guard  # noqa: E402
from core_recovery.http.published.making import pages  # noqa: E402
from core_recovery.http.published.site import Published  # noqa: E402
from core_recovery.http.static_files import StaticFiles  # noqa: E402

errors.prepare()
files = StaticFiles(guard(django_application))
# While developing, pages are drawn as they are edited.
application: WSGIApplication = files if settings.DEBUG else Published(pages(files), files)
gc.enable()
gc.collect()
gc.freeze()  # what is read by now stays: the workers go on sharing its memory
