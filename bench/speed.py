"""The site beside a bare gunicorn, nginx and Wagtail: what a request costs, how long people wait, how it starts, its memory."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import replace
from functools import partial
from pathlib import Path

from bench import cases, pace, report, wrk
from bench.cases import HOME, PAGES, Case, asked
from bench.peers import floor, nginx
from bench.peers.wagtail import WAYS, Wagtail
from bench.report import Goal, Line
from bench.rounds import Samples, Say, Spread, measure, p99, ratio
from bench.servers import CORES, Server
from bench.site import Site
from bench.wrk import Outcome, Request

STEADY, GLANCE = 200, 20  # requests a second
LONGER = 4  # times as long as the others: a p99 wants many
WRITERS = 50
STARTS, MANY = 5, 20_000
UNCHANGED, LIMIT = "home, unchanged (304)", "nginx"
HOME_FLOOR = "floor: home"
PUBLISHED = {**dict.fromkeys(PAGES, Goal(1.15)), "static file": Goal(1.2)}
LIVE = {
    UNCHANGED: Goal(1.0),
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
WAITS = AT_STEADY, LIMIT_AT_STEADY, CROWDED = "home, 200 a second", "nginx, 200 a second", "home, while 50 people answer"


def report_of(folder: Path, rounds: int, seconds: float, say: Say) -> str:
    site = Site(folder)
    site.run("manage.py", "migrate", "--verbosity", "0")
    with ExitStack() as stack:
        plan = _plan(folder, site, stack)
        samples = measure(plan, rounds, seconds, say)
    lines = [*_lines(samples), *standing(site)]
    costs = report.figures(samples, [name for name in samples if name not in WAITS])
    waits = report.figures(samples, WAITS, ("a_second", "p50", "p99"))
    return f"## Speed\n\n{report.reached(lines)}\n\n{costs}\n\n{waits}"


def _plan(folder: Path, site: Site, stack: ExitStack) -> list[Case]:
    def kept(server: Server) -> Server:
        stack.callback(server.stop)
        return server

    served = kept(site.serve())
    whole = {**PAGES, "static file": cases.styles(served.origin)}
    bare = kept(floor.serve(folder, served.origin, list(whole.values())))
    limit = kept(nginx.serve(folder, served.origin, HOME))
    peer = Wagtail(folder / "wagtail")
    peer.make(cases.plain(served.origin, HOME).decode())
    peers = [asked(f"Wagtail, {way}", kept(peer.serve(way)), partial(Request, HOME)) for way in WAYS]
    floors = [asked(f"floor: {name}", bare, partial(Request, path)) for name, path in whole.items()]
    static = asked(LIMIT, limit, partial(Request, nginx.PAGE))
    ours = [*cases.pages(served), *cases.unchanged(served), *cases.forms(served, site.key)]
    return [*floors, static, *ours, *peers, *_waits(served, limit)]


def _waits(served: Server, limit: Server) -> Iterator[Case]:
    for name, server, path in ((AT_STEADY, served, HOME), (LIMIT_AT_STEADY, limit, nginx.PAGE)):
        load = partial(_steady, server.origin, Request(path))
        yield Case(name, server, lambda load=load: load)
    yield Case(CROWDED, served, lambda: partial(_crowded, served.origin, cases.answered(served.origin)))


def _steady(origin: str, request: Request, seconds: float) -> Outcome:
    return pace.run(origin, request, STEADY, seconds * LONGER)


def _crowded(origin: str, answer: Request, seconds: float) -> Outcome:
    """Whoever reads looks in now and then; those who answer do not pause."""
    with ThreadPoolExecutor(1) as pool:
        answering = pool.submit(wrk.run, origin, [answer], seconds * LONGER + 1, WRITERS)
        reading = pace.run(origin, Request(HOME), GLANCE, seconds * LONGER)
        return replace(reading, failed=reading.failed + answering.result().failed)


def _lines(samples: Samples) -> Iterator[Line]:
    for name, goal in PUBLISHED.items():
        yield Line(f"{name}, to the floor", ratio(samples[name], samples[f"floor: {name}"]), goal)
    for name, goal in LIVE.items():
        if name in samples:
            yield Line(f"{name}, to the floor", ratio(samples[name], samples[HOME_FLOOR]), goal)
    yield Line("nginx, static, to the floor", ratio(samples[LIMIT], samples[HOME_FLOOR]))
    for way, goal in BEHIND.items():
        yield Line(f"Wagtail, {way}, to home", ratio(samples[f"Wagtail, {way}"], samples["home"]), goal)
    yield Line("home at 200 a second, p99 to that of nginx", ratio(samples[AT_STEADY], samples[LIMIT_AT_STEADY], p99), Goal(2))
    crowded = Spread.of([sample.p99 / sample.p50 for sample in samples[CROWDED]])
    yield Line("home while 50 people answer, p99 to its own p50", crowded, Goal(20))


def standing(site: Site) -> Iterator[Line]:
    """Starts on all cores, as any start is; the last one stays for the rest."""
    took = [_start(site) for _ in range(STARTS)]
    yield Line("start to the first 200", Spread.of(took), Goal(2, "s"), "s")
    server = site.serve()
    try:
        mixed = cases.mixed(server.origin)
        for request in mixed:
            wrk.ask(server.origin, request)
        yield _memory("memory of the worker's own, warm", server)
        done = 0
        while done < MANY:
            done += wrk.run(server.origin, mixed, 2).done
        yield _memory(f"the same after {MANY:,} requests", server)
    finally:
        server.stop()


def _start(site: Site) -> float:
    server = site.serve(CORES)
    server.stop()
    return server.took


def _memory(work: str, server: Server) -> Line:
    return Line(work, Spread.of([server.own_memory() / 1e6]), Goal(60, "MB"), "MB")
