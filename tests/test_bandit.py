"""Bandit reads our own code in `make lint`; whatever it is told to pass over says why."""

import re
import subprocess
import sys
from pathlib import Path

from django.conf import settings

ROOT = Path(settings.BASE_DIR)
APPS = ["core_recovery", "programs", "assessment"]
PASSED_OVER = re.compile(r"# nosec.*")
WITH_A_REASON = re.compile(r"# nosec B\d{3}(?: B\d{3})*  # .+ .+")


def bandit(*arguments: str) -> subprocess.CompletedProcess:
    command = [Path(sys.executable).parent / "bandit", "--quiet", "--recursive", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_it_finds_nothing_in_our_code() -> None:
    found = bandit(*APPS)
    assert (found.returncode, found.stdout, found.stderr) == (0, "", "")


def test_it_is_awake(tmp_path) -> None:
    (tmp_path / "planted.py").write_text('import subprocess\n\n\ndef run(word):\n    subprocess.call("ls " + word, shell=True)\n')
    assert bandit(str(tmp_path)).returncode == 1


def test_make_lint_runs_it_over_every_app() -> None:
    assert "bandit --quiet --recursive $(APPS)" in (ROOT / "Makefile").read_text()


def test_every_exception_names_its_rule_and_its_reason() -> None:
    code = "\n".join(file.read_text() for app in APPS for file in (ROOT / app).rglob("*.py"))
    exceptions = PASSED_OVER.findall(code)
    assert exceptions
    assert [line for line in exceptions if not WITH_A_REASON.fullmatch(line)] == []
