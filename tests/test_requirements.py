"""What is installed is what was chosen and locked: `make lock` was not forgotten, and every file is named by its hash."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
PIN = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[a-z,]+\])?==([^\s;\\]+)", re.MULTILINE)
ENTRY = re.compile(r"^[a-z0-9].*(?:\n +.*)*", re.MULTILINE)

each_lock = pytest.mark.parametrize("name", ["requirements", "requirements-servers", "requirements-dev", "bench/requirements"])


def spelled(name: str) -> str:
    """The one spelling of a name: `fhir.resources` and `fhir-resources` are the same package."""
    return re.sub(r"[._]", "-", name).lower()


def pins(file: str) -> dict[str, str]:
    return {spelled(name): version for name, version in PIN.findall((ROOT / file).read_text())}


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


@pytest.mark.parametrize("name", ["requirements-servers", "requirements-dev", "bench/requirements"])
def test_what_comes_on_top_differs_in_no_version(name: str) -> None:
    site, more = pins("requirements.txt"), pins(f"{name}.txt")
    assert {package: version for package, version in more.items() if site.get(package, version) != version} == {}


INSTALL = re.compile(r"pip3? install\b.*")
INSTALLERS = [ROOT / "Makefile", ROOT / ".ci" / "run", *(file for file in ROOT.glob("deploy/**/*") if file.is_file())]


def installs(text: str) -> list[str]:
    return INSTALL.findall(text.replace("\\\n", " "))


def test_nothing_is_installed_without_its_hash() -> None:
    found = [line for file in INSTALLERS for line in installs(file.read_text())]
    assert len(found) >= 2
    assert [line for line in found if "--require-hashes" not in line] == []


def test_pip_refuses_a_file_that_is_not_the_one_locked(tmp_path) -> None:
    (tmp_path / "moon-1.0.tar.gz").write_bytes(b"not what was locked")
    (tmp_path / "lock.txt").write_text(f"moon==1.0 --hash=sha256:{'0' * 64}\n")
    command = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "--no-index",
        "--find-links",
        ".",
        "--require-hashes",
        "--no-deps",
        "-r",
        "lock.txt",
    ]
    refused = subprocess.run(
        command, cwd=tmp_path, capture_output=True, text=True, check=False, env={"PIP_CONFIG_FILE": os.devnull}
    )
    assert (refused.returncode, "DO NOT MATCH THE HASHES" in refused.stderr) == (1, True)


def test_the_list_for_machines_has_every_package_with_its_version_and_hashes() -> None:
    """`make sbom`; the tool holds what it writes to the schema of CycloneDX, and fails where it does not fit."""
    assert "$(LOCKS) | $(BIN)/cyclonedx-py requirements" in (ROOT / "Makefile").read_text()
    locks = "".join((ROOT / f"{name}.txt").read_text() for name in ("requirements", "requirements-servers"))
    command = [Path(sys.executable).parent / "cyclonedx-py", "requirements", "--validate", "-"]
    made = subprocess.run(command, cwd=ROOT, input=locks, text=True, capture_output=True, check=True)
    parts = json.loads(made.stdout)["components"]
    assert {spelled(part["name"]): part["version"] for part in parts} == pins("requirements.txt") | pins("requirements-servers.txt")
    assert [part["name"] for part in parts if not part["externalReferences"][0]["hashes"]] == []
