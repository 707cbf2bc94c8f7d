"""Scripts are extras: pages of information have none, and the one script of a private page is small."""

from tests.browser.states import PREFIXES, each_language


@each_language
def test_scripts_are_extras_of_two_thousand_bytes_at_most(look, language):
    look.goto(f"{PREFIXES[language]}/")
    assert look.locator("script:not([type='application/ld+json'])").count() == 0
    look.goto(f"{PREFIXES[language]}/s")
    (source,) = look.locator("script[src]").evaluate_all("found => found.map(one => one.src)")
    assert len(look.request.get(source).body()) <= 2048
