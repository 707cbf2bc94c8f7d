"""The site itself, as `make run` serves it but with one worker: from this folder, or from a copy of it."""

import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from cryptography.fernet import Fernet

from bench.servers import OF_SERVERS, Server
from tests.core_recovery.elsewhere import environment
from tests.running import GUNICORN, HOST, ROOT, free_port


@dataclass(frozen=True)
class Site:
    """Its database is in `folder`, its collected static files where `make setup` made them, its code in `root`."""

    folder: Path
    root: Path = ROOT
    key: str = field(default_factory=lambda: Fernet.generate_key().decode())

    def run(self, *arguments: str) -> None:
        """Python, in its place and with its settings."""
        subprocess.run([sys.executable, *arguments], cwd=self.root, env=environment(self.root, **self._settings), check=True)

    def serve(self, cores: list[int] = OF_SERVERS) -> Server:
        port = free_port()
        own = {"PORT": str(port), "WEB_CONCURRENCY": "1", "CORE_SITE_URL": f"http://{HOST}:{port}", "PYTHONPATH": str(self.root)}
        log = self.folder / "site.log"
        return Server(list(GUNICORN), port, log, asks="/", root=self.root, environment=self._settings | own, cores=cores)

    @property
    def _settings(self) -> dict[str, str]:
        return {
            "CORE_VAR_DIR": str(self.folder),
            "CORE_STATIC_DIR": str(ROOT / "var" / "static"),
            "CORE_ANSWERS_KEYS": self.key,
        }
