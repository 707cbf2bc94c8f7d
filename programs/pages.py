"""Every content page, once: its address, its template, where it stands. Urls, menus, the sitemap and the tests read this table."""

from dataclasses import dataclass
from enum import StrEnum

from programs.kept import Public
from programs.programs import Program


class Section(StrEnum):
    """Where a page is listed in the footer; the home page and single articles are not."""

    HOME = "home"
    PROGRAMS = "programs"
    LEARN = "learn"
    ARTICLES = "articles"
    CHOOSE = "choose"
    ABOUT = "about"


@dataclass(frozen=True)
class PageEntry(Public):
    """`slug` names the content file and the URL; `parent` is the slug above it in the breadcrumbs.

    `served_by` is the namespace of another app whose view answers, because the page shows what that app knows; `data` names what
    that view adds for the inserts.
    """

    slug: str
    section: Section
    template: str = "pages/page.html"
    parent: str | None = "home"
    in_header: bool = False
    served_by: str = ""
    data: frozenset[str] = frozenset()

    @property
    def path(self) -> str:
        return "" if self.slug == "home" else f"{self.slug}/"

    @property
    def name(self) -> str:
        """`programs/depression` is `depression`."""
        return self.slug.rpartition("/")[2]

    @property
    def view_name(self) -> str:
        """What `reverse` takes."""
        return f"{self.served_by}:{self.name}" if self.served_by else self.name


def _program(program: Program) -> PageEntry:
    return PageEntry(f"programs/{program}", Section.PROGRAMS, "pages/program.html", parent="programs")


def _article(slug: str) -> PageEntry:
    return PageEntry(f"articles/{slug}", Section.ARTICLES, "pages/article.html", parent="articles")


CRITERIA_DATA = frozenset({"version", "questions", "rules", "fit_rules", "in_place"})
NEXT_STEP_DATA = frozenset({"stop_conditions", "next_steps", "cautions", "matching"})

PAGES = (
    PageEntry("home", Section.HOME, "pages/home.html", parent=None),
    PageEntry("programs", Section.PROGRAMS, in_header=True),
    *map(_program, Program),
    PageEntry("what-is-iop", Section.LEARN, in_header=True),
    PageEntry("levels-of-care", Section.LEARN, in_header=True),
    PageEntry("what-to-expect", Section.LEARN),
    PageEntry("therapies", Section.LEARN),
    PageEntry("benefits-and-limits", Section.LEARN),
    PageEntry("choosing", Section.CHOOSE),
    PageEntry("insurance", Section.CHOOSE),
    PageEntry("families", Section.CHOOSE),
    PageEntry("professionals", Section.CHOOSE),
    PageEntry("talk", Section.CHOOSE, in_header=True),
    PageEntry("help", Section.CHOOSE),
    PageEntry("articles", Section.LEARN, "pages/articles.html"),
    _article("first-week"),
    _article("iop-or-php"),
    _article("talking-with-a-relative"),
    _article("keeping-your-job"),
    PageEntry("criteria", Section.ABOUT, served_by="assessment", data=CRITERIA_DATA),
    PageEntry("criteria/next-steps", Section.ABOUT, parent="criteria", served_by="assessment", data=NEXT_STEP_DATA),
    PageEntry("privacy", Section.ABOUT),
    PageEntry("accessibility", Section.ABOUT),
)

PROGRAM_PAGES = tuple(entry for entry in PAGES if entry.parent == "programs")
BY_SLUG = {entry.slug: entry for entry in PAGES}


def trail(entry: PageEntry) -> tuple[PageEntry, ...]:
    """The pages above this one, the home page first."""
    if entry.parent is None:
        return ()
    parent = BY_SLUG[entry.parent]
    return (*trail(parent), parent)
