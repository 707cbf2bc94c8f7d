"""The words tests are written in: `answers(home="none")`, `walk(client, answers())`. Unknown names are refused."""

import re

from assessment.domain import Answers
from assessment.domain.level_of_care.questions import Question

# Someone for whom weekly visits fit: each test names only what differs.
MILDEST = {question.value: question.options[0].value for question in Question}
MOST_OPTIONS = max(len(question.options) for question in Question)
# One set of answers for each level.
LEVELS = {
    "outpatient": {},
    "iop": {"care": "weekly_not_enough"},
    "php": {"daily_life": "mostly_unable"},
    "inpatient": {"daily_life": "unable"},
}
# One set of answers for each next step.
NEXT_STEPS = {
    "emergency": {"safety": "danger"},
    "seen-today": {"health": "mind"},
    "today": {"safety": "attempt", "care": "weekly_helps"},
    "live-in": {"care": "php_not_enough"},
    "ask-first": {"safety": "unsure"},
    "php-soon": {"daily_life": "mostly_unable"},
    "housing": {"care": "weekly_not_enough", "home": "unstable"},
    "choose": {"care": "weekly_not_enough", "motivation": "unwilling"},
    "stay": {"care": "iop_helps"},
    "iop-soon": {"care": "weekly_not_enough"},
    "weekly": {"safety": "passing"},
}


def codes(**differing: str) -> dict[str, str]:
    """A code for every question, in the order asked."""
    unknown = differing.keys() - MILDEST.keys()
    assert not unknown, f"no such question: {unknown}"
    Answers.from_codes(differing)
    return MILDEST | differing


def answered_at(place: int) -> dict[str, str]:
    """Each question answered by the option at that place, or by its last: all of them together give every option there is."""
    return {question.value: question.options[min(place, len(question.options) - 1)].value for question in Question}


def answers(**differing: str) -> Answers:
    who = differing.pop("who", "self")
    return Answers.from_codes(codes(**differing) | {"who": who})


def chosen(response) -> list[str]:
    """The codes of the buttons that are filled in."""
    return re.findall(r'value="(\w+)"[^>]* checked', response.content.decode())


def walk(client, given: dict[str, str], *, who: str = "self", prefix: str = ""):
    """Answer the questions one by one as a browser would, passing stop pages; returns the last response."""
    response = client.post(f"{prefix}/assessment/", {"who": who})
    for question in Question:
        if question in given:
            response = client.post(f"{prefix}/assessment/{question}/", {question.value: given[question]}, follow=True)
    if b"data-continue" in response.content:
        response = client.post(f"{prefix}/assessment/carry-on/", follow=True)
    return response
