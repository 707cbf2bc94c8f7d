"""A copy of the SQLite database, made while the site runs. A plain `cp` of a database in use loses rows."""

import os
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path


def back_up(database: Path, target: Path) -> None:
    """All of it or nothing: `target` is replaced by a copy that was checked, for its owner only.

    Raises sqlite3.Error for a database that cannot be read or is damaged, OSError where there is no room.
    """
    descriptor, name = tempfile.mkstemp(prefix=f"{target.name}.", dir=target.parent)
    draft = Path(name)
    try:
        with closing(sqlite3.connect(f"{database.as_uri()}?mode=rw", uri=True)) as source, closing(sqlite3.connect(draft)) as copy:
            source.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")  # one file, without another beside it
            if (said := copy.execute("PRAGMA quick_check").fetchone()[0]) != "ok":
                raise sqlite3.DatabaseError(said)
        os.fsync(descriptor)
        draft.replace(target)
    finally:
        os.close(descriptor)
        draft.unlink(missing_ok=True)
