"""How gunicorn serves the site: `gunicorn -c python:core_recovery.serving core_recovery.wsgi`."""

import os

from core_recovery.sizes import THREADS

wsgi_app = "core_recovery.wsgi"
bind = f"127.0.0.1:{os.environ.get('PORT', '8000')}"
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


def when_ready(server: object) -> None:
    print(f"Core Recovery is at http://{bind}  (Ctrl-C stops it)", flush=True)  # noqa: T201  the one line a person waits for
