"""Run Python in a process of its own, with an environment of its own."""

import os
import subprocess
import sys
from contextlib import nullcontext
from pathlib import Path

from tests import running
from tests.running import ROOT

GUNICORN = ("-m", "gunicorn", *running.GUNICORN[1:])
PRODUCTION = {
    "CORE_SITE_URL": "https://care.example",
    "CORE_SECRET_KEY": "a-secret-key-of-fifty-characters-or-more-for-tests-only",
    "CORE_ANSWERS_KEYS": "dGVzdHMtb25seS10ZXN0cy1vbmx5LXRlc3RzLW9ubHk=",
}


def environment(root: Path = ROOT, **variables: str) -> dict[str, str]:
    """This process's environment with none of the project's variables but these."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("CORE_", "DJANGO_"))}
    return kept | {"DJANGO_SETTINGS_MODULE": "core_recovery.settings", "PYTHONPATH": str(root)} | variables


def run(*arguments: str, root: Path = ROOT, **variables: str) -> subprocess.CompletedProcess[str]:
    """With the site that stands in `root`."""
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=root,
        env=environment(root, **variables),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def start(*arguments: str, output: Path | None = None, **variables: str) -> subprocess.Popen:
    """What it says goes to a pipe, or to a file."""
    with output.open("w") if output else nullcontext(subprocess.PIPE) as said:
        return subprocess.Popen(
            [sys.executable, *arguments],
            cwd=ROOT,
            env=environment(**variables),
            stdout=said,
            stderr=subprocess.STDOUT,
            text=True,
        )
