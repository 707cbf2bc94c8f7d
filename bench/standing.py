"""What the site costs by merely being there: the time of a start, and the memory of its worker."""

from collections.abc import Iterator

from bench import cases, wrk
from bench.report import Goal, Line
from bench.rounds import Spread
from bench.servers import CORES, Server
from bench.site import Site

STARTS, MANY = 5, 20_000
SLICE = 2  # seconds


def lines(site: Site) -> Iterator[Line]:
    """Starts are on all cores, as they are in earnest."""
    yield Line("start to the first 200", Spread.of([_start(site) for _ in range(STARTS)]), Goal(2, "s"), "s")
    server = site.serve()
    try:
        mixed = cases.mixed(server.origin)
        for request in mixed:
            wrk.ask(server.origin, request)
        yield _memory("memory of the worker's own, warm", server)
        done = 0
        while done < MANY:
            done += wrk.run(server.origin, mixed, SLICE).done
        yield _memory(f"memory of the worker's own after {MANY:,} requests", server)
    finally:
        server.stop()


def _start(site: Site) -> float:
    server = site.serve(CORES)
    server.stop()
    return server.took


def _memory(work: str, server: Server) -> Line:
    return Line(work, Spread.of([server.own_memory() / 1e6]), Goal(60, "MB"), "MB")
