"""The content folder, read: `sources.toml` and `<language>/<slug>.md`. Every fault is collected, each naming its file and field."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.conf import settings

from programs.facts import UNFILLED, fill
from programs.inserts import faults_of
from programs.languages import languages, prefix
from programs.markdown import Rendered, render
from programs.page import Page, Source
from programs.pages import BY_SLUG, PAGES
from programs.records import Fault, Place, read_file, read_toml, record

FENCE = "+++\n"
TITLE_MOST, SUMMARY_MOST = 70, 170  # characters; what search results show


@dataclass(frozen=True)
class FrontMatter:
    title: str
    summary: str
    updated: date
    sources: tuple[str, ...]
    reviewed_by: str
    nav: str = ""
    published: date | None = None


@dataclass(frozen=True)
class Read:
    """What is sound, by language and slug, and what is wrong with the rest. `source_ids` has those at fault too."""

    pages: Mapping[tuple[str, str], Page]
    sources: Mapping[str, Source]
    source_ids: frozenset[str]
    faults: tuple[Fault, ...]


def read(root: Path) -> Read:
    """Read a content folder: `sources.toml` and `<language>/<slug>.md`. What is at fault is left out, and told in `faults`."""
    faults: list[Fault] = []
    sources, source_ids = _read_sources(root / "sources.toml", faults)
    files = {(language, _slug(file, root)): file for language in languages() for file in _files(root / language)}
    faults += [*_pairing_faults(files), *_stray_faults(root)]
    found = {key: _read_page(file, root, *key, sources, source_ids, faults) for key, file in files.items()}
    pages = {key: page for key, page in found.items() if page}
    faults += _anchor_faults(pages)
    return Read(pages, sources, source_ids, tuple(faults))


def _files(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.md"))


def _slug(file: Path, root: Path) -> str:
    return file.relative_to(root).with_suffix("").as_posix().partition("/")[2]


def _read_sources(file: Path, faults: list[Fault]) -> tuple[dict[str, Source], frozenset[str]]:
    """The sound ones, and the ids of all: whoever names one at fault is not at fault too."""
    place = Place(file.name, faults)
    given = read_toml(read_file(file, place), place)
    read = {name: record(Source, _with_id(name, values), place.below(name)) for name, values in given.items()}
    return {name: source for name, source in read.items() if source}, frozenset(given)


def _with_id(name: str, values: object) -> object:
    return {"id": name, **values} if isinstance(values, dict) else values


def _read_page(
    file: Path,
    root: Path,
    language: str,
    slug: str,
    sources: Mapping[str, Source],
    source_ids: frozenset[str],
    faults: list[Fault],
) -> Page | None:
    place = Place(file.relative_to(root).as_posix(), faults)
    matter, body = _split(fill(read_file(file, place), language), place)
    rendered = render(body, prefix(language))
    front = None if matter is None else record(FrontMatter, matter, place)
    for name, message in _body_faults(slug, rendered):
        place.below(name).fault(message)
    if front is None:
        return None
    for name, message in _matter_faults(front, source_ids):
        place.below(name).fault(message)
    return Page(
        slug=slug,
        language=language,
        title=front.title,
        nav=front.nav or front.title,
        summary=front.summary,
        updated=front.updated,
        published=front.published,
        reviewed_by=front.reviewed_by,
        sources=tuple(sources[source] for source in front.sources if source in sources),
        body=rendered,
    )


def _split(text: str, place: Place) -> tuple[dict[str, object] | None, str]:
    """Front matter, None where it cannot be read, and body."""
    head, fence, body = text.removeprefix(FENCE).partition(FENCE)
    if not (text.startswith(FENCE) and fence):
        place.below("front matter").fault("must stand between two lines of +++")
        return None, ""
    before = len(place.faults)
    matter = read_toml(head, place.below("front matter"))
    return (matter if len(place.faults) == before else None), body


def _matter_faults(front: FrontMatter, source_ids: frozenset[str]) -> Iterator[tuple[str, str]]:
    for name, text, most in (("title", front.title, TITLE_MOST), ("summary", front.summary, SUMMARY_MOST)):
        if not 0 < len(text.strip()) <= most:
            yield name, f"must have 1 to {most} characters"
        yield from ((name, f"unknown fact {left}") for left in UNFILLED.findall(text))
    if not front.sources:
        yield "sources", "empty"
    yield from (("sources", f"unknown source {name!r}") for name in front.sources if name not in source_ids)


def _body_faults(slug: str, body: Rendered) -> Iterator[tuple[str, str]]:
    yield from (("body", f"heading without an anchor: {head.heading}") for head in body.headings if not head.anchor)
    yield from (("body", f"{left} is no fact, and no insert in a line of its own") for left in UNFILLED.findall(body.text))
    if slug in BY_SLUG:
        yield from (("body", message) for message in faults_of(body.inserts, BY_SLUG[slug]))


def _pairing_faults(files: Mapping[tuple[str, str], Path]) -> Iterator[Fault]:
    """Pages of the table without a file, and files without a place in it."""
    listed = Counter(entry.slug for entry in PAGES)
    for slug, times in listed.items():
        if times > 1:
            yield Fault("pages.py", slug, "listed twice")
        if (settings.LANGUAGE_CODE, slug) not in files:
            yield Fault(f"{settings.LANGUAGE_CODE}/{slug}.md", "file", "missing")
    for language, slug in files:
        if slug not in listed:
            yield Fault(f"{language}/{slug}.md", "file", "has no entry in programs/pages.py")


def _stray_faults(root: Path) -> Iterator[Fault]:
    for folder in sorted(root.iterdir()):
        if folder.is_dir() and folder.name not in languages():
            yield Fault(f"{folder.name}/", "file", "no language of the settings")


def _anchor_faults(pages: Mapping[tuple[str, str], Page]) -> Iterator[Fault]:
    for page in pages.values():
        original = pages.get((settings.LANGUAGE_CODE, page.slug))
        if original and page.body.anchors != original.body.anchors:
            yield Fault(page.file, "body", "its anchors differ from the first language's page")
