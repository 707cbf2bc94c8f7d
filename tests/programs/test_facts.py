import re
import tomllib
from pathlib import Path

import pytest

from programs.catalog import catalog

FACTS = tomllib.loads(Path(__file__).with_name("facts.toml").read_text())
CASES = [
    pytest.param(slug, language, fact[language], id=f"{language} {slug}: {fact['en']}")
    for slug, facts in FACTS.items()
    for fact in facts
    for language in ("en", "es")
]
# Words that hurt, or promise, or help lines that are gone.
NEVER = {
    "en": r"suffering from|\baddicts?\b|committed suicide|do not qualify|\bguaranteed?\b|\bcures?\b|press 3|evidence-based|NEDA",
    "es": r"\badictos?\b|cometi\w+ suicidio|no califica|garantizad|\bcura\b|oprima 3|NEDA",
}


@pytest.mark.parametrize(("slug", "language", "pattern"), CASES)
def test_the_page_says_it(slug, language, pattern):
    page = catalog().page(slug, language)
    assert re.search(pattern, f"{page.title} {page.summary} {page.body.text}", re.DOTALL)


@pytest.mark.parametrize(("language", "slug"), catalog().pages)
def test_no_page_says_what_must_not_be_said(language, slug):
    page = catalog().page(slug, language)
    assert re.findall(NEVER[language], f"{page.title} {page.summary} {page.body.text}", re.IGNORECASE) == []


@pytest.mark.parametrize("language", ["en", "es"])
def test_eating_pages_print_no_weights(language):
    text = catalog().page("programs/eating-disorders", language).body.text
    assert re.findall(r"\bBMI\b|\bIMC\b|calor[ií]|\d+ ?(lb|kg|pounds|libras|kilos)", text, re.IGNORECASE) == []


@pytest.mark.parametrize(("language", "slug"), catalog().pages)
def test_short_names_are_spelled_out_where_they_are_first_used(language, slug):
    page = catalog().page(slug, language)
    text = f"{page.summary} {page.body.text}"
    for short, long in (
        ("IOP", {"en": "intensive outpatient", "es": "programas? intensivos? ambulatorios?"}),
        ("PHP", {"en": "partial hospitalization", "es": "hospitalización parcial"}),
    ):
        first = re.search(rf"\b{short}s?\b", text)
        if first and not page.slug.startswith("articles"):
            assert re.search(long[language], text[: first.start()], re.IGNORECASE), (
                short,
                text[max(0, first.start() - 80) : first.end()],
            )
