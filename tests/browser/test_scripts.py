"""Scripts are extras: pages of information have none, and a private page has one, small and inside the page."""

import pytest
from playwright.sync_api import Page

from tests.browser.states import PREFIXES, each_language

PATHS = ["", "assessment/", "s", "assessment/nowhere/"]
STRANGE = '<script>window.strange = 1</script><img src="data:," onerror="window.strange = 1" alt="">'
LOADED = """async () => {
    const picture = new Image();
    picture.src = document.querySelector("link[rel=icon]").href;
    await picture.decode();
    return picture.width > 0;
}"""


@each_language
def test_scripts_are_extras_of_two_thousand_bytes_at_most(look, language):
    look.goto(f"{PREFIXES[language]}/")
    assert look.locator("script:not([type='application/ld+json'])").count() == 0
    look.goto(f"{PREFIXES[language]}/s")
    (script,) = look.locator("script").evaluate_all("found => found.map(one => one.src || one.text)")
    assert 0 < len(script) <= 2048
    assert "addEventListener" in script


def told(page: Page, path: str) -> list[str]:
    """What the browser's console says on the way, faults of the policy among it."""
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(path)
    return said


@each_language
@pytest.mark.parametrize("path", PATHS)
def test_the_policy_lets_the_icon_and_the_script_through(page, language, path):
    said = told(page, f"{PREFIXES[language]}/{path}")
    assert page.evaluate(LOADED)
    assert [text for text in said if "404" not in text] == []


@pytest.mark.parametrize("path", PATHS)
def test_a_script_that_is_not_ours_never_runs(page, path):
    def put_in(route):
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace("</main>", f"{STRANGE}</main>"))

    page.route("**/*", lambda route: put_in(route) if route.request.resource_type == "document" else route.continue_())
    said = told(page, f"/{path}")
    page.wait_for_load_state("networkidle")
    assert page.locator("main script").count() == 1
    assert page.evaluate("window.strange") is None
    assert sum("Content Security Policy" in text for text in said) >= 2
