"""Bytes and requests of a first view. `python -m tests.browser.wire` prints them for every page state."""

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.browser.served import served
from tests.browser.states import STATES
from tests.conftest import CHROMIUM

BYTES_MOST, REQUESTS_MOST = 14_000, 4  # one round of packets


class Wire:
    """Listens to a page, which then keeps no cache: whatever it opens is a first view."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._received: dict[str, int] = {}
        self._asked: set[str] = set()
        self._document = ""
        session = page.context.new_cdp_session(page)
        session.on("Network.requestWillBeSent", self._ask)
        session.on("Network.loadingFinished", self._receive)
        session.send("Network.enable")
        session.send("Network.setCacheDisabled", {"cacheDisabled": True})

    def first_view(self) -> tuple[int, int]:
        """Bytes, headers included, and requests since the address was opened."""
        self._page.wait_for_load_state("networkidle")
        return sum(self._received.values()), len(self._received)

    def faults(self) -> list[str]:
        received, requests = self.first_view()
        heavy = [f"{received} bytes"] if received > BYTES_MOST else []
        many = [f"{requests} requests"] if requests > REQUESTS_MOST else []
        return heavy + many

    def _ask(self, event: dict) -> None:
        if event["requestId"] == event["loaderId"]:  # the document itself
            self._received.clear()
            self._asked.clear()
            self._document = event["loaderId"]
        if event["loaderId"] == self._document:  # and not what the page before still asks for
            self._asked.add(event["requestId"])

    def _receive(self, event: dict) -> None:
        if event["requestId"] in self._asked:
            self._received[event["requestId"]] = round(event["encodedDataLength"])


def main() -> None:
    rows = ["| state | bytes | requests |", "|---|---|---|"]
    with tempfile.TemporaryDirectory() as folder, served(Path(folder)) as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_context(base_url=site.url).new_page()
        wire = Wire(page)
        for state in STATES:
            state.reach(page)
            received, requests = wire.first_view()
            rows.append(f"| {state.language} {state.name} | {received:,} | {requests} |")
        browser.close()
    sys.stdout.write("\n".join(rows) + "\n")


if __name__ == "__main__":
    main()
