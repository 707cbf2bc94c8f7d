"""A visit already under way: the cookies the site would have set, made here by its own code with its own keys."""

from http.cookies import SimpleCookie
from urllib.parse import urlsplit

from django.http import HttpResponse
from playwright.sync_api import Page

from assessment.domain import Answers
from assessment.domain.flow import next_question
from assessment.domain.level_of_care.questions import Question
from assessment.walk import store
from assessment.walk.visit import Visit
from tests.running import HOST


def resume(page: Page, given: dict[str, str], *, prefix: str = "", who: str = "self", pause: str | None = None) -> None:
    """Go on where the answers end: at the next question, at the result, or at the stop that the `pause` question called for."""
    answers = Answers.from_codes(given | {"who": who})
    page.context.add_cookies(
        [
            {"name": name, "value": cookie.value, "domain": HOST, "path": cookie["path"], "secure": bool(cookie["secure"])}
            for name, cookie in cookies(answers, pause).items()
        ]
    )
    path = address(answers, prefix)
    page.goto(path)
    assert urlsplit(page.url).path == path, f"The site does not know this visit: it led from {path} to {page.url}"


def cookies(answers: Answers, pause: str | None = None) -> SimpleCookie:
    return store.put(HttpResponse(), Visit(answers, pause=pause and Question(pause))).cookies


def address(answers: Answers, prefix: str = "") -> str:
    return f"{prefix}/assessment/{next_question(answers) or 'result'}/"
