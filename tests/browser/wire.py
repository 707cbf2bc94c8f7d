"""Bytes and requests of a first view. `python -m tests.browser.wire` prints them for every content page and the self-assessment."""

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, sync_playwright

from tests.browser.served import served
from tests.browser.states import STATES
from tests.conftest import CHROMIUM


def first_view(context: BrowserContext, page: Page) -> tuple[int, int]:
    """Bytes and requests of the page's address, seen with an empty cache. A form's answer is asked for again by reloading."""
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})
    asked, sizes = set(), {}
    session.on("Network.requestWillBeSent", lambda event: asked.add(event["requestId"]))
    session.on("Network.loadingFinished", lambda event: sizes.update({event["requestId"]: event["encodedDataLength"]}))
    page.wait_for_load_state("networkidle")
    asked.clear()
    sizes.clear()
    page.reload(wait_until="networkidle")
    session.detach()
    received = [size for request, size in sizes.items() if request in asked]
    return round(sum(received)), len(received)


def main() -> None:
    rows = ["| state | bytes | requests |", "|---|---|---|"]
    with tempfile.TemporaryDirectory() as folder, served(Path(folder)) as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for state in STATES:
            context = browser.new_context(base_url=site.url)
            page = context.new_page()
            state.reach(page)
            received, requests = first_view(context, page)
            rows.append(f"| {state.language} {state.name} | {received:,} | {requests} |")
            context.close()
        browser.close()
    sys.stdout.write("\n".join(rows) + "\n")


if __name__ == "__main__":
    main()
