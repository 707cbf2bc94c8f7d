"""Search over all pages of one language, in this process: accents folded, titles before headings before text."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from programs.catalog import catalog
from programs.page import Page

WORD = re.compile(r"\w+")
MOST_WORDS = 8
TITLE, HEADING, SUMMARY, BODY = 12, 5, 4, 1  # what a hit weighs, by where it is
SNIPPET_BEFORE, SNIPPET_AFTER = 60, 160  # characters


@dataclass(frozen=True)
class Document:
    page: Page
    fields: tuple[tuple[int, tuple[str, ...]], ...]
    text: str
    folded: str


@dataclass(frozen=True)
class Hit:
    """`snippet` is (text before, the words found, text after)."""

    page: Page
    snippet: tuple[str, str, str]


def search(query: str, language: str) -> tuple[Hit, ...]:
    """Pages that hold every word of the query, or a word that begins with it; best first. An empty query finds nothing."""
    words = WORD.findall(fold(query))[:MOST_WORDS]
    if not words:
        return ()
    scored = [(_score(document, words), document) for document in _documents(language)]
    found = sorted((entry for entry in scored if entry[0]), key=lambda entry: -entry[0])
    return tuple(Hit(document.page, _snippet(document, words)) for _, document in found)


def fold(text: str) -> str:
    """Lower case, accents off; as many characters as before, so that places in it are places in the text."""
    return "".join(unicodedata.normalize("NFD", character)[0] for character in text).lower()


@cache
def _documents(language: str) -> tuple[Document, ...]:
    slugs = dict.fromkeys(slug for _, slug in catalog().pages)
    return tuple(_document(catalog().page(slug, language)) for slug in slugs)


def _document(page: Page) -> Document:
    text = f"{page.summary} {page.body.text}"
    return Document(
        page,
        (
            (TITLE, _words(f"{page.title} {page.nav}")),
            (HEADING, _words(" ".join(heading.heading for heading in page.body.headings))),
            (SUMMARY, _words(page.summary)),
            (BODY, _words(text)),
        ),
        text,
        fold(text),
    )


def _words(text: str) -> tuple[str, ...]:
    return tuple(WORD.findall(fold(text)))


def _score(document: Document, words: list[str]) -> int:
    scores = [_word_score(document, word) for word in words]
    return sum(scores) if all(scores) else 0


def _word_score(document: Document, word: str) -> int:
    """Where the word is found, a whole word counting double; many mentions count no more than three."""
    total = 0
    for weight, found in document.fields:
        hits = [candidate == word for candidate in found if candidate.startswith(word)]
        total += weight * (min(len(hits), 3) + (1 if any(hits) else 0))
    return total


def _snippet(document: Document, words: list[str]) -> tuple[str, str, str]:
    found = re.search(rf"\b({'|'.join(map(re.escape, words))})\w*", document.folded)
    if not found:
        return document.text[:SNIPPET_AFTER].rsplit(" ", 1)[0] + " …", "", ""
    start, end = found.span()
    before = document.text[max(0, start - SNIPPET_BEFORE) : start]
    after = document.text[end : end + SNIPPET_AFTER]
    if start > SNIPPET_BEFORE:
        before = "… " + before.partition(" ")[2]
    return before, document.text[start:end], after.rpartition(" ")[0] + " …"
