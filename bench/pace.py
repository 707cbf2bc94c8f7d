"""So many requests a second and no more, each at its moment whether or not those before it are answered: how long people wait."""

import asyncio
import time

from bench.wrk import Outcome, Request
from tests.faults.web import HOST
from tests.load.browser import Browser, Seen

CONNECTIONS = 20


def run(origin: str, request: Request, a_second: float, seconds: float) -> Outcome:
    """A time begins when a request should have been sent, also where no connection was free."""
    return asyncio.run(_paced(origin, request, a_second, seconds))


async def _paced(origin: str, request: Request, a_second: float, seconds: float) -> Outcome:
    seen, waited = Seen(), []
    free: asyncio.Queue[Browser] = asyncio.Queue()
    for _ in range(CONNECTIONS):
        free.put_nowait(Browser(origin, HOST, seen))
    began = time.monotonic()

    async def ask(due: float) -> None:
        browser = await free.get()
        await browser.click(request.path)
        waited.append(time.monotonic() - due)
        free.put_nowait(browser)

    async with asyncio.TaskGroup() as group:
        for number in range(round(a_second * seconds)):
            due = began + number / a_second
            await asyncio.sleep(due - time.monotonic())
            group.create_task(ask(due))
    taken = time.monotonic() - began
    while not free.empty():
        await free.get_nowait().close()
    seen.seconds = waited
    return Outcome(len(waited), taken, sum(seen.failed.values()), seen.milliseconds(0.5), seen.milliseconds(0.99))
