"""Static files go where they are served without a moment in which one is missing: a release happens while people read.

A file's name has its hash, so one that is there already is the same. What is new comes first, the manifest last. What only the
release before the last one named goes; a page that is open in a browser may still ask for the last one. Nothing else is touched:
the folder may be shared.
"""

import json
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

MANIFEST, BEFORE = "staticfiles.json", "staticfiles.before.json"
VARIANTS = ("", ".gz", ".br")


def publish(collected: Path, public: Path, pages: tuple[str, ...] = ()) -> None:
    """`collected` is a fresh folder with a manifest, `public` the one that is served; `pages` have no hash and are always new."""
    now, before, long_ago = _named(collected / MANIFEST), _named(public / MANIFEST), _named(public / BEFORE)
    for name in _present(collected, now):
        if not (public / name).exists():
            put((collected / name).read_bytes(), public / name)
    for page in pages:
        put((collected / page).read_bytes(), public / page)
    if before == now:
        return
    for name in _present(public, long_ago - before - now):
        (public / name).unlink()
    if before:
        put((public / MANIFEST).read_bytes(), public / BEFORE)
    put((collected / MANIFEST).read_bytes(), public / MANIFEST)


def _named(manifest: Path) -> frozenset[str]:
    return frozenset(json.loads(manifest.read_text())["paths"].values()) if manifest.exists() else frozenset()


def _present(folder: Path, names: frozenset[str]) -> Iterator[str]:
    """With their compressed variants."""
    return (name + ending for name in sorted(names) for ending in VARIANTS if (folder / (name + ending)).exists())


def put(content: bytes, target: Path) -> Path:
    """All of it or nothing, readable by everyone whatever the umask says."""
    for folder in _missing(target.parent):
        folder.mkdir(exist_ok=True)
        folder.chmod(0o755)
    descriptor, draft = tempfile.mkstemp(dir=target.parent)
    with open(descriptor, "wb") as file:
        file.write(content)
    os.chmod(draft, 0o644)
    os.replace(draft, target)
    return target


def _missing(folder: Path) -> list[Path]:
    """The highest first."""
    return [each for each in (*reversed(folder.parents), folder) if not each.exists()]
