"""People who mean harm, and what is left of those who do not."""

import subprocess
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.faults import sharing
from tests.faults.databases import Sqlite
from tests.faults.run import Fault, Run
from tests.faults.visits import Person, cookies, someone
from tests.faults.web import NO_ANSWER, ask

SLOW = 400
TRIES, ALLOWED = 300, 30


def slow_clients(run: Run) -> None:
    """Slow headers, slow bodies, slow reading."""
    for way in (["-H"], ["-B"], ["-X", "-w", "10", "-y", "20", "-z", "5"]):
        address = run.outside + ("/assessment/" if "-B" in way else "/help/")
        command = ["slowhttptest", *way, "-c", str(SLOW), "-r", "100", "-i", "2", "-l", "8", "-x", "24", "-p", "3", "-u", address]
        subprocess.run(command, check=True, cwd=run.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=60)
    run.healed()


def limit(run: Run) -> None:
    """300 at once from one address: 30 are heard. The others are told to wait, by the limit or by a busy database."""
    answers = try_at_once(run.site.inside)
    run.expect(answers[404] == ALLOWED, f"{answers[404]} of {TRIES} were heard")
    run.expect(set(answers) == {404, 429} or set(answers) == {404, 429, 503}, f"odd answers: {dict(answers)}")
    run.notes.append(", ".join(f"{number} x {status}" for status, number in sorted(answers.items())))


def try_at_once(inside: str) -> Counter[int]:
    """How many of each status. Past nginx, which would stop so many at once by itself."""
    time.sleep(max(0, time.time() % 60 - 45) and 61 - time.time() % 60)  # not across two minutes
    as_nginx = {"X-Forwarded-For": "192.0.2.9", "X-Forwarded-Proto": "https"}

    def one(_: int) -> int:
        try:
            return ask(inside, "/s", {"code": "A" * 22}, headers=as_nginx).status
        except NO_ANSWER:
            return 0

    with ThreadPoolExecutor(TRIES) as pool:
        return Counter(pool.map(one, range(TRIES)))


WORD = "xylofonquark"
ADDRESS = "127.77.77.77"
GIVEN = {"care": "php_not_enough"}


def canary(run: Run) -> None:
    """What one person typed, answered and made is looked for in every file that is left, the database and its logs included."""
    person = someone(run.site.environment["CORE_ANSWERS_KEYS"], **GIVEN)
    codes = [_live_through(run, person)]
    for _ in range(2):  # what is said of requests that found the site away
        run.site.kill(run.site.workers())
        for _ in range(5):
            _try_all(run, person, codes[0])
        run.site.until_workers_are_back()
    seen = _leaks(run, [WORD, ADDRESS, person.cookie[:40], codes[0], *GIVEN.values(), '"answers"'])
    run.expect(not seen, f"left behind: {seen}")
    run.notes.append("0 bytes left" if not seen else "")
    run.healed()


def _live_through(run: Run, person: Person) -> str:
    """The code of the link that was made."""
    _, code = sharing.make(run.outside, person, ADDRESS)
    sharing.open_(run.outside, code, ADDRESS)
    _try_all(run, person, code)
    return code


def _try_all(run: Run, person: Person, code: str) -> None:
    own = cookies(person) | {"Referer": f"{run.outside}/search/?q={WORD}"}
    for target, form in (
        (f"/search/?q={WORD}", None),
        ("/search/", {"q": WORD}),
        (f"/es/search/?q={WORD}", None),
        (f"/{WORD}/", None),
        ("/assessment/care/", {"care": GIVEN["care"]}),
        ("/assessment/result/", None),
        ("/assessment/sheet/", None),
        ("/assessment/export/", {}),
        ("/s", {"code": code}),
        ("/s", {"code": WORD}),
        (f"/s?code={code}", None),
    ):
        try:
            ask(
                run.outside,
                target,
                form,
                headers=own | {"Referer": f"{run.outside}/search/?q={WORD}"},
                address=ADDRESS,
            )
        except NO_ANSWER:
            run.expect(False, f"{target}: no answer")


def _leaks(run: Run, words: list[str]) -> list[str]:
    run.database.backup(run.folder / "dump")
    folders = [run.folder] if isinstance(run.database, Sqlite) else [run.folder, run.database.folder]
    return [
        f"{word} in {file.name}"
        for folder in folders
        for file in sorted(folder.rglob("*"))
        if file.is_file()
        for held in [_bytes(file)]
        for word in words
        if word.encode() in held
    ]


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError:
        return b""


FAULTS = [
    Fault("slow", "400 slow clients: headers, bodies, reading", slow_clients),
    Fault("limit", "300 at once from one address, where 30 a minute are heard", limit),
    Fault("canary", "what one person left, looked for in every file", canary, stays=False),
]
