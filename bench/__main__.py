"""`python -m bench [speed|growth]`: what a request costs, beside a bare gunicorn, nginx and Wagtail, and once the site has grown.

Prints a report, and keeps it in bench/results.md when it is of both parts. For an otherwise idle machine; ROUNDS and SECONDS of the
environment make it shorter. Needs wrk and nginx, from Debian's packages.
"""

import os
import shutil
import sys
import tempfile
from pathlib import Path

from bench import growth, report, speed
from bench.servers import OF_CLIENTS, pinned

PARTS = {"speed": speed.report_of, "growth": growth.report_of}
ROUNDS, SECONDS = int(os.environ.get("ROUNDS", "5")), float(os.environ.get("SECONDS", "2"))
TOOLS = ("wrk", "nginx")
TITLE = "# Speed, measured"
HOW = f"""\
`python -m bench`: {ROUNDS} rounds, each case in turn for {SECONDS:g} s. Every server has one worker on one core,
those who ask have another. A ratio is of the servers' processor time for each thing done, taken within a round; what stands
here is the median of the rounds.

The floor is a bare WSGI application under gunicorn, set as the site is, that answers the same compressed bytes. Pages and the
static file are held against the floor of their own bytes, everything else against that of the home page.

Wagtail is what `wagtail start` makes, its home page as long as ours and with as many links, compressed by Django."""


def main(arguments: list[str]) -> None:
    if missing := [tool for tool in TOOLS if not shutil.which(tool)]:
        sys.exit(f"This needs {' and '.join(missing)}: apt-get install {' '.join(missing)}")
    if unknown := set(arguments) - PARTS.keys():
        sys.exit(f"No such part: {', '.join(sorted(unknown))}. There are: {', '.join(PARTS)}")
    names = [name for name in PARTS if name in arguments] or list(PARTS)
    load = Path("/proc/loadavg").read_text().strip()
    with pinned(OF_CLIENTS):
        parts = [_measured(name) for name in names]
    text = "\n\n".join([TITLE, HOW, *parts, f"## The machine\n\n{report.facts(load)}"])
    print(text)
    if len(names) == len(PARTS):
        (Path(__file__).parent / "results.md").write_text(f"{text}\n")


def _measured(name: str) -> str:
    with tempfile.TemporaryDirectory(prefix=f"bench-{name}-") as folder:
        Path(folder).chmod(0o711)  # nginx's worker may have another user
        return PARTS[name](Path(folder), ROUNDS, SECONDS, lambda said: print(f"{name}: {said}", file=sys.stderr, flush=True))


if __name__ == "__main__":
    main(sys.argv[1:])
