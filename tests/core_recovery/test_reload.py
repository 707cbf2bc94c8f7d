"""A running site is told by HUP to read itself anew. The real gunicorn serves a copy of the site, which is changed meanwhile."""

import signal
import subprocess
import sys
import threading
import time
from functools import partial

import pytest

from tests.copied import Copy, copied
from tests.core_recovery.elsewhere import GUNICORN, environment, run
from tests.core_recovery.gunicorn import Gunicorn, status

HELP = "programs/content/en/help.md"
ASK = b"GET /help/ HTTP/1.1\r\nHost: 127.0.0.1\r\n"
PATIENCE = 60  # seconds


@pytest.fixture
def copy(tmp_path) -> Copy:
    return copied(tmp_path)


@pytest.fixture
def site(copy, tmp_path):
    socket, log = tmp_path / "site.sock", tmp_path / "log"
    with log.open("w") as written:
        process = subprocess.Popen(
            [sys.executable, *GUNICORN],
            cwd=copy.folder,
            env=environment(copy.folder, CORE_BIND=f"unix:{socket}", WEB_CONCURRENCY="2"),
            stdout=written,
            stderr=written,
        )
    served = Gunicorn(str(socket), process)
    served.log = log
    served.ask(ASK)
    yield served
    process.terminate()
    process.wait(timeout=30)


def until(holds) -> bool:
    deadline = time.monotonic() + PATIENCE
    while not holds() and time.monotonic() < deadline:
        time.sleep(0.05)
    return holds()


def test_whatever_changed_is_served_and_no_request_fails_meanwhile(site, copy):
    statuses, ended = [], threading.Event()

    def keep_asking() -> None:
        while not ended.is_set():
            statuses.append(status(site.ask(ASK)))

    readers = [threading.Thread(target=keep_asking) for _ in range(4)]
    for reader in readers:
        reader.start()
    try:
        copy.change(HELP, 'title = "', 'title = "A content of today, ')
        copy.change("templates/base.html", "<main", '<main data-template="of today"')
        copy.change("core_recovery/http/headers.py", '"nosniff"', '"nosniff-of-today"')
        site.process.send_signal(signal.SIGHUP)
        new = (b"A content of today", b'data-template="of today"', b"nosniff-of-today")
        assert until(lambda: all(part in site.ask(ASK) for part in new))
    finally:
        ended.set()
        for reader in readers:
            reader.join()
    assert (set(statuses), len(statuses) > 20) == ({200}, True)


def test_what_would_not_start_changes_nothing_and_is_said(site, copy):
    before = site.ask(ASK)
    copy.change(HELP, "title = ", "# title = ")
    site.process.send_signal(signal.SIGHUP)
    assert until(lambda: "en/help.md: title: missing" in site.log.read_text())
    assert "Not reloaded: the site goes on as it was." in site.log.read_text()
    after = site.ask(ASK)
    assert (before.partition(b"\r\n\r\n")[2], site.process.poll()) == (after.partition(b"\r\n\r\n")[2], None)


def shows(site: Gunicorn, text: bytes) -> bool:
    return text in site.ask(ASK)


def test_a_fault_in_the_settings_of_gunicorn_does_not_end_the_site_at_a_later_reload(site, copy):
    for title in ("First ", "Second "):
        copy.change(HELP, 'title = "', f'title = "{title}')
        site.process.send_signal(signal.SIGHUP)
        assert until(partial(shows, site, title.encode()))
    copy.change("core_recovery/serving.py", "wsgi_app", "wsgi app")
    site.process.send_signal(signal.SIGHUP)
    assert until(lambda: "Not reloaded" in site.log.read_text())
    assert (status(site.ask(ASK)), site.process.poll()) == (200, None)


TWICE = """
import gc, importlib, sys
from core_recovery.reload import FORGOTTEN, read_anew
def knows_django(module):
    kinds = type, type(sys), type(knows_django)
    values = [value for value in vars(module).values() if isinstance(value, kinds)]
    names = [getattr(value, "__module__", None) or getattr(value, "__name__", "") for value in values]
    return any(str(name).partition(".")[0] == "django" for name in names)
importlib.import_module("core_recovery.wsgi")
left = [name for name, module in sys.modules.items() if name.partition(".")[0] not in FORGOTTEN and knows_django(module)]
print(left)
for _ in range(2):
    application = read_anew()
gc.unfreeze()
gc.collect()
print(sum(type(it) is type and (it.__module__, it.__name__) == ("django.apps.registry", "Apps") for it in gc.get_objects()))
"""


def test_nothing_that_knows_the_old_site_stays_but_what_the_first_start_left():
    result = run("-c", TWICE)
    assert result.stdout.splitlines() == ["[]", "2"], result.stderr
