"""nginx in front of the site."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.faults.web import NO_ANSWER, ask
from tests.running import wait_for

CONFIGURATION = """
daemon off;
user root;
worker_processes 1;
pid {folder}/nginx.pid;
error_log {folder}/nginx.log crit;
events {{ worker_connections 4096; }}
http {{
  access_log off;
  client_body_temp_path {folder}/nginx-body;
  proxy_temp_path {folder}/nginx-proxy;
  fastcgi_temp_path {folder}/nginx-f; uwsgi_temp_path {folder}/nginx-u; scgi_temp_path {folder}/nginx-s;
  server {{
    listen 127.0.0.1:{outside} backlog=4096;
    error_page 502 503 504 /down.html;
    location / {{
      proxy_pass http://127.0.0.1:{inside};
      proxy_set_header Host $http_host;
      proxy_set_header X-Forwarded-For $remote_addr;
      proxy_set_header X-Forwarded-Proto $scheme;
    }}
    location = /down.html {{ internal; root {folder}; }}
    location = /nginx-is-up {{ return 204; }}
  }}
}}
"""


@contextmanager
def nginx(folder: Path, outside: int, inside: int) -> Iterator[None]:
    (folder / "down.html").write_text("<!doctype html><title>Away</title><p>Call or text 988. Call 911.")
    file = folder / "nginx.conf"
    file.write_text(CONFIGURATION.format(folder=folder, outside=outside, inside=inside))
    log = folder / "nginx.log"
    log.touch()
    process = subprocess.Popen(["nginx", "-e", str(log), "-c", str(file)])

    def is_up() -> bool:
        try:
            return ask(outside, "/nginx-is-up").status == 204
        except NO_ANSWER:
            return False

    try:
        wait_for(is_up, process, log)
        yield
    finally:
        process.terminate()
        process.wait(timeout=30)
