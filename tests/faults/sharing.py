"""Making, opening and erasing a link, as a browser does."""

import re

from tests.faults.visits import Person, cookies
from tests.faults.web import Answer, ask

LINK = re.compile(r'<pre[^>]* id="link">[^<#]*#([A-Za-z0-9_-]{22})</pre>')


def make(origin: str, person: Person, address: str, *, prefix: str = "", life: str = "30d") -> tuple[Answer, str]:
    """The answer, and the code of the link: empty where none was made."""
    answer = ask(origin, f"{prefix}/assessment/share/", {"life": life}, headers=cookies(person), address=address)
    found = LINK.search(answer.text) if answer.status == 200 else None
    return answer, found[1] if found else ""


def open_(origin: str, code: str, address: str, *, prefix: str = "") -> Answer:
    """The result, or the page that says why not. Where it is shown under another address, that one is followed."""
    answer = ask(origin, f"{prefix}/s", {"code": code}, address=address)
    if answer.status != 303:
        return answer
    kept = "; ".join(line.partition(";")[0] for line in answer.headers.get_all("Set-Cookie", []))
    return ask(origin, answer.headers["Location"], headers={"Cookie": kept}, address=address)


def erase(origin: str, code: str, address: str) -> Answer:
    return ask(origin, "/s", {"code": code, "revoke": "1"}, address=address)
