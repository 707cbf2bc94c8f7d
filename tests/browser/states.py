"""Every state a page can be in, by name, and how a person gets there."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import pytest
from playwright.sync_api import Page

from assessment.domain.flow import ORDER
from programs.languages import languages, prefix
from programs.pages import PAGES
from tests.browser.visits import resume
from tests.browser.walking import CONTINUE, go_on
from tests.vocabulary import LEVELS, MILDEST, NEXT_STEPS, codes

PREFIXES = {code: prefix(code) for code in languages()}
QUESTIONS = tuple(question.value for question in ORDER)
STOPS = {
    "stop-danger": {"safety": "danger"},
    "stop-others": {"safety": "others"},
    "stop-thoughts": {"safety": "frequent"},
    "stop-urgent-health": {"safety": "none", "health": "urgent"},
    "stop-urgent-mind": {"safety": "none", "health": "mind"},
    "stop-unsafe-home": {question: MILDEST[question] for question in QUESTIONS[: QUESTIONS.index("home")]} | {"home": "unsafe"},
}
DESPAIR = {"/es": "quiero morir"}  # as it is typed where not in English


@dataclass(frozen=True)
class State:
    name: str
    language: str
    way: Callable[[Page, str], None]

    def reach(self, page: Page) -> None:
        """Begins as a stranger: nothing is left of the state before."""
        page.context.clear_cookies()
        self.way(page, PREFIXES[self.language])

    def __str__(self) -> str:
        return f"{self.language}-{self.name}"

    @property
    def is_question(self) -> bool:
        return self.name.startswith("question-")

    @property
    def has_errors(self) -> bool:
        return self.name.endswith("-error")


def _address(path: str, page: Page, prefix: str) -> None:
    page.goto(f"{prefix}/{path}")


def _search(words: str, page: Page, prefix: str) -> None:
    page.goto(f"{prefix}/search/")
    page.locator("#q").fill(words)
    go_on(page, "form.search button")


def _search_crisis(page: Page, prefix: str) -> None:
    _search(DESPAIR.get(prefix, "I want to die"), page, prefix)


def _search_gone(page: Page, prefix: str) -> None:
    _search("iop", page, prefix)
    page.context.clear_cookies()
    page.reload()


def _menu(page: Page, prefix: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{prefix}/")
    page.locator("header button[popovertarget]:visible").click()
    page.locator("#menu").wait_for(state="visible")


def reach_question(code: str, page: Page, prefix: str, who: str = "self") -> None:
    resume(page, {before: MILDEST[before] for before in QUESTIONS[: QUESTIONS.index(code)]}, prefix=prefix, who=who)


def _unanswered(reach: Callable[[Page, str], None], page: Page, prefix: str) -> None:
    reach(page, prefix)
    go_on(page, CONTINUE)


def _erased(page: Page, prefix: str) -> None:
    page.goto(f"{prefix}/assessment/result/")


def _in_progress(page: Page, prefix: str) -> None:
    reach_question("health", page, prefix)
    page.goto(f"{prefix}/assessment/")


def _stop(given: dict[str, str], page: Page, prefix: str) -> None:
    resume(page, given, prefix=prefix, pause=list(given)[-1])


def _result(given: dict[str, str], page: Page, prefix: str, who: str = "self") -> None:
    resume(page, codes(**given), prefix=prefix, who=who)


def _sheet(page: Page, prefix: str) -> None:
    _result(HEAVY, page, prefix)
    page.goto(f"{prefix}/assessment/sheet/")


def _link_made(page: Page, prefix: str) -> None:
    _result(LEVELS["iop"], page, prefix)
    page.locator("details:has([name=life]) summary").click()
    go_on(page, "form[action$='/share/'] button")


def _link_erased(page: Page, prefix: str) -> None:
    _link_made(page, prefix)
    go_on(page, "[name=revoke]")


def _link_not_made_again(page: Page, prefix: str) -> None:
    _link_erased(page, prefix)
    page.goto(f"{prefix}/assessment/result/")
    page.locator("details:has([name=life]) summary").click()
    go_on(page, "form[action$='/share/'] button")


def _link_wanted_again(page: Page, prefix: str) -> None:
    _link_not_made_again(page, prefix)
    go_on(page, "form[action$='/another/'] button")


def _opened(page: Page, prefix: str, code: str) -> None:
    page.goto(f"{prefix}/s")
    page.locator("#code").fill(code)
    go_on(page, "form:has(#code) button")


def _shared(page: Page, prefix: str) -> None:
    _link_made(page, prefix)
    _opened(page, prefix, page.locator("#link").inner_text())


# Much at once, with care day and night: three stops, four reasons, six cautions; and at home, with a PHP: a stop, six reasons.
HEAVY = {
    "safety": "attempt",
    "health": "urgent",
    "daily_life": "unable",
    "symptoms": "constant",
    "substances": "daily",
    "eating": "daily",
    "care": "php_not_enough",
    "home": "unsafe",
    "motivation": "unwilling",
    "time": "none",
}
HEAVY_AT_HOME = HEAVY | {
    "safety": "frequent",
    "health": "daily",
    "daily_life": "mostly_unable",
    "care": "stepping_down",
    "home": "supportive",
}

_WAYS: dict[str, Callable[[Page, str], None]] = {
    **{f"page-{entry.name}": partial(_address, entry.path) for entry in PAGES},
    "menu-open": _menu,
    "search": partial(_address, "search/"),
    "search-found": partial(_search, "iop"),
    "search-closest": partial(_search, "iop zzzz"),
    "search-nothing": partial(_search, "zzzz"),
    "search-gone": _search_gone,
    "search-crisis": _search_crisis,
    "search-emergency": partial(_search, "overdose"),
    "link-kit": partial(_address, "share/"),
    "not-found": partial(_address, "no-such-page/"),
    "start": partial(_address, "assessment/"),
    "start-preset": partial(_address, "assessment/?for=someone&program=depression"),
    "start-in-progress": _in_progress,
    "start-error": partial(_unanswered, partial(_address, "assessment/")),
    **{f"question-{code}": partial(reach_question, code) for code in QUESTIONS},
    "first-error": partial(_unanswered, partial(reach_question, "safety")),
    "later-error": partial(_unanswered, partial(reach_question, "care")),
    "erased": _erased,
    **{name: partial(_stop, given) for name, given in STOPS.items()},
    **{f"result-{step}": partial(_result, given) for step, given in NEXT_STEPS.items()},
    "result-someone": partial(_result, HEAVY_AT_HOME, who="someone"),
    "result-heavy": partial(_result, HEAVY),
    "result-heavy-at-home": partial(_result, HEAVY_AT_HOME),
    "sheet": _sheet,
    "link-made": _link_made,
    "link-erased": _link_erased,
    "link-not-made-again": _link_not_made_again,
    "link-wanted-again": _link_wanted_again,
    "shared-unopened": partial(_address, "s"),
    "shared-closed": partial(_address, "s?closed"),
    "shared-not-found": partial(_opened, code="AAAA"),
    "shared-result": _shared,
    "link-kit-made": partial(_address, "share/?to=assessment&lang=es&for=someone&program=depression"),
}

STATES = tuple(State(name, language, way) for language in PREFIXES for name, way in _WAYS.items())
each_language = pytest.mark.parametrize("language", PREFIXES)
