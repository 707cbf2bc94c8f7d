"""The real site, served by gunicorn as in production, and a small stranger's site next to it for the quick exit."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from django.conf import settings

from tests.running import HOST, PATIENCE, ROOT, answers, free_port, manage, start_site, wait_for


@dataclass(frozen=True)
class Site:
    url: str
    log: Path
    exit_url: str
    database: str = ""
    process: subprocess.Popen | None = None

    def rows(self) -> bytes:
        """All that its database holds."""
        command = [sys.executable, "manage.py", "dumpdata", "assessment"]
        environment = os.environ | {"CORE_DATABASE_URL": self.database}
        return subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True).stdout

    @property
    def is_secure(self) -> bool:
        return self.url.startswith("https:")

    @contextmanager
    def frozen(self) -> Iterator[None]:
        """Connections are taken, and nothing is answered."""
        workers = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        for pid in workers:
            os.kill(int(pid), signal.SIGSTOP)
        try:
            yield
        finally:
            for pid in workers:
                os.kill(int(pid), signal.SIGCONT)


@contextmanager
def served(folder: Path, *, secure: bool = False) -> Iterator[Site]:
    """The site on a free port, with its own database and log in `folder`; all else as the tests' own settings say.
    `secure`: over https, with a certificate of our own making."""
    with neutral_site() as exit_url:
        port = free_port()
        database = os.environ.get("CORE_DATABASE_URL", f"sqlite:///{folder / 'site.sqlite3'}")
        site = Site(f"http{'s' if secure else ''}://{HOST}:{port}", folder / "site.log", exit_url, database)
        environment = {
            "PORT": str(port),
            "WEB_CONCURRENCY": "1",
            "CORE_SITE_URL": site.url,
            "CORE_QUICK_EXIT_URL": exit_url,
            "CORE_ANSWERS_KEYS": ",".join(settings.ANSWERS_KEYS),
            "CORE_DEBUG": "no",
            "CORE_DATABASE_URL": database,
        }
        certificate = _certify(folder) if secure else None
        if certificate:
            environment["GUNICORN_CMD_ARGS"] = f"--certfile {certificate} --keyfile {certificate}"
        manage("migrate", "--verbosity", "0", environment=environment)
        with site.log.open("w") as log:
            process = start_site(environment, log)
            try:
                wait_for(lambda: answers(f"{site.url}/healthz", certificate), process, site.log)
                yield replace(site, process=process)
                if process.poll() is not None:
                    raise RuntimeError(f"The site ended before its tests did, with {process.returncode}")
            finally:
                process.terminate()
                process.wait(timeout=PATIENCE)


def _certify(folder: Path) -> Path:
    """Key and certificate in one file, signed by nobody else."""
    file = folder / "certificate.pem"
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", f"/CN={HOST}"]
    command += ["-addext", f"subjectAltName=IP:{HOST}", "-keyout", str(file), "-out", f"{file}.only"]
    subprocess.run(command, check=True, capture_output=True)
    file.write_text(file.read_text() + Path(f"{file}.only").read_text())
    return file


def neutral_site() -> AbstractContextManager[str]:
    """Somewhere else: another port is another origin, as a stranger's site is."""
    return answering(_Neutral)


@contextmanager
def answering(handler: Callable[..., BaseHTTPRequestHandler]) -> Iterator[str]:
    """A small site of its own, on a free port."""
    server = ThreadingHTTPServer((HOST, 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://{HOST}:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Neutral(BaseHTTPRequestHandler):
    def do_GET(self):
        body = b"<!doctype html><html lang=en><title>Weather</title><h1>Sunny</h1>"
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments):
        pass
