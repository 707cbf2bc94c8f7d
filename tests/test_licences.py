"""docs/licences.md lists what the site runs on, each package with the licence it names, and each licence is one we have read."""

import re
from importlib import metadata

import pytest

from tests.test_requirements import ROOT, pins, spelled

ROW = re.compile(r"^\| (\S+) +\| (.+?) +\| ", re.MULTILINE)
LICENCES = (ROOT / "docs" / "licences.md").read_text()
ELSEWHERE = re.compile(r"(?<=: )(\S+) \((\S+)\), for Python before")  # what the tool cannot read here
LISTED = {spelled(name): licence for name, licence in [*ROW.findall(LICENCES), *ELSEWHERE.findall(LICENCES)] if name != "Name"}
LOCKS = sorted(file.name for file in ROOT.glob("requirements*.txt") if file.name != "requirements-dev.txt")
READ = {
    "Apache-2.0",
    "Apache-2.0 OR BSD-3-Clause",
    "BSD License",
    "BSD-3-Clause",
    "LGPL-3.0-only",
    "MIT",
    "MIT License",
    "MIT-0",
    "PSF-2.0",
}


def names_of_itself(package: str) -> set[str]:
    """The licence as a package tells it: an expression (PEP 639), a word, or what its classifiers end in."""
    told = metadata.metadata(package)
    classified = (line.rpartition(" :: ")[2] for line in told.get_all("Classifier") or () if line.startswith("License ::"))
    return {*classified, told.get("License-Expression", ""), told.get("License", "")}


def test_every_package_that_the_site_runs_on_is_listed() -> None:
    assert LOCKS == ["requirements-servers.txt", "requirements.txt"]
    assert set(LISTED) == {name for lock in LOCKS for name in pins(lock)}


@pytest.mark.parametrize("package", LISTED)
def test_each_names_a_licence_that_we_have_read(package: str) -> None:
    assert LISTED[package] in READ


def test_each_says_the_same_of_itself() -> None:
    installed = {spelled(found.name) for found in metadata.distributions()} & set(LISTED)
    assert {"django", "gunicorn", "cryptography"} <= installed
    assert {name: LISTED[name] for name in installed if LISTED[name] not in names_of_itself(name)} == {}
