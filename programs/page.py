"""What a page of content is, and what it leans on."""

from dataclasses import dataclass
from datetime import date

from programs.kept import Public
from programs.markdown import Rendered


@dataclass(frozen=True)
class Source:
    id: str
    title: str
    publisher: str
    url: str
    year: int | None = None


@dataclass(frozen=True, eq=False)
class Page(Public):
    """There is one of each, so it is equal to itself only."""

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
    def file(self) -> str:
        """As faults name it."""
        return f"{self.language}/{self.slug}.md"

    @property
    def path(self) -> str:
        return "/" if self.slug == "home" else f"/{self.slug}/"
