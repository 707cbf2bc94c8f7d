"""People who read, as fast as they are answered."""

import itertools
import threading
from collections import Counter
from collections.abc import Callable

from tests.faults.web import NO_ANSWER, ask

PAGES = ("/", "/es/", "/help/", "/programs/depression/", "/es/levels-of-care/", "/assessment/", "/criteria/", "/s", "/robots.txt")


class Readers:
    """`failed` counts every answer but 200."""

    def __init__(self, origin: str, address: Callable[[], str], *, number: int = 4) -> None:
        self.asked, self.failed = 0, Counter()
        self._origin, self._address, self._pages = origin, address, itertools.cycle(PAGES)
        self._ended, self._lock = threading.Event(), threading.Lock()
        self._threads = [threading.Thread(target=self._read_on, daemon=True) for _ in range(number)]

    def __enter__(self) -> "Readers":
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        for thread in self._threads:
            thread.join()

    def _read_on(self) -> None:
        while not self._ended.is_set():
            with self._lock:
                self.asked, page = self.asked + 1, next(self._pages)
            try:
                status = str(ask(self._origin, page, address=self._address()).status)
            except NO_ANSWER as error:
                status = type(error).__name__
            if status != "200":
                with self._lock:
                    self.failed[status] += 1
