"""docs/threats.md names tests that exist; a threat without one says why."""

import re
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
ROW = re.compile(r"^\| (?!threat|-)(.+?) \| (.+) \|$", re.MULTILINE)
NAMED = re.compile(r"`(tests/[\w/]+\.py)::([\w-]+)`")
THREATS = dict(ROW.findall((ROOT / "docs" / "threats.md").read_text()))
TESTS = sorted({named for held_by in THREATS.values() for named in NAMED.findall(held_by)})


def exists(file: str, name: str) -> bool:
    """A test, a fixture that every test has, or a fault by its short name."""
    code = (ROOT / file).read_text() if (ROOT / file).exists() else ""
    return re.search(rf'^ *(?:async )?def {re.escape(name)}\(|\bFault\("{re.escape(name)}",', code, re.MULTILINE) is not None


@pytest.mark.parametrize(("file", "name"), TESTS)
def test_the_test_that_is_named_exists(file: str, name: str) -> None:
    assert exists(file, name)


@pytest.mark.parametrize("threat", THREATS)
def test_a_threat_has_a_test_or_says_why_not(threat: str) -> None:
    held_by = THREATS[threat]
    assert NAMED.search(held_by) or re.match(r"Not here: \w+ .+\.$", held_by)


def test_a_test_that_is_gone_is_noticed() -> None:
    assert not exists("tests/test_threats.py", "test_of_the_moon")
    assert not exists("tests/faults/kills.py", "work")
    assert len(THREATS) > 30
