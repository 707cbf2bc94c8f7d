"""How long people wait for the home page: at a steady rate, beside nginx, and while others send forms."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial

from bench import cases, pace, wrk
from bench.cases import HOME, Case
from bench.peers import nginx
from bench.report import Goal, Line
from bench.rounds import Samples, Spread, p99, ratio
from bench.servers import Server
from bench.wrk import Outcome, Request

STEADY, GLANCE = 200, 50  # requests a second
LONGER = 4  # times as long as other cases: a p99 wants many
WRITERS = 50
NAMES = AT_STEADY, LIMIT_AT_STEADY, CROWDED = "home, 200 a second", "nginx, 200 a second", "home, while 50 people answer"


def of_home(served: Server, limit: Server) -> Iterator[Case]:
    for name, server, path in ((AT_STEADY, served, HOME), (LIMIT_AT_STEADY, limit, nginx.PAGE)):
        yield Case(name, server, partial(partial, _steady, server.origin, Request(path)))
    yield Case(CROWDED, served, lambda: partial(_crowded, served.origin, cases.answered(served.origin)))


def lines(samples: Samples) -> Iterator[Line]:
    yield Line("home at 200 a second, p99 to that of nginx", ratio(samples[AT_STEADY], samples[LIMIT_AT_STEADY], p99), Goal(2))
    crowded = Spread.of([sample.p99 / sample.p50 for sample in samples[CROWDED]])
    yield Line("home while 50 people answer, p99 to its own p50", crowded, Goal(20))


def _steady(origin: str, request: Request, seconds: float) -> Outcome:
    return pace.run(origin, request, STEADY, seconds * LONGER)


def _crowded(origin: str, answer: Request, seconds: float) -> Outcome:
    """Whoever reads looks in now and then; those who answer do not pause."""
    with ThreadPoolExecutor(1) as pool:
        answering = pool.submit(wrk.run, origin, [answer], seconds * LONGER + 1, WRITERS)
        reading = pace.run(origin, Request(HOME), GLANCE, seconds * LONGER)
        return replace(reading, failed=reading.failed + answering.result().failed)
