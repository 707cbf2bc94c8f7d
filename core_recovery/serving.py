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

# How many answer.
preload_app = True  # read once, shared by all workers: a new one is there at once and takes little memory of its own
worker_class = "gthread"  # with `sync` one slow visitor or database would hold all of a worker
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))  # one a core, and two at least: a second goes on where one dies
threads = THREADS  # in core_recovery.settings, for docs/decisions/0016 reckons with it
max_requests = 100_000  # then a new worker takes over, should memory ever creep
max_requests_jitter = 50_000  # not all at the same moment

# How long.
keepalive = 5  # seconds that a connection waits for the next click's files; nginx closes its own, see deploy/nginx.conf
timeout = 30  # seconds until a worker that does nothing any more is replaced; nginx waits as long
graceful_timeout = 10  # seconds for requests under way when it ends
backlog = 1024  # who may wait in the socket while the site restarts; systemd's socket has as many
worker_tmp_dir = "/dev/shm" if os.path.isdir("/dev/shm") else None  # noqa: S108  # nosec B108  # a sign of life must not wait for a sick disk

# What is let in, and what is told.
limit_request_line = 2048
limit_request_fields = 50
forwarder_headers = ""  # else a request could name its own SCRIPT_NAME or REMOTE_USER
control_socket_disable = True
accesslog = None  # core_recovery.http.logs writes a line a request, without its path
errorlog = "-"
loglevel = "error"  # a warning would print the line or header it could not read


def on_reload(server: Any) -> None:
    """HUP. Where to listen and how many threads there are is read at a start only."""
    server.app.callable = read_anew() or server.app.callable


def when_ready(server: object) -> None:
    with suppress(OSError):  # a full disk under the log is no reason to stand still
        print(f"Core Recovery is at {_address()}  (Ctrl-C stops it)", flush=True)  # noqa: T201  the one line a person waits for


def _address() -> str:
    return bind if bind.startswith("unix:") else f"http://{bind}"
