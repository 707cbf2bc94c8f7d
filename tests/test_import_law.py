"""The import law of the house, read from the imports themselves: downward only."""

import ast
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
APPS = ("core_recovery", "intake", "assessment", "programs")  # each may import those after it
PURE = ("assessment.domain", "programs.levels")
MODULES = sorted(path.relative_to(ROOT) for app in APPS for path in (ROOT / app).rglob("*.py") if "migrations" not in path.parts)
# In assessment: views -> forms, store, presenters, sharing -> domain. A module may import those of its own row and below.
ROWS = (
    {"apps", "checks", "urls", "management"},
    {"views", "share_views", "criteria_page", "link_kit", "fhir"},
    {"forms", "store", "presenters", "guards", "sharing", "limits", "qr", "redirects"},
    {"visit", "words", "models", "migrations"},
    {"domain"},
)


def imports(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse((ROOT / path).read_text())):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def test_the_law_reads_real_modules():
    assert Path("assessment/domain/rules.py") in MODULES
    assert "programs.levels" in imports(Path("assessment/domain/rules.py"))


@pytest.mark.parametrize("path", MODULES, ids=str)
def test_apps_import_downward(path):
    app = path.parts[0]
    above = APPS[: APPS.index(app)]
    assert not {name for name in imports(path) if name.split(".")[0] in above}


@pytest.mark.parametrize("path", [path for path in MODULES if ".".join(path.with_suffix("").parts).startswith(PURE)], ids=str)
def test_pure_modules_import_only_the_standard_library_and_each_other(path):
    for name in imports(path):
        assert name.startswith(PURE) or name.split(".")[0] in sys.stdlib_module_names or name == "programs", name


@pytest.mark.parametrize(
    "path", [path for path in MODULES if path.parts[0] == "assessment" and path.name != "__init__.py"], ids=str
)
def test_rows_of_the_assessment(path):
    row = _row(path.with_suffix("").parts[1])
    for name in imports(path):
        parts = name.split(".")
        if parts[0] == "assessment" and len(parts) > 1:
            assert _row(parts[1]) >= row, f"{path} imports {name}"


def _row(module: str) -> int:
    """A module without a row is new: say here what it may import."""
    return next(place for place, modules in enumerate(ROWS) if module in modules)
