"""Keys for a local run: made once, kept outside git, readable by their owner only. Production brings its own."""

import json
import os
from pathlib import Path

from cryptography.fernet import Fernet
from django.core.management.utils import get_random_secret_key


def local_keys(folder: Path) -> dict[str, str]:
    """`{"SECRET_KEY": ..., "ANSWERS_KEYS": ...}`, created on first use. Two starts at once agree on the first one's."""
    file = folder / "keys.json"
    folder.mkdir(mode=0o700, exist_ok=True)
    if not file.exists():
        keys = {"SECRET_KEY": get_random_secret_key(), "ANSWERS_KEYS": Fernet.generate_key().decode()}
        draft = folder / f"keys.{os.getpid()}.json"
        draft.touch(mode=0o600)
        draft.write_text(json.dumps(keys))
        try:
            os.link(draft, file)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    kept: dict[str, str] = json.loads(file.read_text())
    return kept
