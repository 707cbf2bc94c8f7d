import os

import pytest
from django.conf import settings
from django.utils.translation import override

from tests.needs import need

CHROMIUM = "/usr/bin/chromium"

# Playwright leaves an event loop in its thread; Django would refuse the database to every later test of that worker.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


@pytest.fixture(autouse=True)
def in_the_first_language():
    """A page asked for in Spanish leaves that language behind for whatever the same worker runs next."""
    with override(settings.LANGUAGE_CODE):
        yield


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    need(CHROMIUM, "chromium")
    return {
        **browser_type_launch_args,
        "executable_path": CHROMIUM,
        "args": ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
    }
