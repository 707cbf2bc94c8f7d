"""What a search costs: `python -m tests.programs.search_speed`. A ratio, since seconds differ from machine to machine.

Each search is a whole one, in one process: the form, the redirect, the answer, compressed as a browser takes it.
"""

import logging
import os
import time
from collections.abc import Callable

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "core_recovery.settings")

import django
from django.test import Client

SECONDS = 1.0  # of the processor's time, for each
SENTENCE = "i have been feeling very low since my son left and i do not know if a day program would help me with drinking, "
SEARCHES = {
    "eight common words": "program care week hours treatment people help therapy",
    "eight words of one and two letters": "a of i to in my we it",
    "300 characters of sentences": (SENTENCE * 3)[:300],
    "300 times a letter": "a" * 300,
    "150 single letters": "a " * 150,
    "60 times a word of despair's phrases": ("took " * 60)[:300],
}


def rate(ask: Callable[[], object]) -> float:
    """How often a second of the processor's time is enough for it."""
    ask()
    times, began = 0, time.process_time()
    while (spent := time.process_time() - began) < SECONDS:
        ask()
        times += 1
    return times / spent


def main() -> None:
    django.setup()
    logging.disable()
    client = Client(SERVER_NAME="127.0.0.1", headers={"Accept-Encoding": "br"})
    for prefix in ("", "/es"):
        page = f"{prefix}/search/"
        alone = rate(lambda page=page: client.get(page))
        print(f"{page} the box alone: {alone:.0f} a second")  # noqa: T201
        for name, words in SEARCHES.items():
            one = rate(lambda page=page, words=words: client.post(page, {"q": words}, follow=True))
            print(f"{page} {name}: {one:.0f} a second, {alone / one:.1f} times the box alone")  # noqa: T201


if __name__ == "__main__":
    main()
