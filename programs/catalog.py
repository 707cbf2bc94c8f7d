"""The content as frozen objects, read once."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import product
from pathlib import Path

from django.conf import settings

from programs.languages import translations
from programs.page import Page
from programs.pages import BY_SLUG
from programs.reading import Read, read
from programs.records import Fault, refuse

CONTENT = Path(__file__).parent / "content"


@dataclass(frozen=True)
class Catalog(Read):
    """What was read, to be asked. A page that has no translation answers in the default language."""

    def page(self, slug: str, language: str) -> Page:
        return self.pages.get((language, slug)) or self.pages[settings.LANGUAGE_CODE, slug]

    def articles(self, language: str) -> tuple[Page, ...]:
        """Newest first."""
        slugs = [slug for (code, slug), page in self.pages.items() if code == settings.LANGUAGE_CODE and page.published]
        return tuple(sorted((self.page(slug, language) for slug in slugs), key=_published, reverse=True))

    def untranslated(self) -> Iterator[str]:
        """Files that a translation still lacks; the default language answers in their place."""
        for language, (code, slug) in product(translations(), self.pages):
            if code == settings.LANGUAGE_CODE and (language, slug) not in self.pages:
                yield f"{language}/{slug}.md"

    def dead_links(self, resolves: Callable[[str], bool]) -> Iterator[Fault]:
        """Internal links that lead nowhere: to no address, or to an anchor its page does not have."""
        for page in self.pages.values():
            for link in page.body.links:
                path, _, fragment = link.partition("#")
                internal = link.startswith(("/", "#"))
                if internal and ((path and not resolves(path)) or not self._has_anchor(page, path or page.path, fragment)):
                    yield Fault(page.file, "body", f"dead link {link}")

    def _has_anchor(self, linking: Page, path: str, anchor: str) -> bool:
        """A page that could not be read is a fault of its own, and its anchors are not known."""
        slug = path.strip("/") or "home"
        target = self.pages.get((linking.language, slug))
        return not anchor or (anchor in target.body.anchors if target else slug in BY_SLUG)


def _published(page: Page) -> date:
    return page.published or date.min


def catalog() -> Catalog:
    """The site's own content. Raises Faults."""
    loaded = content()
    refuse(loaded.faults)
    return loaded


@cache
def content() -> Catalog:
    """The same with its faults, for the check that tells them all."""
    return load(CONTENT)


def load(root: Path) -> Catalog:
    """What is at fault is left out, and told in `faults`."""
    return Catalog(**vars(read(root)))
