"""A person's way through the self-assessment, by clicks. Nothing here needs JavaScript in the page."""

from playwright.sync_api import Page

FORM = "main form:has(input[type=radio])"
CONTINUE = f"{FORM} button[type=submit]"
RESULT = "main[data-level]"
STOP = "main[data-stop]"
CARRY_ON = "[data-continue]"


def begin(page: Page, *, prefix: str = "", who: str = "self", query: str = "") -> None:
    page.goto(f"{prefix}/assessment/{query}")
    answer(page, "who", who)


def answer(page: Page, question: str, option: str) -> None:
    page.locator(f"input[name={question}][value={option}]").check()
    go_on(page, CONTINUE)


def go_on(page: Page, button: str) -> None:
    """Press what leads to another page, or to the same address anew, and wait until all of it is there."""
    with page.expect_navigation():
        page.locator(button).click()


def answer_all(page: Page, given: dict[str, str]) -> None:
    """Each question with its answer; stop pages on the way are passed."""
    for question, option in given.items():
        answer(page, question, option)
        if page.locator(STOP).count():
            go_on(page, CARRY_ON)


def walk(page: Page, given: dict[str, str], *, prefix: str = "", who: str = "self") -> None:
    """From the start to the result."""
    begin(page, prefix=prefix, who=who)
    answer_all(page, given)
    page.locator(RESULT).wait_for()


def unfold(page: Page, inside: str) -> None:
    """Open the fold that holds something, if it is closed."""
    page.locator(f"details:not([open]):has({inside}) > summary").evaluate_all("found => found.forEach(one => one.click())")


def rules(page: Page) -> list[str]:
    """The rules a result names, in its order."""
    return page.locator("[data-rule]").evaluate_all("found => found.map(one => one.dataset.rule)")
