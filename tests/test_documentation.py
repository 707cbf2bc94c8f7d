"""The documents are true: they name every setting and command there is and no other, and every path they name exists."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

from programs.languages import translations

ROOT = Path(settings.BASE_DIR)
README = (ROOT / "README.md").read_text()
DECISIONS = ROOT / "docs" / "decisions"
DOCUMENTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "SECURITY.md", *sorted((ROOT / "docs").rglob("*.md"))]
COMMANDS = sorted(file.stem for file in ROOT.glob("*/management/commands/[!_]*.py"))
SETTING = re.compile(r"environment\.[a-z]+\(\s*\"([A-Z_]+)\"")
FENCE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"`([^`\n]+)`")
LINK = re.compile(r"\]\(([^)#\s]+)[^)]*\)")
TARGET = re.compile(r"^([a-z][a-z-]*):(?!=)", re.MULTILINE)
MAKE = re.compile(r"(?:^|`)(?:[A-Z]+=\S+ )?make ([a-z-]+)", re.MULTILINE)  # at the start of a line, or in code quotes
# In code quotes: with a slash, or with the ending of a file of ours. `/criteria/` is an address; `var/` is made by a run.
PATH = re.compile(r"(?!var/|\.venv/)[\w.<*-][\w.<>*-]*(?:/[\w.<>*-]*)+|[\w.-]+\.(?:md|toml|py|txt|in|css|js|html|yaml|mo)")
RECORD_MOST = 40  # lines

each_document = pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: str(document.relative_to(ROOT)))


def named_paths(text: str) -> Iterator[str]:
    """`content/<language>/<page>.md` stands for any of them."""
    for quoted in CODE.findall(FENCE.sub("", text)):
        if PATH.fullmatch(quoted):
            yield re.sub(r"<[^>]+>", "*", quoted)


def exists(path: str) -> bool:
    """A bare file name may stand for a file of any folder: `rules.py`."""
    folders = ("", *(f"{folder}/**/" for folder in ("core_recovery", "assessment", "programs", "static", "tests", "deploy")))
    patterns = [path] if "/" in path else [folder + path for folder in folders]
    return any(True for pattern in patterns for _ in ROOT.glob(pattern))


def makefile_targets() -> set[str]:
    return set(TARGET.findall((ROOT / "Makefile").read_text()))


def test_readme_names_every_setting_and_no_other() -> None:
    code = "".join((ROOT / "core_recovery" / name).read_text() for name in ("settings.py", "provider.py"))
    read = {f"CORE_{name}" for name in SETTING.findall(code)} | {f"CORE_PROVIDER_HOURS_{code.upper()}" for code in translations()}
    assert "CORE_SITE_URL" in read
    assert set(re.findall(r"`(CORE_[A-Z_]*[A-Z])`", README)) == read


def test_readme_names_every_make_target() -> None:
    assert {"run", "test", "lock"} <= makefile_targets()
    assert makefile_targets() - set(MAKE.findall(README)) == set()


@pytest.mark.parametrize("command", COMMANDS)
def test_readme_names_every_command(command: str) -> None:
    assert re.search(rf"`manage\.py {command}[` ]", README)


@each_document
def test_a_make_target_that_is_named_exists(document: Path) -> None:
    assert set(MAKE.findall(document.read_text())) - makefile_targets() == set()


@each_document
def test_every_path_named_exists(document: Path) -> None:
    assert [path for path in named_paths(document.read_text()) if not exists(path)] == []


@each_document
def test_every_link_to_a_file_leads_to_one(document: Path) -> None:
    links = [link for link in LINK.findall(FENCE.sub("", document.read_text())) if "://" not in link]
    assert [link for link in links if not (document.parent / link).exists()] == []


def test_a_path_that_does_not_exist_is_noticed() -> None:
    assert [path for path in named_paths("`programs/nowhere.py`, `nowhere.py`, `make run`, `/criteria/`") if not exists(path)] == [
        "programs/nowhere.py",
        "nowhere.py",
    ]


def test_decisions_are_numbered_without_gaps_short_and_all_in_the_index() -> None:
    records = sorted(file.name for file in DECISIONS.glob("[0-9]*.md"))
    assert [name[:4] for name in records] == [f"{number:04}" for number in range(1, len(records) + 1)]
    assert re.findall(r"^\| \[(\d{4})\]\((\1[^)]*\.md)\) \|", (DECISIONS / "README.md").read_text(), re.MULTILINE) == [
        (name[:4], name) for name in records
    ]
    for name in records:
        lines = (DECISIONS / name).read_text().splitlines()
        assert lines[0].startswith(f"# {name[:4]}: ")
        assert lines[2].startswith("Status: ")
        assert len(lines) <= RECORD_MOST, name
