"""Search over all pages of one language, in this process: accents folded, titles before headings before text.

Pages that everyday words mean come first (search_words.py); the rest is found by the words on the pages.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from django.utils.html import format_html
from django.utils.safestring import SafeString

from programs.catalog import catalog
from programs.languages import languages
from programs.page import Page
from programs.search_words import WORD, Heard, fold, listen, meant, search_words, telling

MOST_WORDS = 8
MOST_SHOWN = 12  # pages: who searches at night reads no further
MOST_CLOSEST = 5  # pages that hold only some of the words
WHOLE = 3  # letters: a word as short must stand whole ("die" is not "dietitian"), a longer one may be a beginning
TITLE, HEADING, SUMMARY, BODY = 12, 5, 4, 1  # what a hit weighs, by where it is
SNIPPET_BEFORE, SNIPPET_AFTER = 60, 160  # characters


class Outcome(StrEnum):
    FOUND = "found"
    CLOSEST = "closest"  # no page holds every word; these hold half of them or more
    NOTHING = "nothing"  # pages that anyone may need


@dataclass(frozen=True)
class Hit:
    """`snippet` is (text before, the word found, text after)."""

    page: Page
    snippet: tuple[str, str, str]

    @property
    def marked(self) -> SafeString:
        before, word, after = self.snippet
        return format_html("{}<mark>{}</mark>{}", before, word, after) if word else format_html("{}", before)


@dataclass(frozen=True)
class Answer:
    """`found` are the pages there are; `hits` the best of them."""

    found: int
    hits: tuple[Hit, ...]
    outcome: Outcome
    heard: Heard


@dataclass(frozen=True)
class Document:
    """`firsts`: where each word stands for the first time in the text."""

    page: Page
    text: str
    firsts: Mapping[str, int]


@dataclass(frozen=True)
class Index:
    """`places` has for each word of any page how often it stands where: a page by its slug, and what a hit there weighs."""

    documents: Mapping[str, Document]
    words: tuple[str, ...]  # in order
    places: Mapping[str, Mapping[tuple[str, int], int]]


def search(query: str, language: str) -> Answer:
    """Best first. A page is found by every word of the query, or a word that begins with it, leaving out words that say little."""
    heard, words, index = listen(query), telling(query, language)[:MOST_WORDS], _index(language)
    ranked, are_whole = _ranked(index, words)
    slugs, outcome = _chosen(query, language, heard, ranked, are_whole)
    forms = [form for word in words for form in _candidates(index, word)]
    shown = (index.documents[slug] for slug in slugs[:MOST_SHOWN])
    return Answer(len(slugs), tuple(Hit(document.page, _snippet(document, forms)) for document in shown), outcome, heard)


def _chosen(query: str, language: str, heard: Heard, ranked: list[str], are_whole: bool) -> tuple[Sequence[str], Outcome]:
    """What the words mean, then what holds them; else what they mean in another language, else what comes closest."""
    offered = search_words().offered
    here = [*(offered.despair if heard else ()), *meant(query, language), *(ranked if are_whole else ())]
    elsewhere = (slug for other in languages() if other != language for slug in meant(query, other))
    if found := dict.fromkeys(here or elsewhere):
        return tuple(found), Outcome.FOUND
    if ranked:
        return ranked[:MOST_CLOSEST], Outcome.CLOSEST
    return offered.nothing, Outcome.NOTHING


def _ranked(index: Index, words: list[str]) -> tuple[list[str], bool]:
    """The pages that hold most of the words, half of them at least; and whether that is all of them."""
    scores = [_scores(index, word) for word in words]
    held = Counter(slug for found in scores for slug in found)
    most = max(held.values(), default=0)
    if not most or most * 2 < len(words):
        return [], False
    total = {slug: sum(found.get(slug, 0) for found in scores) for slug in index.documents if held[slug] == most}
    return sorted(total, key=lambda slug: -total[slug]), most == len(words)


def _scores(index: Index, word: str) -> Mapping[str, int]:
    """Where the word is found, a whole word counting double; many mentions count no more than three."""
    hits: Counter[tuple[str, int]] = Counter()
    for found in _candidates(index, word):
        hits.update(index.places[found])
    whole = index.places.get(word, {})
    scores: Counter[str] = Counter()
    for (slug, weight), times in hits.items():
        scores[slug] += weight * (min(times, 3) + ((slug, weight) in whole))
    return scores


def _candidates(index: Index, word: str) -> Iterator[str]:
    if len(word) <= WHOLE:
        yield from (word,) if word in index.places else ()
        return
    begins = _stem(word)
    for place in range(bisect_left(index.words, begins), len(index.words)):
        if not index.words[place].startswith(begins):
            return
        yield index.words[place]


def _stem(word: str) -> str:
    """So that "drinks" also finds "drink" and "drinking"."""
    return word[:-1] if len(word) > WHOLE + 1 and word.endswith("s") else word


@cache
def _index(language: str) -> Index:
    slugs = dict.fromkeys(slug for _, slug in catalog().pages)
    documents = {slug: _document(catalog().page(slug, language)) for slug in slugs}
    places: dict[str, Counter[tuple[str, int]]] = defaultdict(Counter)
    for slug, document in documents.items():
        for weight, text in _fields(document):
            for word in WORD.findall(fold(text)):
                places[word][slug, weight] += 1
    return Index(documents, tuple(sorted(places)), {word: dict(found) for word, found in places.items()})


def _document(page: Page) -> Document:
    text = f"{page.summary} {page.body.text}"
    firsts: dict[str, int] = {}
    for word in WORD.finditer(fold(text)):
        firsts.setdefault(word[0], word.start())
    return Document(page, text, firsts)


def _fields(document: Document) -> Iterator[tuple[int, str]]:
    page = document.page
    yield TITLE, f"{page.title} {page.nav}"
    yield HEADING, " ".join(heading.heading for heading in page.body.headings)
    yield SUMMARY, page.summary
    yield BODY, document.text


def _snippet(document: Document, forms: list[str]) -> tuple[str, str, str]:
    """Marks the first of the words in the text. No pattern is made of them: Python would keep it."""
    found = [(document.firsts[form], form) for form in forms if form in document.firsts]
    if not found:
        return document.page.summary, "", ""
    start, form = min(found)
    end = start + len(form)
    before = document.text[max(0, start - SNIPPET_BEFORE) : start]
    after = document.text[end : end + SNIPPET_AFTER]
    if start > SNIPPET_BEFORE:
        before = "… " + before.partition(" ")[2]
    return before, document.text[start:end], after.rpartition(" ")[0] + " …"
