"""Where the time of a live page goes, in one process: `python -m bench.profiles` prints a table for each kind of page.

Django is asked as gunicorn asks it, with brotli taken, once everything that is kept has been drawn.
"""

import cProfile
import io
import logging
import os
import pstats
import sys
import time
from collections.abc import Callable, Iterator
from itertools import cycle
from pathlib import Path
from urllib.parse import urlencode

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "core_recovery.settings")

from core_recovery.wsgi import application  # isort: skip  # it sets Django up, and comes first

from assessment.domain import Answers
from assessment.domain.level_of_care.questions import Question
from assessment.walk import store
from assessment.walk.visit import Visit
from tests.vocabulary import MILDEST, NEXT_STEPS, codes

ROUNDS = 300
ROWS = 12
HOST = "127.0.0.1:8000"
ASKED = Question.SUBSTANCES
WORDS = ("iop", "how much does it cost", "I want to die", "my son drinks", "depression")


def environ(path: str, given: dict[str, str] | None = None, body: dict[str, str] | None = None) -> dict[str, object]:
    data = urlencode(body or {}).encode()
    token = store.COOKIE.sealed(Visit(Answers.from_codes(given or {})).dumps(), int(time.time()))
    return {
        "REQUEST_METHOD": "POST" if body else "GET",
        "PATH_INFO": path,
        "QUERY_STRING": "",
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "8000",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "HTTP_HOST": HOST,
        "HTTP_ACCEPT_ENCODING": "gzip, deflate, br",
        "HTTP_SEC_FETCH_SITE": "same-origin",
        "HTTP_COOKIE": f"visit={token}",
        "CONTENT_TYPE": "application/x-www-form-urlencoded" if body else "",
        "CONTENT_LENGTH": str(len(data)),
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(data),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
    }


def question(body: dict[str, str] | None = None) -> Iterator[dict[str, object]]:
    before = {asked.value: MILDEST[asked.value] for asked in list(Question)[: list(Question).index(ASKED)]}
    while True:
        yield environ(f"/assessment/{ASKED}/", before, body)


def results() -> Iterator[dict[str, object]]:
    for given in cycle(NEXT_STEPS.values()):
        yield environ("/assessment/result/", codes(**given))


def searches() -> Iterator[dict[str, object]]:
    for words in cycle(WORDS):
        yield environ("/search/", body={"q": words, "here": "1"})


KINDS: dict[str, Callable[[], Iterator[dict[str, object]]]] = {
    "A question": question,
    "Its answer (303)": lambda: question({ASKED.value: "some"}),
    "A result": results,
    "A search": searches,
}


def ask(request: dict[str, object]) -> None:
    told = application(request, lambda status, headers, failure=None: None)
    b"".join(told)
    told.close()  # type: ignore[attr-defined]


def table(requests: list[dict[str, object]]) -> Iterator[str]:
    """Per request, the functions that take longest themselves."""
    profile = cProfile.Profile()
    profile.enable()
    for request in requests:
        ask(request)
    profile.disable()
    found = pstats.Stats(profile)
    yield f"{found.total_calls / len(requests):,.0f} calls a request."
    yield ""
    yield "| function | calls | share |"
    yield "|---|---|---|"
    longest = sorted(found.stats.items(), key=lambda entry: -entry[1][2])[:ROWS]  # type: ignore[attr-defined]
    for (file, _, name), (_, calls, itself, *_) in longest:
        yield f"| {name} ({'/'.join(Path(file).parts[-2:])}) | {calls / len(requests):,.1f} | {itself / found.total_tt:.0%} |"  # type: ignore[attr-defined]


def main() -> None:
    logging.disable(logging.INFO)
    for name, kind in KINDS.items():
        requests = kind()
        for _ in range(ROUNDS):
            ask(next(requests))
        print(f"## {name}", "", *table([next(requests) for _ in range(ROUNDS)]), "", sep="\n")


if __name__ == "__main__":
    main()
