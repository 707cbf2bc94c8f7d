"""The content files as frozen objects, loaded once. Every fault is collected, each naming its file and field."""

import tomllib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, dataclass, fields
from datetime import date
from functools import cache
from itertools import product
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from django.template import TemplateDoesNotExist
from django.template.loader import get_template

from programs.markdown import Rendered, render
from programs.pages import PAGES

CONTENT = Path(__file__).parent / "content"
DEFAULT_LANGUAGE = "en"
LANGUAGES = ("en", "es")
FENCE = "+++\n"
TITLE_MOST, SUMMARY_MOST = 70, 170  # characters; what search results show


@dataclass(frozen=True)
class Fault:
    file: str
    field: str
    message: str

    def __str__(self) -> str:
        return f"{self.file}: {self.field}: {self.message}"


class ContentFaults(ImproperlyConfigured):
    """All that is wrong with the content; the site does not start on any of it."""

    def __init__(self, faults: list[Fault]):
        self.faults = tuple(faults)
        super().__init__("The content has faults:\n" + "\n".join(f"- {fault}" for fault in faults))


@dataclass(frozen=True)
class Source:
    id: str
    title: str
    publisher: str
    url: str
    year: int | None = None


@dataclass(frozen=True)
class FrontMatter:
    title: str
    summary: str
    updated: date
    sources: list
    reviewed_by: str
    nav: str = ""
    published: date | None = None


@dataclass(frozen=True)
class Page:
    slug: str
    language: str
    title: str
    nav: str
    summary: str
    updated: date
    published: date | None
    reviewed_by: str
    sources: tuple[Source, ...]
    body: Rendered

    @property
    def name(self) -> str:
        return self.slug.rpartition("/")[2]

    @property
    def path(self) -> str:
        return "/" if self.slug == "home" else f"/{self.slug}/"


@dataclass(frozen=True)
class Catalog:
    """Pages by (language, slug). A page that has no translation answers in the default language."""

    pages: Mapping[tuple[str, str], Page]
    sources: Mapping[str, Source]

    def page(self, slug: str, language: str) -> Page:
        return self.pages.get((language, slug)) or self.pages[DEFAULT_LANGUAGE, slug]

    def articles(self, language: str) -> tuple[Page, ...]:
        """Newest first."""
        slugs = [slug for (code, slug), page in self.pages.items() if code == DEFAULT_LANGUAGE and page.published]
        pages = [self.page(slug, language) for slug in slugs]
        return tuple(sorted(pages, key=lambda page: page.published, reverse=True))

    def untranslated(self) -> Iterator[str]:
        """Files that a translation still lacks; the default language answers in their place."""
        for language, (_, slug) in product(LANGUAGES, [key for key in self.pages if key[0] == DEFAULT_LANGUAGE]):
            if (language, slug) not in self.pages:
                yield f"{language}/{slug}.md"

    def dead_links(self, resolves: Callable[[str], bool]) -> Iterator[Fault]:
        """Internal links that lead nowhere: to no address, or to an anchor its page does not have."""
        anchors = {(page.language, page.path): page.body.anchors for page in self.pages.values()}
        for page in self.pages.values():
            for link in page.body.links:
                path, _, fragment = link.partition("#")
                known = anchors.get((page.language, path or page.path), frozenset())
                internal = link.startswith(("/", "#"))
                lost = (path and not resolves(path)) or (fragment and fragment not in known)
                if internal and lost:
                    yield Fault(f"{page.language}/{page.slug}.md", "body", f"dead link {link}")


@cache
def catalog() -> Catalog:
    """The site's own content. Raises ContentFaults."""
    return load(CONTENT)


def load(root: Path) -> Catalog:
    """Read a content folder: `sources.toml` and `<language>/<slug>.md`. Raises ContentFaults with every fault found."""
    faults: list[Fault] = []
    sources = _read_sources(root / "sources.toml", faults)
    pages = {}
    for language in LANGUAGES:
        for file in sorted((root / language).rglob("*.md")):
            if page := _read_page(file, root, language, sources, faults):
                pages[language, page.slug] = page
    faults += _pairing_faults(pages)
    if faults:
        raise ContentFaults(faults)
    return Catalog(pages, sources)


def _read_sources(file: Path, faults: list[Fault]) -> dict[str, Source]:
    sources = {}
    for source_id, given in tomllib.loads(file.read_text()).items():
        values = {"id": source_id, **given}
        found = _shape_faults(Source, values, file.name, prefix=f"{source_id}.")
        faults += found
        if not found:
            sources[source_id] = Source(**values)
    return sources


def _read_page(file: Path, root: Path, language: str, sources: Mapping[str, Source], faults: list[Fault]) -> Page | None:
    name = file.relative_to(root).as_posix()
    slug = file.relative_to(root / language).with_suffix("").as_posix()
    try:
        matter, body = _split(file.read_text())
    except ValueError as error:
        faults.append(Fault(name, "front matter", str(error)))
        return None
    rendered = render(body, prefix="" if language == DEFAULT_LANGUAGE else f"/{language}")
    found = _shape_faults(FrontMatter, matter, name) or list(_value_faults(name, matter, rendered, sources))
    faults += found
    if found:
        return None
    front = FrontMatter(**matter)
    return Page(
        slug=slug,
        language=language,
        title=front.title,
        nav=front.nav or front.title,
        summary=front.summary,
        updated=front.updated,
        published=front.published,
        reviewed_by=front.reviewed_by,
        sources=tuple(sources[source] for source in front.sources),
        body=rendered,
    )


def _split(text: str) -> tuple[dict, str]:
    if not text.startswith(FENCE) or FENCE not in text[len(FENCE) :]:
        raise ValueError("must stand between two lines of +++")
    head, _, body = text[len(FENCE) :].partition(FENCE)
    return tomllib.loads(head), body


def _shape_faults(shape: type, values: Mapping, file: str, prefix: str = "") -> list[Fault]:
    """Missing, unknown and wrongly typed fields."""
    known = {field.name: field for field in fields(shape)}
    faults = [Fault(file, prefix + name, "unknown field") for name in values if name not in known]
    for name, field in known.items():
        if name not in values and field.default is MISSING:
            faults.append(Fault(file, prefix + name, "missing"))
        elif name in values and not isinstance(values[name], field.type):
            faults.append(Fault(file, prefix + name, f"must be {field.type}"))
    return faults


def _value_faults(file: str, matter: Mapping, body: Rendered, sources: Mapping[str, Source]) -> Iterator[Fault]:
    for name, most in (("title", TITLE_MOST), ("summary", SUMMARY_MOST)):
        if not 0 < len(matter[name].strip()) <= most:
            yield Fault(file, name, f"must have 1 to {most} characters")
    if not matter["sources"]:
        yield Fault(file, "sources", "empty")
    yield from (Fault(file, "sources", f"unknown source {name!r}") for name in matter["sources"] if name not in sources)
    yield from (Fault(file, "body", f"heading without an anchor: {head.heading}") for head in body.headings if not head.anchor)
    yield from (Fault(file, "body", f"unknown insert {name!r}") for name in body.inserts if not _insert_exists(name))


def _insert_exists(name: str) -> bool:
    try:
        get_template(f"inserts/{name}.html")
    except TemplateDoesNotExist:
        return False
    return True


def _pairing_faults(pages: Mapping[tuple[str, str], Page]) -> Iterator[Fault]:
    """Pages of the table without a file, files without a place, and pairs that do not match."""
    listed = Counter(entry.slug for entry in PAGES)
    for slug, times in listed.items():
        if times > 1:
            yield Fault("pages.py", slug, "listed twice")
        if (DEFAULT_LANGUAGE, slug) not in pages:
            yield Fault(f"{DEFAULT_LANGUAGE}/{slug}.md", "file", "missing")
    for (language, slug), page in pages.items():
        if slug not in listed:
            yield Fault(f"{language}/{slug}.md", "file", "has no entry in programs/pages.py")
        original = pages.get((DEFAULT_LANGUAGE, slug))
        if original and page.body.anchors != original.body.anchors:
            yield Fault(f"{language}/{slug}.md", "body", "its anchors differ from the English page's")
