"""Whole self-assessments, sealed here by the site's own code as the site would have sealed them."""

import itertools
import os
import time
from dataclasses import dataclass

import django
from cryptography.fernet import Fernet

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "core_recovery.settings")
django.setup()

from assessment.walk.visit import Visit  # noqa: E402  needs Django ready
from tests.vocabulary import NEXT_STEPS, answers  # noqa: E402

_STEPS = itertools.cycle(NEXT_STEPS)


@dataclass(frozen=True)
class Person:
    """`cookie` holds every answer, `shows` is what must stand in their result."""

    cookie: str
    shows: str


def someone(key: str, *, now: float | None = None, **given: str) -> Person:
    """`key` is the site's first; `now` in seconds since 1970, where its clock differs from ours."""
    step = next(_STEPS) if not given else ""
    visit = Visit(answers(**(given or NEXT_STEPS[step])))
    sealed = Fernet(key).encrypt_at_time(b"visit:" + visit.dumps(), int(now or time.time())).decode()
    return Person(sealed, f'data-next="{step}"' if step else "data-next=")


def cookies(person: Person) -> dict[str, str]:
    """As the header of a request, by the names that the visit has over http and over https."""
    return {"Cookie": f"visit={person.cookie}; __Secure-visit={person.cookie}"}
