"""Follows docs/deploy.md literally on a bare Debian, and looks after each part whether it did what it says.

    .venv/bin/python -m tests.deploy.follow FOLDER [what of this machine it may see ...]

FOLDER is where the Debian is built. Where pip fetches from folders, name them, and pip's own files: /opt/wheels /etc/pip.conf.
Takes root, about five minutes, the ports 80, 443 and 5432 of this machine, and Debian's mirror.
"""

import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from tests.deploy import document
from tests.deploy.document import DOCUMENT, ROOT
from tests.deploy.machine import Shell, booted, build
from tests.deploy.visitor import Crowd, Visitor

NAME = "care.example.org"
REQUESTS = 2_000
ROWS = """python3 -c "
import sqlite3
kept = sqlite3.connect('/var/lib/core-recovery/site.sqlite3')
print(sorted(map(repr, kept.execute('select * from assessment_sharedresult'))))" """
EMPTY = """python3 -c "
import sqlite3
kept = sqlite3.connect('/var/lib/core-recovery/site.sqlite3')
kept.execute('delete from assessment_sharedresult')
kept.commit()" """
POSTGRES_ROWS = "runuser -u postgres -- psql -qAtc 'select * from assessment_sharedresult order by id' core-recovery"
EMPTY_POSTGRES = "runuser -u postgres -- psql -qAtc 'delete from assessment_sharedresult' core-recovery"
HEALTH = "core_recovery/http/health.py"


class Follower:
    def __init__(self, source: Path) -> None:
        self.source, self.visitor = source, Visitor(NAME)
        self.codes: list[str] = []

    def check(self, what: str, truth: bool) -> None:
        print(f"  {'ok  ' if truth else 'FAIL'} {what}", flush=True)
        if not truth:
            raise SystemExit(1)

    def part(self, shell: Shell, heading: str, commands: list[str]) -> None:
        print(heading, flush=True)
        follow = PARTS.get(heading, Follower.plainly)
        began = time.monotonic()
        follow(self, shell, (shell.run(each) for each in commands))
        print(f"  {time.monotonic() - began:.0f} s", flush=True)

    def plainly(self, shell: Shell, blocks: Iterator[str]) -> None:
        list(blocks)

    def install(self, shell: Shell, blocks: Iterator[str]) -> None:
        self.check("readyz says ok", list(blocks)[-1].strip().endswith("ok"))
        status, headers, body = self.visitor.ask("/es/help/")
        self.check(
            "a page over https", (status, "988" in body, headers["Strict-Transport-Security"] is not None) == (200, True, True)
        )
        self.codes.append(self.visitor.share())
        self.check("a link is made and opens", self.visitor.opens(self.codes[-1]))
        shell.run("systemctl is-active core-recovery-expired.timer core-recovery-backup.timer nginx")
        shell.run("runuser -u www-data -- test ! -r /var/lib/core-recovery/site.sqlite3 -a ! -r /etc/core-recovery/keys/secret_key")
        said = shell.run("systemd-analyze security --no-pager core-recovery-site.service | tail -n 1")
        print("  " + said.strip())
        logs = shell.run("journalctl --no-pager -o cat; cat /var/log/nginx/*; cat /var/log/*.log 2>/dev/null || true")
        self.check("no path, address or code in any log", not any(word in logs for word in ("/es/help", "127.0.0.1 ", *self.codes)))

    def upgrade(self, shell: Shell, blocks: Iterator[str]) -> None:
        file = self.source / HEALTH
        file.write_text(file.read_text().replace('"ok\\n"', '"ok, newer\\n"'))
        sheet = self.source / "static" / "css" / "base.css"
        sheet.write_text(sheet.read_text() + "\nmain { --newer: 1; }\n")
        subprocess.run(
            ["git", "-c", "user.name=t", "-c", "user.email=t@example.org", "commit", "-qam", "Newer"], cwd=self.source, check=True
        )
        old_sheet = self.sheet()
        self.under_load(blocks)
        self.check("the new code answers", self.visitor.ask("/healthz")[2] == "ok, newer\n")
        self.check(
            "a new style sheet, and the old one still answers", self.sheet() != old_sheet and self.visitor.ask(old_sheet)[0] == 200
        )
        self.check(
            "the visit and the link live on",
            self.visitor.ask("/assessment/result/")[0] == 200 and self.visitor.opens(self.codes[0]),
        )

    def go_back(self, shell: Shell, blocks: Iterator[str]) -> None:
        self.under_load(blocks)
        self.check("the old code answers", self.visitor.ask("/healthz")[2] == "ok\n")

    def rotate(self, shell: Shell, blocks: Iterator[str]) -> None:
        list(blocks)
        self.check("two answers keys", shell.run("cat /etc/core-recovery/keys/answers_keys").count(",") == 1)
        self.check("the visit lives on", self.visitor.ask("/assessment/result/")[0] == 200)

    def restore(self, shell: Shell, blocks: Iterator[str]) -> None:
        next(blocks)
        before = shell.run(ROWS)
        shell.run(EMPTY)
        self.check("the table is empty", shell.run(ROWS).strip() == "[]")
        list(blocks)
        self.check("equal rows after restoring, without a code in them", shell.run(ROWS) == before and self.codes[0] not in before)
        self.check("the link opens", self.visitor.opens(self.codes[0]))

    def postgres(self, shell: Shell, blocks: Iterator[str]) -> None:
        next(blocks)
        before = shell.run(POSTGRES_ROWS)
        self.check("the rows are in PostgreSQL", len(before.splitlines()) == len(self.codes))
        self.check("the old link opens from there", self.visitor.opens(self.codes[0]))
        next(blocks)
        shell.run(EMPTY_POSTGRES)
        self.check("the table is empty", shell.run(POSTGRES_ROWS) == "")
        list(blocks)
        self.check("equal rows after restoring", shell.run(POSTGRES_ROWS) == before)
        self.check("the link opens", self.visitor.opens(self.codes[0]))

    def sheet(self) -> str:
        """Where the page of now finds its style sheet."""
        return self.visitor.ask("/help/")[2].partition('rel="stylesheet" href="')[2].partition('"')[0]

    def under_load(self, blocks: Iterator[str]) -> None:
        with Crowd(NAME, REQUESTS) as crowd:
            time.sleep(0.5)
            list(blocks)
        print(f"  {crowd.asked} requests, {dict(crowd.statuses)}, the slowest {crowd.slowest:.1f} s")
        self.check("no request failed", set(crowd.statuses) <= {200, 303})


PARTS = {
    "Install": Follower.install,
    "Upgrade": Follower.upgrade,
    "Go back": Follower.go_back,
    "Rotate keys": Follower.rotate,
    "Back up and restore": Follower.restore,
    "PostgreSQL": Follower.postgres,
}


def main(folder: Path, shared: list[str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    root = build(folder.resolve())
    source = root / "source"
    subprocess.run(["git", "clone", "--quiet", "--branch", _branch(), str(ROOT), str(source)], check=True)
    follower = Follower(source)
    with booted(root, shared) as shell:
        shell.run(
            "git config --global --add safe.directory '*' 2>/dev/null || printf '[safe]\\n directory = *\\n' > /root/.gitconfig"
        )
        for heading, part in groupby(document.blocks(DOCUMENT.read_text()), key=lambda block: block.heading):
            if commands := [block.commands for block in part if block.is_tried]:
                follower.part(shell, heading, commands)
    print("All of docs/deploy.md works, but for what it calls not tried.")


def _branch() -> str:
    return subprocess.run(["git", "branch", "--show-current"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
