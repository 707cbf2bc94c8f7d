"""What a test needs from the machine. At home its absence skips the test; in CI it is a failure."""

import os
import shutil

import pytest


def need(program: str, package: str) -> None:
    if shutil.which(program):
        return
    message = f"{program} is missing: apt-get install {package}"
    if os.environ.get("CI") == "true":
        pytest.fail(message)
    pytest.skip(message)
