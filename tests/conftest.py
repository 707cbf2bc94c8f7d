import os

import pytest

from tests.needs import need

CHROMIUM = "/usr/bin/chromium"

# Playwright leaves an event loop in its thread; Django would refuse the database to every later test of that worker.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    need(CHROMIUM, "chromium")
    return {
        **browser_type_launch_args,
        "executable_path": CHROMIUM,
        "args": ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
    }
