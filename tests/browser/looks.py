"""The ways a page is looked at. Each returns the faults it finds, as sentences."""

from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

STRUCTURE = Path(__file__).with_name("structure.js").read_text()
AXE = """async tag => {
  const rules = axe.getRules(tag ? [tag] : []).filter(rule => rule.enabled).map(rule => rule.ruleId);
  const found = await axe.run(document, {resultTypes: ["violations"], runOnly: rules});
  return found.violations.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.html.slice(0, 120)}`));
}"""
SHIFT = """() => new Promise(resolve => {
  let sum = 0;
  new PerformanceObserver(list => { for (const entry of list.getEntries()) sum += entry.value; })
    .observe({type: "layout-shift", buffered: true});
  requestAnimationFrame(() => setTimeout(() => resolve(sum), 100));
})"""
COLORS = "cat.color"  # axe's tag for its rules about colors
SHIFT_MOST = 0.01  # Google's "good" is 0.1


def structure(page: Page) -> list[str]:
    """What axe misses: see structure.js for the checks."""
    return page.evaluate(STRUCTURE)


def axe(page: Page, tag: str | None = None) -> list[str]:
    """By axe's default rules, or those of them with a tag."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(Axe().axe_script)
    return page.evaluate(AXE, tag)


def shift(page: Page) -> list[str]:
    """What moved under a person's finger since the page began to load."""
    moved = page.evaluate(SHIFT)
    return [f"moved by {moved}"] if moved > SHIFT_MOST else []
