"""What people type, from content/search.toml: words of despair, words that say little, everyday words with the pages they mean."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from programs.languages import languages
from programs.pages import BY_SLUG
from programs.records import Fault, Place, read_file, read_toml, record, refuse

FILE = Path(__file__).parent / "content" / "search.toml"
WORD = re.compile(r"[^\W_]+")
APOSTROPHE = re.compile(r"['’‘`´ʼ]")
SHORT = 3  # letters
DOUBLED = re.compile(r"(.)\1+")
ANYTHING = "*"
BETWEEN = r"(?: \w+){0,3}"  # what a `*` between two words may stand for


class Heard(StrEnum):
    """What a search may tell of; which help comes first on the card."""

    NOTHING = ""
    CRISIS = "crisis"
    EMERGENCY = "emergency"


@dataclass(frozen=True)
class Offered:
    """Slugs of pages: what stands first where despair is heard, and what is offered where nothing is found."""

    despair: tuple[str, ...]
    nothing: tuple[str, ...]


@dataclass(frozen=True)
class Everyday:
    """Whoever types one of `words` means `pages`."""

    words: tuple[str, ...]
    pages: tuple[str, ...]


@dataclass(frozen=True)
class Words:
    """Of one language."""

    emergency: tuple[str, ...]
    crisis: tuple[str, ...]
    filler: tuple[str, ...]
    everyday: tuple[Everyday, ...]


@dataclass(frozen=True)
class Loaded:
    """What is sound, and what is wrong with the rest."""

    offered: Offered
    words: Mapping[str, Words]
    faults: tuple[Fault, ...]


def listen(query: str) -> Heard:
    """In every language on every page: despair does not look for the right one first."""
    said, spoken = _spoken(query), search_words().words.values()
    if any(_pattern(words.emergency).search(said) for words in spoken):
        return Heard.EMERGENCY
    return Heard.CRISIS if any(_pattern(words.crisis).search(said) for words in spoken) else Heard.NOTHING


def meant(query: str, language: str) -> list[str]:
    """Slugs of the pages that its everyday words mean: the first page of each entry, then their second pages."""
    said = _spoken(query)
    entries = [entry.pages for entry in search_words().words[language].everyday if _pattern(entry.words).search(said)]
    most = max(map(len, entries), default=0)
    return list(dict.fromkeys(pages[place] for place in range(most) for pages in entries if place < len(pages)))


def telling(query: str, language: str) -> list[str]:
    """Its words, each once, without single letters and those that say little; where there are no others, those that say little."""
    words = [word for word in dict.fromkeys(WORD.findall(fold(query))) if len(word) > 1]
    return [word for word in words if word not in _filler(language)] or words


def fold(text: str) -> str:
    """Lower case, accents off; as many characters as before, so that places in it are places in the text."""
    return "".join(unicodedata.normalize("NFD", character)[0] for character in text).lower()


def search_words() -> Loaded:
    """Raises Faults."""
    loaded = read()
    refuse(loaded.faults)
    return loaded


@cache
def read() -> Loaded:
    """The same with its faults, for the check that tells them all."""
    faults: list[Fault] = []
    place = Place(FILE.name, faults)
    given = read_toml(read_file(FILE, place), place)
    offered, words = (None, {}) if faults else (_offered(given, place), _languages(given, place))
    return Loaded(offered or Offered((), ()), words, tuple(faults))


def _offered(given: Mapping[str, object], place: Place) -> Offered | None:
    for name in given.keys() - {"offered", *languages()}:
        place.below(name).fault("unknown field")
    offered = record(Offered, given.get("offered"), place.below("offered"))
    if offered:
        _check_pages(offered.despair, place.below("offered.despair"))
        _check_pages(offered.nothing, place.below("offered.nothing"))
    return offered


def _languages(given: Mapping[str, object], place: Place) -> dict[str, Words]:
    for language in languages():
        if language not in given:
            place.below(language).fault("missing")
    read = {language: record(Words, given[language], place.below(language)) for language in languages() if language in given}
    sound = {language: words for language, words in read.items() if words}
    for language, words in sound.items():
        _check_words(words, place.below(language))
    return sound


def _check_words(words: Words, place: Place) -> None:
    for name in ("emergency", "crisis", "filler"):
        _check_phrases(getattr(words, name), place.below(name))
    for number, entry in enumerate(words.everyday, start=1):
        _check_phrases(entry.words, place.below("everyday").below(number).below("words"))
        _check_pages(entry.pages, place.below("everyday").below(number).below("pages"))


def _check_phrases(phrases: tuple[str, ...], place: Place) -> None:
    """An empty one would be found in every search."""
    if not phrases:
        place.fault("empty")
    for phrase in phrases:
        if not WORD.search(phrase):
            place.fault(f"no word in {phrase!r}")


def _check_pages(slugs: tuple[str, ...], place: Place) -> None:
    if not slugs:
        place.fault("empty")
    for slug in slugs:
        if slug not in BY_SLUG:
            place.fault(f"{slug!r} is no page")


@cache
def _filler(language: str) -> frozenset[str]:
    return frozenset(fold(word) for word in search_words().words[language].filler)


def _spoken(text: str) -> str:
    """Words with one space between, without accents, apostrophes and doubled letters: "I don't, DIEEE" is "i dont die"."""
    return " ".join(map(_plain, WORD.findall(fold(APOSTROPHE.sub("", text)))))


def _plain(word: str) -> str:
    """Short words are left as they are: "odd" is not "od"."""
    return _single(word) if len(word) > SHORT else word


def _single(word: str) -> str:
    return DOUBLED.sub(r"\1", word)


@cache
def _pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\S)(?:{'|'.join(map(_expression, phrases))})(?!\S)")


def _expression(phrase: str) -> str:
    return "".join(map(_part, fold(APOSTROPHE.sub("", phrase)).split())).lstrip()


def _part(word: str) -> str:
    """`want * die` lets up to three words stand between; `suici*` is every word that begins so."""
    if word == ANYTHING:
        return BETWEEN
    if word.endswith(ANYTHING):
        return rf" {re.escape(_single(word.rstrip(ANYTHING)))}\w*"
    return f" {re.escape(_plain(word))}"
