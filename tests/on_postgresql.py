"""`python -m tests.on_postgresql [pytest's arguments]`: tests on a PostgreSQL of their own, thrown away afterwards."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.faults.databases import Postgresql


def main(arguments: list[str]) -> int:
    with tempfile.TemporaryDirectory(prefix="on-postgresql-") as folder:
        Path(folder).chmod(0o711)  # PostgreSQL runs as its own user
        server = Postgresql(Path(folder))
        try:
            environment = os.environ | {"CORE_DATABASE_URL": server.url}
            return subprocess.run([sys.executable, "-m", "pytest", *arguments], env=environment, check=False).returncode
        finally:
            server.stop()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
