import os

import pytest
from django.conf import settings
from django.core.signals import setting_changed
from django.utils.translation import override

from core_recovery.context import constants
from programs import kept
from tests.needs import need

CHROMIUM = "/usr/bin/chromium"

# Playwright leaves an event loop in its thread; Django would refuse the database to every later test of that worker.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


@pytest.fixture(autouse=True)
def in_the_first_language():
    """A page asked for in Spanish leaves that language behind for whatever the same worker runs next."""
    with override(settings.LANGUAGE_CODE):
        yield


@pytest.fixture(autouse=True, scope="session")
def nothing_is_kept_of_other_settings():
    """A site has one set of settings; tests change them, and what was drawn under others must not be shown."""

    def forget(**_: object) -> None:
        kept._kept.clear()
        constants.cache_clear()

    setting_changed.connect(forget)
    yield
    setting_changed.disconnect(forget)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    need(CHROMIUM, "chromium")
    return {
        **browser_type_launch_args,
        "executable_path": CHROMIUM,
        "args": ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
    }
