"""How gunicorn serves the site: `gunicorn -c python:core_recovery.serving core_recovery.wsgi`."""

import os
import sys
from contextlib import suppress
from typing import Any

from django.core.exceptions import ImproperlyConfigured

try:
    from core_recovery.settings import BIND, THREADS
except ImproperlyConfigured as error:
    sys.exit(str(error))

from core_recovery.reload import WSGI, read_anew

wsgi_app = WSGI
bind = BIND  # a socket that systemd hands over goes before it
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
threads = THREADS
preload_app = True
control_socket_disable = True
accesslog = None  # core_recovery.http.logs writes a line a request, without its path
errorlog = "-"
loglevel = "error"  # a warning would print the line or header it could not read
graceful_timeout = 10
limit_request_line = 2048
limit_request_fields = 50
forwarder_headers = ""  # else a request could name its own SCRIPT_NAME or REMOTE_USER


def on_reload(server: Any) -> None:
    """HUP. Where to listen and how many threads there are is read at a start only."""
    server.app.callable = read_anew() or server.app.callable


def when_ready(server: object) -> None:
    with suppress(OSError):  # a full disk under the log is no reason to stand still
        print(f"Core Recovery is at {_address()}  (Ctrl-C stops it)", flush=True)  # noqa: T201  the one line a person waits for


def _address() -> str:
    return bind if bind.startswith("unix:") else f"http://{bind}"
