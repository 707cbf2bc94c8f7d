"""The glossary is kept: in pages, words and buttons each English term has its Spanish term, and no avoided word stands anywhere."""

import re
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import polib
import pytest
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
PAGES = ROOT / "programs" / "content"
TEXTS = ROOT / "assessment" / "texts"
GLOSSARY = tomllib.loads((PAGES / "glossary.toml").read_text())
TERMS: dict[str, list[str]] = {
    english: [spanish, *GLOSSARY["also"].get(english, [])] for english, spanish in GLOSSARY["terms"].items()
}
MARKUP = re.compile(r"\{\{.*?\}\}|\{#.*?\}|\]\(.*?\)")


def prose(page: Path) -> str:
    _, head, body = page.read_text().split("+++", 2)
    about = tomllib.loads(head)
    return MARKUP.sub(" ", "\n".join([about["title"], about["summary"], body]))


def leaves(value: dict | list | str, name: str) -> Iterator[tuple[str, str]]:
    """A text that differs by who is answering, `you` or `relative`, is one."""
    if isinstance(value, str):
        yield name, value
    elif "you" in value:
        yield name, "\n".join(map(str, value.values()))
    else:
        for key, part in value.items() if isinstance(value, dict) else enumerate(value):
            yield from leaves(part, f"{name} {key}")


def words(language: str) -> dict[str, str]:
    return dict(leaves(tomllib.loads((TEXTS / f"{language}.toml").read_text()), "texts:"))


def twins() -> Iterator[tuple[str, str, str]]:
    """Every text in English and in Spanish, with where it stands."""
    for page in sorted(PAGES.glob("en/**/*.md")):
        name = str(page.relative_to(PAGES / "en"))
        yield name, prose(page), prose(PAGES / "es" / name)
    spanish = words("es")
    for name, text in words("en").items():
        yield name, text, spanish[name]
    for catalog in sorted(ROOT.glob("*/locale/es/LC_MESSAGES/django.po")):
        for entry in polib.pofile(str(catalog)):
            yield f"{catalog.parts[-5]}.po: {entry.msgid}", entry.msgid, "\n".join(entry.msgstr_plural.values() or [entry.msgstr])


TWINS = list(twins())
HELP_LINES = (ROOT / "core_recovery" / "help_lines.toml").read_text()
SPANISH = [("help_lines.toml", HELP_LINES), *((name, spanish) for name, _, spanish in TWINS)]


def phrase(words: str, form: Callable[[str], str]) -> re.Pattern[str]:
    """These words in this order, each in the forms it may have; what stands in brackets does not count."""
    return re.compile(r"\b" + r"\W+".join(map(form, re.findall(r"\w+", re.sub(r"\(.*?\)", "", words)))) + r"\b", re.IGNORECASE)


def english_forms(word: str) -> str:
    return word + "s?"


def spanish_forms(word: str) -> str:
    """Whatever its ending: "mantenerse a salvo" is "mantenerme a salvo" in an answer."""
    return word if len(word) < 5 else word[:-2] + r"\w*"


def avoided_forms(word: str) -> str:
    """Plurals and the other gender count too."""
    return word[:-1] + "[oa]s?" if word[-1] in "oa" else word + "(?:e?s)?"


def misfits(english: str, spanish: list[str]) -> list[str]:
    term, own = phrase(english, english_forms), [phrase(form, spanish_forms) for form in spanish]
    return [name for name, text, twin in TWINS if term.search(text) and not any(form.search(twin) for form in own)]


@pytest.mark.parametrize("english", TERMS)
def test_where_english_has_the_term_spanish_has_its_own(english):
    assert misfits(english, TERMS[english]) == []


@pytest.mark.parametrize("english", TERMS)
def test_every_term_is_used(english):
    assert any(phrase(english, english_forms).search(text) for _, text, _ in TWINS)


@pytest.mark.parametrize(("english", "spanish"), GLOSSARY["labels"].items())
def test_a_label_has_its_one_translation(english, spanish):
    assert {twin for _, text, twin in TWINS if text == english} == {spanish}


@pytest.mark.parametrize("avoided", GLOSSARY["avoid"])
def test_no_avoided_word_stands_anywhere(avoided):
    assert [name for name, text in SPANISH if phrase(avoided, avoided_forms).search(text)] == []


def test_other_forms_are_those_of_terms():
    assert sorted(GLOSSARY["also"].keys() - GLOSSARY["terms"].keys()) == []


@pytest.mark.parametrize("text", ["Los drogadictos", "UNA ADICTA", "hospitales de día", "usted no\ncalifica"])
def test_an_avoided_word_is_found_in_every_form(text):
    assert [word for word in GLOSSARY["avoid"] if phrase(word, avoided_forms).search(text)] != []


def test_another_word_for_a_term_is_found():
    assert "what-is-iop.md" in misfits("Intensive Outpatient Program (IOP)", ["tratamiento intensivo para pacientes externos"])
