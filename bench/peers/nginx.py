"""The limit: nginx with one worker and a file that is ready as it goes over the wire."""

from pathlib import Path

from bench import wrk
from bench.servers import Server
from tests.running import HOST, free_port

PAGE = "/page"
CONFIGURATION = """
user root;
worker_processes 1;
pid {folder}/nginx.pid;
events {{ worker_connections 1024; }}
http {{
  access_log off;
  sendfile on;
  tcp_nopush on;
  keepalive_requests 100000000;
  server {{
    listen {host}:{port};
    root {folder}/files;
    default_type "{kind}";
    add_header Content-Encoding {encoding};
  }}
}}
"""


def serve(folder: Path, origin: str, path: str) -> Server:
    """`origin` is the site whose answer it gives, at PAGE."""
    answer, port = wrk.ask(origin, wrk.Request(path)), free_port()
    (folder / "files").mkdir()
    (folder / "files" / PAGE[1:]).write_bytes(answer.body)
    kind, encoding = answer.headers["Content-Type"], answer.headers["Content-Encoding"]
    file = folder / "nginx.conf"
    file.write_text(CONFIGURATION.format(folder=folder, host=HOST, port=port, kind=kind, encoding=encoding))
    log = folder / "nginx.log"
    command = ["nginx", "-e", str(folder / "error.log"), "-c", str(file), "-g", "daemon off;"]
    return Server(command, port, log, asks=PAGE)
