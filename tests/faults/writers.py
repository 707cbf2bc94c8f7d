"""People who make links and erase some, all the while; and the book of what they were told, to be held against what is kept."""

import itertools
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field

from tests.faults import sharing
from tests.faults.visits import Person, someone
from tests.faults.web import NO_ANSWER, Answer

PAUSE = 0.05  # seconds between two links of one writer
ERASED = 4  # one link in so many
PATIENCE = 3  # tries at reading back what the limit or a late start refused


@dataclass
class Written:
    person: Person
    code: str
    at: float  # time.monotonic() when it was acknowledged
    erased: bool | None = False  # None: asked, but not told whether it was done


@dataclass
class Book:
    asked: int = 0
    acknowledged: list[Written] = field(default_factory=list)
    refused: Counter = field(default_factory=Counter)  # calm answers, by status
    failed: Counter = field(default_factory=Counter)  # what nobody should see, by kind
    missing: int = 0
    returned: int = 0  # erased, and there again


class Writers:
    """`key` seals the visits, `clock` says what time it is for the site."""

    def __init__(self, book: Book, origin: str, key: str, address: Callable[[], str], *, number: int = 6) -> None:
        self.book, self.key, self.clock = book, key, time.time
        self._origin, self._address = origin, address
        self._ended, self._lock, self._turn = threading.Event(), threading.Lock(), itertools.count()
        self._busy = [threading.Lock() for _ in range(number)]
        self._threads = [threading.Thread(target=self._write_on, args=[busy], daemon=True) for busy in self._busy]
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        self._ended.set()
        for thread in self._threads:
            thread.join()

    @contextmanager
    def resting(self) -> Iterator[None]:
        """Meanwhile nothing is written, and what had begun is done."""
        with ExitStack() as stack:
            for busy in self._busy:
                stack.enter_context(busy)
            yield

    def first_after(self, moment: float, patience: float = 30) -> float:
        """Seconds from that moment to the first link acknowledged since."""
        while time.monotonic() < moment + patience:
            with self._lock:
                later = [written.at for written in reversed(self.book.acknowledged[-50:]) if written.at > moment]
            if later:
                return min(later) - moment
            time.sleep(0.01)
        return float("inf")

    def check(self, has_ended: Callable[[Written], bool]) -> None:
        """Open all that was acknowledged, and all that was erased."""
        told = [written for written in self.book.acknowledged if not has_ended(written)]
        self.book.missing += self.missing(told)
        self.book.returned += sum(self._opened([written for written in told if written.erased]))

    def missing(self, told: list[Written]) -> int:
        return self._opened([written for written in told if written.erased is False]).count(False)

    def _opened(self, links: list[Written]) -> list[bool]:
        with ThreadPoolExecutor(4) as pool:
            return list(pool.map(self._shows, links))

    def _write_on(self, busy: threading.Lock) -> None:
        while not self._ended.wait(PAUSE):
            with busy:
                self._write()

    def _write(self) -> None:
        turn = next(self._turn)
        person, prefix = someone(self.key, now=self.clock()), "/es" if turn % 3 == 0 else ""
        written = self._make(person, prefix)
        if written and turn % ERASED == 0:
            self._erase(written)

    def _make(self, person: Person, prefix: str) -> Written | None:
        with self._lock:
            self.book.asked += 1
        try:
            answer, code = sharing.make(self._origin, person, self._address(), prefix=prefix)
        except NO_ANSWER as error:
            self._count(self.book.failed, type(error).__name__)
            return None
        if not code:
            self._count(self.book.refused if self._is_refusal(answer) else self.book.failed, str(answer.status))
            return None
        written = Written(person, code, time.monotonic())
        with self._lock:
            self.book.acknowledged.append(written)
        return written

    def _erase(self, written: Written) -> None:
        written.erased = None
        try:
            answer = sharing.erase(self._origin, written.code, self._address())
        except NO_ANSWER as error:
            self._count(self.book.failed, f"erasing: {type(error).__name__}")
            return
        if answer.status == 200:
            written.erased = True
        elif not self._is_refusal(answer):
            self._count(self.book.failed, f"erasing: {answer.status}")

    def _is_refusal(self, answer: Answer) -> bool:
        return answer.status in {429, 502, 503, 504} and answer.is_calm

    def _shows(self, written: Written) -> bool:
        """Whoever erased it also sends the form again that made it."""
        if written.erased:
            sharing.make(self._origin, written.person, self._address())
        for _ in range(PATIENCE):
            answer = sharing.open_(self._origin, written.code, self._address())
            if answer.status in {200, 404, 410}:
                break
            time.sleep(0.5)
        return answer.status == 200 and written.person.shows in answer.text

    def _count(self, counter: Counter, kind: str) -> None:
        with self._lock:
            counter[kind] += 1
