"""What a test needs from the machine. At home its absence skips the test; in CI it is a failure."""

import os
import shutil
from pathlib import Path

import pytest


def need(program: str, package: str) -> None:
    if not shutil.which(program):
        _without(f"{program} is missing: apt-get install {package}")


def need_folder(folder: Path, command: str) -> None:
    if not folder.is_dir():
        _without(f"{folder} is missing: {command}")


def _without(message: str) -> None:
    if os.environ.get("CI") == "true":
        pytest.fail(message)
    pytest.skip(message)
