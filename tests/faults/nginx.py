"""nginx in front of the site, as deploy/nginx.conf has it; only places and names are others."""

import re
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from tests.running import ROOT, wait_for

DEPLOY, VAR = ROOT / "deploy", ROOT / "var"


@contextmanager
def nginx(folder: Path, outside: str, inside: str) -> Iterator[None]:
    """`make setup` has made the static files and the page for when the site is away."""
    _certificate(folder)
    shutil.copy(DEPLOY / "nginx-headers.conf", folder)
    file, log = folder / "nginx.conf", folder / "nginx.log"
    file.write_text(configuration(folder, urlsplit(outside).netloc, urlsplit(inside).netloc))
    log.touch()
    process = subprocess.Popen(["nginx", "-e", log, "-c", file, "-g", "daemon off;"])

    def is_up() -> bool:
        with socket.socket() as probe:
            return probe.connect_ex((urlsplit(outside).hostname, urlsplit(outside).port)) == 0

    try:
        wait_for(is_up, process, log)
        yield
    finally:
        process.terminate()
        process.wait(timeout=30)


def configuration(folder: Path, outside: str, inside: str) -> str:
    text = (DEPLOY / "nginx.conf").read_text()
    for shipped, here in {
        "user www-data;": "user root;",
        "worker_processes auto;": "worker_processes 1;",
        "/run/nginx.pid": f"{folder}/nginx.pid",
        "/var/log/nginx/error.log": f"{folder}/nginx.log",
        "unix:/run/core-recovery/site.sock": inside,
        "listen 80 default_server;": f"listen unix:{folder}/unknown.socket default_server;",
        "listen 80;": f"listen unix:{folder}/plain.socket;",
        "listen 443 ssl http2;": f"listen {outside} ssl http2;",
        "listen 443 ssl default_server;": "",
        "server_name care.example.org;": "server_name 127.0.0.1;",
        "/etc/core-recovery/tls": str(folder),
        "root /srv/core-recovery": f"root {VAR}",
        "include /srv/core-recovery": f"include {folder}",
    }.items():
        if shipped not in text:
            raise ValueError(f"deploy/nginx.conf no longer says {shipped!r}")
        text = text.replace(shipped, here)
    return re.sub(r"listen \[::\].*;", "", text)


def _certificate(folder: Path) -> None:
    subprocess.run(
        [
            "openssl",
            "req",
            "-x509",
            "-newkey",
            "ec",
            "-pkeyopt",
            "ec_paramgen_curve:prime256v1",
            "-nodes",
            "-subj",
            "/CN=127.0.0.1",
            "-keyout",
            folder / "privkey.pem",
            "-out",
            folder / "fullchain.pem",
        ],
        check=True,
        capture_output=True,
    )
