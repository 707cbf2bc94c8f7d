"""axe, with its default rules, finds nothing on any page state, in light and dark, on three widths."""

from axe_playwright_python.sync_playwright import Axe

from tests.browser.states import each_state

WIDTHS = (320, 360, 1280)
RUN = """async () => {
  const found = await axe.run(document, {resultTypes: ["violations"]});
  return found.violations.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.html.slice(0, 120)}`));
}"""


@each_state
def test_axe_finds_nothing(page, state):
    state.reach(page)
    page.evaluate(Axe().axe_script)
    found = {}
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 740})
            if violations := page.evaluate(RUN):
                found[f"{scheme} {width}"] = violations
    assert not found


def test_axe_is_awake(page):
    """What axe must see, it sees: without this, a silent axe would pass everything."""
    page.goto("/")
    page.evaluate("document.documentElement.removeAttribute('lang')")
    page.evaluate("document.querySelector('h1').style.color = '#eee'")
    page.evaluate(Axe().axe_script)
    assert {violation.split(":")[0] for violation in page.evaluate(RUN)} == {"color-contrast", "html-has-lang"}
