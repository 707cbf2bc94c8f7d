"""The site beside a bare gunicorn, nginx and Wagtail: what a request costs, and how long people wait."""

from collections.abc import Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path

from bench import cases, report, standing, waits
from bench.cases import HOME, PAGES, Case, asked
from bench.peers import floor, nginx
from bench.peers.wagtail import WAYS, Wagtail
from bench.report import Goal, Line
from bench.rounds import Samples, Say, measure, ratio
from bench.servers import Server
from bench.site import Site
from bench.wrk import Request

PUBLISHED = {**dict.fromkeys(PAGES, Goal(1.15)), cases.STATIC: Goal(1.2)}  # each to the floor of its own bytes
LIVE = {
    cases.UNCHANGED: Goal(1.0),
    "healthz": None,
    "question": Goal(4),
    "question, answered": Goal(4),
    "result": Goal(8),
    "search, its answer": Goal(6),
    "search, sent and answered": None,
    "link made": Goal(15),
    "link opened": None,
    "whole self-assessment": Goal(80),
}
BEHIND = {"live": Goal(100, at_least=True), "cached": Goal(3, at_least=True)}
LIMIT, FRONT = "nginx", "home, published for nginx"


def report_of(folder: Path, rounds: int, seconds: float, say: Say) -> str:
    site = Site(folder)
    site.run("manage.py", "migrate", "--verbosity", "0")
    with ExitStack() as stack:
        samples = measure(_plan(folder, site, stack), rounds, seconds, say)
    reached = report.reached([*_lines(samples), *waits.lines(samples), *standing.lines(site)])
    costs = report.figures(samples, [name for name in samples if name not in waits.NAMES])
    waited = report.figures(samples, waits.NAMES, ("a_second", "p50", "p99"))
    return f"## Speed\n\n{reached}\n\n{costs}\n\n{waited}"


def _plan(folder: Path, site: Site, stack: ExitStack) -> list[Case]:
    """A page and its floor stand side by side, so that both meet the same moment."""

    def kept(server: Server) -> Server:
        stack.callback(server.stop)
        return server

    served = kept(site.serve())
    paths = cases.paths(served.origin)
    bare = kept(floor.serve(folder, served.origin, list(paths.values())))
    limit = kept(nginx.serve(folder / "limit", served.origin, HOME))
    front = kept(nginx.publish(folder / "front", site, HOME))
    peer = Wagtail(folder / "wagtail")
    peer.make(cases.plain(served.origin, HOME).decode())
    floors = [asked(_floor(name), bare, partial(Request, path)) for name, path in paths.items()]
    return [
        *(case for pair in zip(floors, cases.pages(served), strict=True) for case in pair),
        asked(LIMIT, limit, partial(Request, nginx.PAGE)),
        asked(FRONT, front, partial(Request, HOME)),
        *cases.unchanged(served),
        *cases.live(served, site.key),
        *(asked(_wagtail(way), kept(peer.serve(way)), partial(Request, HOME)) for way in WAYS),
        *waits.of_home(served, limit),
    ]


def _lines(samples: Samples) -> Iterator[Line]:
    for name, goal in PUBLISHED.items():
        yield Line(f"{name}, to the floor", ratio(samples[name], samples[_floor(name)]), goal)
    for name, goal in LIVE.items():
        if name in samples:
            yield Line(f"{name}, to the floor", ratio(samples[name], samples[_floor("home")]), goal)
    yield Line(f"{FRONT}: speed to that of a bare file", ratio(samples[LIMIT], samples[FRONT]), Goal(0.95, at_least=True))
    yield Line("nginx, to the floor", ratio(samples[LIMIT], samples[_floor("home")]))
    for way, goal in BEHIND.items():
        yield Line(f"{_wagtail(way)}, to home", ratio(samples[_wagtail(way)], samples["home"]), goal)


def _floor(name: str) -> str:
    return f"floor of {name}"


def _wagtail(way: str) -> str:
    return f"Wagtail, {way}"
