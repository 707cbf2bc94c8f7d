"""nginx with one worker. The limit: one file, ready as it goes over the wire. And the site as `manage.py publish` writes it."""

from pathlib import Path

from bench import wrk
from bench.servers import Server
from bench.site import Site
from core_recovery.http.published.folder import LOCATIONS, MAPS
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
  {before}
  server {{
    listen {host}:{port};
    {inside}
  }}
}}
"""
ONE_FILE = 'root {files}; default_type "{kind}"; add_header Content-Encoding {encoding};'
PUBLISHED = "include {files}/{locations}; location @site {{ return 502; }}"


def serve(folder: Path, origin: str, path: str) -> Server:
    """`origin` is the site whose answer it gives, at PAGE."""
    answer, files = wrk.ask(origin, wrk.Request(path)), folder / "files"
    files.mkdir(parents=True)
    (files / PAGE[1:]).write_bytes(answer.body)
    kind, encoding = answer.headers["Content-Type"], answer.headers["Content-Encoding"]
    return _serve(folder, PAGE, ONE_FILE.format(files=files, kind=kind, encoding=encoding))


def publish(folder: Path, site: Site, path: str) -> Server:
    """No site stands behind it: what nginx cannot answer fails."""
    files = folder / "files"
    files.mkdir(parents=True)
    site.run("manage.py", "publish", str(files), "--verbosity", "0")
    return _serve(folder, path, PUBLISHED.format(files=files, locations=LOCATIONS), before=f"include {files}/{MAPS};")


def _serve(folder: Path, asks: str, inside: str, before: str = "") -> Server:
    port, file = free_port(), folder / "nginx.conf"
    file.write_text(CONFIGURATION.format(folder=folder, host=HOST, port=port, inside=inside, before=before))
    command = ["nginx", "-e", str(folder / "error.log"), "-c", str(file), "-g", "daemon off;"]
    return Server(command, port, folder / "nginx.log", asks=asks)
