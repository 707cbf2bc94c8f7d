"""The same site, grown: ten times the pages and articles, and as many shared results as it keeps. In a copy of the project."""

from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from bench import cases, report
from bench.report import Goal, Line
from bench.rounds import Say, measure, ratio
from bench.site import Site
from bench.speed import standing
from tests.copied import Copy, copied

TIMES = 10
ENTRIES = """
_COPIED = tuple(entry for entry in PAGES if not entry.served_by and entry.slug != "home")
PAGES += tuple(
    replace(
        entry,
        slug=f"{{entry.slug}}-{{number}}",
        section=Section.ARTICLES,
        template="pages/article.html" if entry.parent == "articles" else "pages/page.html",
        parent="articles" if entry.parent == "articles" else "home",
        in_header=False,
    )
    for number in range(1, {times})
    for entry in _COPIED
)
"""
RESULTS = """
import secrets
from datetime import timedelta

import django

django.setup()

from django.utils import timezone

from assessment.models import SharedResult
from assessment.sharing import MOST_KEPT, NONCE_BYTES

ends = timezone.now() + timedelta(days=30)
rows = (
    SharedResult(id=secrets.token_hex(16), nonce=secrets.token_bytes(NONCE_BYTES), box=secrets.token_bytes(400), expires_at=ends)
    for _ in range(MOST_KEPT - {left})
)
SharedResult.objects.bulk_create(rows, batch_size=5000)
"""
LEFT = 1000  # places for the links that are made while it is measured
NOW, LATER = "as it is", "grown"
MEASURED = ("home", "help", "question", "question, answered", "result", "search, its answer", "link opened", "link made")
WHAT = "Ten times the pages and articles, and as many shared results as the site keeps: what a request costs to what it costs now."
AFTER_TABLE = "PROGRAM_PAGES ="


def grown(folder: Path) -> Site:
    """Its address table, a file for each new page in each language, and its database, all of it made by the site's own code."""
    copy = copied(folder)
    copy.change("programs/pages.py", "from dataclasses import dataclass", "from dataclasses import dataclass, replace")
    copy.change("programs/pages.py", AFTER_TABLE, f"{ENTRIES.format(times=TIMES)}\n{AFTER_TABLE}")
    _multiply(copy)
    site = Site(folder, copy.folder)
    site.run("manage.py", "migrate", "--verbosity", "0")
    site.run("-c", RESULTS.format(left=LEFT))
    return site


def _multiply(copy: Copy) -> None:
    """Of each page that the copied table names again."""
    content = copy.file("programs/content")
    for file in sorted(content.glob("*/**/*.md")):
        slug = file.relative_to(content).with_suffix("").as_posix().partition("/")[2]
        if slug != "home" and not slug.startswith("criteria"):
            for number in range(1, TIMES):
                file.with_stem(f"{file.stem}-{number}").write_text(file.read_text())


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
            own = [case for case in [*cases.pages(server), *cases.forms(server, site.key)] if case.name in MEASURED]
            plan += [replace(case, name=f"{case.name}, {when}") for case in own]
        samples = measure(sorted(plan, key=lambda case: case.name), rounds, seconds, say)
    lines = [Line(name, ratio(samples[f"{name}, {LATER}"], samples[f"{name}, {NOW}"]), Goal(1.1)) for name in MEASURED]
    stands = [replace(line, work=f"{line.work}, {when}", goal=None) for when, site in sites.items() for line in standing(site)]
    return f"## Growth\n\n{WHAT}\n\n{report.reached([*lines, *stands])}\n\n{report.figures(samples, samples)}"
