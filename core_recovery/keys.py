"""The keys of the site: a local run makes its own; for production, `python -m core_recovery.keys FOLDER` writes them to files.

No setting is needed to make them: production refuses to start without them.
"""

import argparse
import json
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

from cryptography.fernet import Fernet
from django.core.management.utils import get_random_secret_key

KEPT = 3  # answers keys: a visit lasts two hours, so that two rotations in that time shut nobody out


def private_folder(folder: Path) -> Path:
    """Made for its owner only, where it is missing; one that is there stays as it is."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def local_keys(folder: Path) -> dict[str, str]:
    """`{"SECRET_KEY": ..., "ANSWERS_KEYS": ...}`, created on first use. Two starts at once agree on the first one's."""
    file = private_folder(folder) / "keys.json"
    _make(file, json.dumps({"SECRET_KEY": get_random_secret_key(), "ANSWERS_KEYS": _answers_key()}))
    kept: dict[str, str] = json.loads(file.read_text())
    return kept


def make_keys(folder: Path) -> list[Path]:
    """The files `secret_key` and `answers_keys`; those made now. One that is there is never touched."""
    private_folder(folder)
    contents = {"secret_key": get_random_secret_key(), "answers_keys": _answers_key()}
    return [folder / name for name, content in contents.items() if _make(folder / name, content)]


def rotate(folder: Path) -> Path:
    """A new answers key in front, which encrypts from the next start on; the ones before go on decrypting.

    Raises OSError where there is no file of keys yet.
    """
    file = folder / "answers_keys"
    keys = [_answers_key(), *file.read_text().strip().split(",")][:KEPT]
    draft = _draft(file, ",".join(keys))
    os.chown(draft, file.stat().st_uid, file.stat().st_gid)
    draft.replace(file)
    return file


def _make(file: Path, content: str) -> bool:
    """False where the file is there already, or someone else was faster."""
    if file.exists():
        return False
    draft = _draft(file, content)
    try:
        os.link(draft, file)
    except FileExistsError:
        return False
    finally:
        draft.unlink()
    return True


def _draft(file: Path, content: str) -> Path:
    """Beside it, for its owner only, and on the disk."""
    descriptor, name = tempfile.mkstemp(prefix=f"{file.name}.", dir=file.parent)
    with os.fdopen(descriptor, "w") as draft:
        draft.write(content)
        draft.flush()
        os.fsync(draft.fileno())
    return Path(name)


def _answers_key() -> str:
    return Fernet.generate_key().decode()


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m core_recovery.keys", description="Makes the keys of the site, each in a file.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rotate", action="store_true", help="put a new answers key in front of those that are there")
    given = parser.parse_args(arguments)
    try:
        made = [rotate(given.folder)] if given.rotate else make_keys(given.folder)
    except OSError as error:
        parser.exit(1, f"{error}\n")
    print(*[f"Made {file}" for file in made] or ["Nothing made: both files are there."], sep="\n")  # noqa: T201  the command's answer


if __name__ == "__main__":
    main()
