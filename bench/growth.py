"""The same site, grown: ten times the pages and articles, and as many shared results as it keeps. In a copy of the project."""

from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from bench import cases, report, standing
from bench.report import Goal, Line
from bench.rounds import Say, measure, ratio
from bench.site import Site
from programs.pages import PAGES, PageEntry
from tests.copied import copied

TIMES = 10
KEPT = 100_000  # shared results
RESULTS = """
import secrets
from datetime import timedelta

import django

django.setup()

from django.utils import timezone

from assessment.models import SharedResult
from assessment.sharing import NONCE_BYTES

ends = timezone.now() + timedelta(days=30)
rows = (
    SharedResult(id=secrets.token_hex(16), nonce=secrets.token_bytes(NONCE_BYTES), box=secrets.token_bytes(400), expires_at=ends)
    for _ in range({kept})
)
SharedResult.objects.bulk_create(rows, batch_size=5000)
"""
NOW, LATER = "as it is", "grown"
MEASURED = ("home", "help", "question", "question, answered", "result", "search, its answer", "link opened", "link made")
WHAT = f"{TIMES} times the pages and articles, and {KEPT:,} shared results: what a request costs, to what it costs as the site is."
MORE_ENTRIES = """PAGES += (
{entries}
)

PROGRAM_PAGES ="""


def grown(folder: Path) -> Site:
    """Its table of pages, a file for each new one in each language, and its database; room for the links that measuring makes."""
    copy = copied(folder)
    again = [(entry, f"{entry.slug}-{number}") for entry in PAGES if _may_be_copied(entry) for number in range(1, TIMES)]
    copy.change("programs/pages.py", "PROGRAM_PAGES =", MORE_ENTRIES.format(entries="\n".join(_line(*one) for one in again)))
    for entry, slug in again:
        for file in copy.file("programs/content").glob(f"*/{entry.slug}.md"):
            file.with_stem(slug.rpartition("/")[2]).write_text(file.read_text())
    copy.change("assessment/sharing.py", "MOST_KEPT = 100_000", f"MOST_KEPT = {KEPT * 2}")
    site = Site(folder, copy.folder)
    site.run("manage.py", "migrate", "--verbosity", "0")
    site.run("-c", RESULTS.format(kept=KEPT))
    return site


def _may_be_copied(entry: PageEntry) -> bool:
    return entry.slug != "home" and not entry.served_by


def _line(entry: PageEntry, slug: str) -> str:
    """In no menu and no footer, which do not grow with a site."""
    template, parent = (entry.template, "articles") if entry.parent == "articles" else ("pages/page.html", "home")
    return f'    PageEntry("{slug}", Section.ARTICLES, "{template}", parent="{parent}"),'


def report_of(folder: Path, rounds: int, seconds: float, say: Say) -> str:
    """Both sites in one run, case by case."""
    (folder / "now").mkdir()
    (folder / "later").mkdir()
    sites = {NOW: Site(folder / "now"), LATER: grown(folder / "later")}
    sites[NOW].run("manage.py", "migrate", "--verbosity", "0")
    with ExitStack() as stack:
        plan = []
        for when, site in sites.items():
            server = site.serve()
            stack.callback(server.stop)
            own = [*cases.pages(server), *cases.live(server, site.key)]
            plan += [replace(case, name=_named(case.name, when)) for case in own if case.name in MEASURED]
        samples = measure(sorted(plan, key=lambda case: case.name), rounds, seconds, say)
    lines = [Line(name, ratio(samples[_named(name, LATER)], samples[_named(name, NOW)]), Goal(1.1)) for name in MEASURED]
    stands = [_of(when, line) for when, site in sites.items() for line in standing.lines(site)]
    return f"## Growth\n\n{WHAT}\n\n{report.reached([*lines, *stands])}\n\n{report.figures(samples, samples)}"


def _of(when: str, line: Line) -> Line:
    """Told, with no goal: the site as it is has them."""
    return replace(line, work=_named(line.work, when), goal=None)


def _named(what: str, when: str) -> str:
    return f"{what}, {when}"
