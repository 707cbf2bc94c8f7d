"""On real files: what a backup is worth shows when it is opened."""

import sqlite3
import stat
import threading
from contextlib import closing
from pathlib import Path

import pytest

from core_recovery.backup import back_up
from tests.core_recovery.elsewhere import PRODUCTION, run


@pytest.fixture
def database(tmp_path) -> Path:
    file = tmp_path / "site.sqlite3"
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("CREATE TABLE shared (number INTEGER PRIMARY KEY, box BLOB)")
        connection.executemany("INSERT INTO shared VALUES (?, zeroblob(200))", [(number,) for number in range(1000)])
        connection.commit()
    return file


def numbers(file: Path) -> list[int]:
    with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)) as connection:
        return [row[0] for row in connection.execute("SELECT number FROM shared ORDER BY number")]


def test_the_copy_is_one_file_for_its_owner_only(database, tmp_path):
    (tmp_path / "kept").mkdir()
    back_up(database, tmp_path / "kept" / "copy")
    assert numbers(tmp_path / "kept" / "copy") == list(range(1000))
    assert [file.name for file in (tmp_path / "kept").iterdir()] == ["copy"]
    assert stat.S_IMODE((tmp_path / "kept" / "copy").stat().st_mode) == 0o600


def test_what_was_acknowledged_before_is_in_a_copy_made_while_others_write(database, tmp_path):
    """The newest rows are not in the main file yet, but in the log beside it: a plain copy would lose them."""
    acknowledged, over = [999], threading.Event()

    def write() -> None:
        with closing(sqlite3.connect(database, timeout=20)) as connection:
            while not over.is_set():
                connection.execute("INSERT INTO shared VALUES (?, zeroblob(200))", (acknowledged[-1] + 1,))
                connection.commit()
                acknowledged.append(acknowledged[-1] + 1)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for _ in range(10):
            before = acknowledged[-1]
            back_up(database, tmp_path / "copy")
            copied = numbers(tmp_path / "copy")
            assert (copied, copied[-1] >= before) == (list(range(len(copied))), True)
    finally:
        over.set()
        writer.join()
    assert len(acknowledged) > 10


def test_a_damaged_database_leaves_the_copy_before_it_in_place(database, tmp_path):
    back_up(database, tmp_path / "copy")
    whole = bytearray(database.read_bytes())
    whole[4096 * 3 : 4096 * 9] = b"\xff" * 4096 * 6
    database.write_bytes(whole)
    with pytest.raises(sqlite3.DatabaseError):
        back_up(database, tmp_path / "copy")
    assert numbers(tmp_path / "copy") == list(range(1000))
    assert sorted(file.name for file in tmp_path.iterdir() if "copy" in file.name) == ["copy"]


def test_a_database_that_is_not_there_is_not_made(tmp_path):
    with pytest.raises(sqlite3.OperationalError):
        back_up(tmp_path / "nowhere.sqlite3", tmp_path / "copy")
    assert list(tmp_path.iterdir()) == []


def test_the_command_says_what_it_made_and_restored_it_is_the_same(tmp_path):
    var, copy = {"CORE_VAR_DIR": str(tmp_path / "var")}, tmp_path / "copy.sqlite3"
    run("manage.py", "migrate", "--verbosity", "0", **PRODUCTION, **var)
    made = run("manage.py", "backup", str(copy), **PRODUCTION, **var)
    assert (made.returncode, made.stdout) == (0, f"{copy}: {copy.stat().st_size} bytes, checked.\n")
    database = tmp_path / "var" / "site.sqlite3"
    before = dump(database)
    database.write_bytes(copy.read_bytes())
    assert (dump(database), "assessment_sharedresult" in before) == (before, True)


@pytest.mark.servers
def test_for_postgresql_the_command_names_the_tool(tmp_path):
    said = run("manage.py", "backup", str(tmp_path / "copy"), **PRODUCTION, CORE_DATABASE_URL="postgres://nobody@127.0.0.1:1/x")
    assert (said.returncode, "Use pg_dump: see docs/deploy.md" in said.stderr) == (1, True)


def dump(file: Path) -> str:
    with closing(sqlite3.connect(file)) as connection:
        return "\n".join(connection.iterdump())
