"""What is installed is what was chosen and locked: `make lock` was not forgotten, and every file is named by its hash."""

import re
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
PIN = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[a-z,]+\])?==([^\s;\\]+)", re.MULTILINE)
ENTRY = re.compile(r"^[a-z0-9].*(?:\n +.*)*", re.MULTILINE)

each_lock = pytest.mark.parametrize("name", ["requirements", "requirements-servers", "requirements-dev"])


def pins(file: str) -> dict[str, str]:
    """By the name's one spelling: `fhir.resources` and `fhir-resources` are the same package."""
    return {re.sub(r"[._]", "-", name).lower(): version for name, version in PIN.findall((ROOT / file).read_text())}


@each_lock
def test_the_lock_holds_what_is_chosen(name: str) -> None:
    chosen = pins(f"{name}.in")
    assert chosen
    assert chosen.items() - pins(f"{name}.txt").items() == set()


@each_lock
def test_every_entry_has_its_hashes_and_no_address(name: str) -> None:
    lock = (ROOT / f"{name}.txt").read_text()
    entries = ENTRY.findall(lock)
    assert len(entries) == len(pins(f"{name}.txt"))
    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []
    assert re.findall(r"://|^--|^ *-[a-z] ", lock, re.MULTILINE) == []


@pytest.mark.parametrize("name", ["requirements-servers", "requirements-dev"])
def test_what_comes_on_top_differs_in_no_version(name: str) -> None:
    site, more = pins("requirements.txt"), pins(f"{name}.txt")
    assert {package: version for package, version in more.items() if site.get(package, version) != version} == {}
