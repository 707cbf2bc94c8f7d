"""A copy of the site to spoil: its files in a folder of their own."""

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from tests.core_recovery.elsewhere import ROOT, run

LEFT_OUT = shutil.ignore_patterns(".*", "var", "tests", "docs", "__pycache__")


@dataclass(frozen=True)
class Copy:
    folder: Path

    def file(self, name: str) -> Path:
        return self.folder / name

    def change(self, name: str, old: str, new: str) -> None:
        """Once, and it must be there."""
        text = self.file(name).read_text()
        assert old in text, f"{name} has no {old!r}"
        self.file(name).write_text(text.replace(old, new, 1))

    def run(self, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
        return run(*arguments, root=self.folder, **variables)


def copied(folder: Path) -> Copy:
    """Collected static files are shared, not copied."""
    copy = folder / "site"
    shutil.copytree(ROOT, copy, ignore=LEFT_OUT)
    (copy / "var").mkdir()
    (copy / "var" / "static").symlink_to(ROOT / "var" / "static")
    return Copy(copy)
