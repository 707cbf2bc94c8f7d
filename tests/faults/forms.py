"""Naughty strings in every field of every form, in both languages."""

import itertools
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from tests.faults.visits import cookies, someone
from tests.faults.web import Answer, ask
from tests.vocabulary import codes

MARK = "mark7391"
UNESCAPED = re.compile(rf"""[<"']{MARK}""")
NAUGHTY = (
    "", " ", "\t", "\n", "\r\n", "\x00", "\x01\x02\x1f", "\x7f", "\ufeff", "\u200b\u200c\u200d", "\u202e" + MARK, "\ufffe",
    "\U000e0001",
    "\U0010ffff", "Z͑ͫ̓ͪ̂ͫ̽͏̴̙", "田中さん", "ﷺ", "🏳️‍🌈", "ÅÍÎÏ˝", "İıſK", "ß" * 500, "a" * 255, "a" * 256, "a" * 20_000, "0",
    "-1", "1e309", "NaN",
    "1/0", "0x0", "00000000000000000000000", "99999999999999999999999999", "null", "None", "undefined", "true", "[]", "{}",
    f"<{MARK}>", f"<script>{MARK}</script>", f'"{MARK}', f"'{MARK}", f'"><{MARK}', f"' onfocus='{MARK}", f"javascript:{MARK}",
    f"<img src=x onerror={MARK}>", f"&lt;{MARK}", f"%3C{MARK}", f"{{{{ {MARK} }}}}", f"{{% {MARK} %}}", f"${{{MARK}}}", "%s%n%x",
    "'; DROP TABLE assessment_sharedresult; --", "' OR 1=1 --", "1; SELECT pg_sleep(9)", "../../../../etc/passwd", "C:\\con\\aux",
    "file:///etc/passwd", "$(sleep 9)", "`sleep 9`", "|| sleep 9", "() { :;}; sleep 9", "<!--#exec cmd=\"sleep 9\"-->",
    "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>", "self\nSet-Cookie: a=b", "=1+1",
    "@SUM(1)",
)  # fmt: skip
FIELDS = {
    "/assessment/": ("who", "program"),
    **{f"/assessment/{question}/": (question,) for question in codes()},
    "/assessment/share/": ("life",),
    "/s": ("code", "revoke"),
    "/search/": ("q",),
}
LANGUAGES = ("", "/es")


@dataclass(frozen=True)
class Sent:
    target: str
    field: str
    value: str
    answer: Answer

    @property
    def fault(self) -> str:
        status = self.answer.status
        if status >= 500 and not (status == 503 and self.answer.is_calm):
            return f"status {status}"
        return "reflected" if UNESCAPED.search(self.answer.text) else "slow" if self.answer.seconds > 2 else ""


def cases() -> Iterator[tuple[str, str, str]]:
    for language, target, value in itertools.product(LANGUAGES, FIELDS, NAUGHTY):
        for field in FIELDS[target]:
            yield language + target, field, value


def run(origin: str, key: str) -> tuple[int, list[Sent], float]:
    """How many were sent, what is at fault, and the slowest in seconds."""
    visit, numbers = cookies(someone(key)), itertools.count()

    def send(case: tuple[str, str, str]) -> Sent:
        target, field, value = case
        number = next(numbers)
        headers = visit | {"X-Forwarded-For": f"127.2.{number >> 8 & 255}.{number & 255}"}
        form = {"code": "A" * 22, field: value}
        return Sent(*case, ask(origin, target, form, headers=headers))

    with ThreadPoolExecutor(6) as pool:
        sent = list(pool.map(send, cases()))
    return len(sent), [one for one in sent if one.fault], max(one.answer.seconds for one in sent)
