"""What is asked of the site: every kind of page and of form."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from urllib.parse import urlencode

from bench import visitors, wrk
from bench.servers import Server
from bench.wrk import Outcome, Request

HOME = "/"
PAGES = {
    "home": HOME,
    "program page": "/programs/depression/",
    "levels page, in Spanish": "/es/levels-of-care/",
    "help": "/help/",
    "criteria": "/criteria/",
    "article": "/articles/first-week/",
    "start page": "/assessment/",
}
STATIC, UNCHANGED = "static file", "home, unchanged (304)"
STYLES = re.compile(rb'href="(/static/css/[^"]+\.css)"')
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
ANSWERED = 4  # questions before the one that is asked for
QUESTION, OPTION = list(visitors.GIVEN.items())[ANSWERED]
Load = Callable[[float], Outcome]  # for so many seconds


@dataclass(frozen=True)
class Case:
    """`ready` prepares what may not be old, and gives what is then measured."""

    name: str
    server: Server
    ready: Callable[[], Load]


def asked(name: str, server: Server, make: Callable[[], Request]) -> Case:
    """One request again and again, which is first asked once."""

    def ready() -> Load:
        request = make()
        wrk.ask(server.origin, request)
        return lambda seconds: wrk.run(server.origin, [request], seconds)

    return Case(name, server, ready)


def lived(name: str, server: Server, make: Callable[[], visitors.Life]) -> Case:
    def ready() -> Load:
        life = make()
        return lambda seconds: visitors.run(server.origin, life, seconds)

    return Case(name, server, ready)


def paths(origin: str) -> dict[str, str]:
    """What is the same for everyone. The style sheet is found as a browser finds it."""
    return {**PAGES, STATIC: STYLES.search(plain(origin, HOME))[1].decode()}


def pages(server: Server) -> list[Case]:
    return [asked(name, server, partial(Request, path)) for name, path in paths(server.origin).items()]


def plain(origin: str, path: str) -> bytes:
    return wrk.ask(origin, Request(path, headers={"Accept-Encoding": "identity"})).body


def unchanged(server: Server) -> list[Case]:
    """The home page for whoever has it, where it has a tag."""
    tag = wrk.ask(server.origin, Request(HOME)).headers["ETag"]
    again = Request(HOME, headers={"If-None-Match": tag or ""}, status=304)
    return [asked(UNCHANGED, server, lambda: again)] if tag else []


def live(server: Server, key: str) -> list[Case]:
    """What is made for one person. `key` is the site's, by which visits are sealed."""
    origin = server.origin
    return [
        asked("healthz", server, partial(Request, "/healthz")),
        asked("question", server, lambda: _question(origin)),
        asked("question, answered", server, lambda: answered(origin)),
        asked("result", server, lambda: _result(origin)),
        asked("search, its answer", server, lambda: _after(origin, _sent("/search/", {"q": visitors.WORDS}))),
        lived("search, sent and answered", server, lambda: visitors.search),
        lived("link made", server, lambda: visitors.sharing(key)),
        lived("link opened", server, lambda: visitors.opening(_code(origin, key))),
        lived("whole self-assessment", server, lambda: visitors.assess),
    ]


def answered(origin: str) -> Request:
    return _sent(f"/assessment/{QUESTION}/", {QUESTION: OPTION}, _visit(origin, ANSWERED))


def mixed(origin: str) -> list[Request]:
    """A little of everything that wrk can ask."""
    return [*map(Request, PAGES.values()), _question(origin), answered(origin), _result(origin)]


def _question(origin: str) -> Request:
    return Request(f"/assessment/{QUESTION}/", headers=_visit(origin, ANSWERED))


def _result(origin: str) -> Request:
    return Request("/assessment/result/", headers=_visit(origin, len(visitors.GIVEN)))


def _visit(origin: str, answered: int) -> dict[str, str]:
    _, browser = visitors.once(origin, lambda browser: visitors.begin(browser, answered))
    return {"Cookie": "; ".join(f"{name}={value}" for name, value in browser.cookies.items())}


def _code(origin: str, key: str) -> str:
    code, _ = visitors.once(origin, visitors.sharing(key))
    return code


def _sent(path: str, form: dict[str, str], headers: dict[str, str] | None = None) -> Request:
    return Request(path, "POST", FORM | (headers or {}), urlencode(form), 303)


def _after(origin: str, sent: Request) -> Request:
    """The page that an answer leads to, with the cookies it gave."""
    headers = wrk.ask(origin, sent).headers
    kept = "; ".join(cookie.partition(";")[0] for cookie in headers.get_all("Set-Cookie", []))
    return Request(headers["Location"], headers={"Cookie": kept})
