"""The two databases, and what may befall them. Each gives every fault a fresh one, copied from one that was migrated once."""

import hashlib
import os
import shutil
import signal
import sqlite3
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import psycopg

from tests.faults.processes import family, send, until, wait_until_gone
from tests.running import free_port, manage

BIN = Path("/usr/lib/postgresql/15/bin")
ROWS = "SELECT * FROM assessment_sharedresult ORDER BY id"


def migrate(url: str) -> None:
    manage("migrate", "--verbosity", "0", environment={"CORE_DATABASE_URL": url})


def hash_of(rows: list[tuple]) -> str:
    plain = [tuple(bytes(cell) if isinstance(cell, (bytes, memoryview)) else str(cell) for cell in row) for row in rows]
    return hashlib.sha256(repr(plain).encode()).hexdigest()


class Sqlite:
    name = "sqlite"

    def __init__(self, folder: Path) -> None:
        self._folder, self._template = folder, folder / "template.sqlite3"
        self.file = self._template
        migrate(f"sqlite:///{self._template}")
        with closing(sqlite3.connect(self._template)) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    @property
    def url(self) -> str:
        return f"sqlite:///{self.file}"

    def fresh(self, folder: Path) -> None:
        self.file = folder / "site.sqlite3"
        shutil.copy(self._template, self.file)

    @contextmanager
    def held(self) -> Iterator[None]:
        """Another program keeps it locked."""
        with closing(sqlite3.connect(self.file, isolation_level=None, timeout=10)) as connection:
            connection.execute("BEGIN EXCLUSIVE")
            yield
            connection.execute("ROLLBACK")

    def backup(self, to: Path) -> None:
        with closing(sqlite3.connect(self.file)) as here, closing(sqlite3.connect(to)) as there:
            here.backup(there)

    def restore(self, file: Path) -> None:
        """As docs say: with the site stopped, or with a database that nobody can open any more."""
        for ending in ("-wal", "-shm"):
            Path(f"{self.file}{ending}").unlink(missing_ok=True)
        shutil.copy(file, f"{self.file}.new")
        os.replace(f"{self.file}.new", self.file)

    def read_only(self, on: bool) -> None:
        """By its disk, as soon as nobody writes any more."""
        command = ["mount", "-o", f"remount,{'ro' if on else 'rw'}", self.file.parent]
        until(lambda: not subprocess.run(command, check=False, capture_output=True).returncode, 10, "remounting")

    def run(self, statement: str) -> list[tuple]:
        with closing(sqlite3.connect(self.file, timeout=20)) as connection, connection:
            return connection.execute(statement).fetchall()

    def rows_hash(self) -> str:
        return hash_of(self.run(ROWS))

    def spoil_a_page(self) -> None:
        """The first page of the table of results."""
        size, root = self.run(
            "SELECT (SELECT page_size FROM pragma_page_size), rootpage FROM sqlite_master WHERE name = 'assessment_sharedresult'"
        )[0]
        self.run("PRAGMA wal_checkpoint(TRUNCATE)")
        with self.file.open("r+b") as file:
            file.seek((root - 1) * size)
            file.write(b"\xa5" * size)


class Postgresql:
    name = "postgresql"

    def __init__(self, folder: Path) -> None:
        self.folder, self.port, self._number = folder, free_port(), 0
        self.data = folder / "postgresql"
        self.data.mkdir(mode=0o700)
        shutil.chown(self.data, "postgres", "postgres")
        self._as_postgres(
            "initdb",
            "-D",
            str(self.data),
            "-A",
            "trust",
            "-U",
            "core",
            "-E",
            "UTF8",
            "--data-checksums",
            "--wal-segsize=1",
            "--no-instructions",
        )
        with (self.data / "postgresql.conf").open("a") as file:
            file.write(
                f"port = {self.port}\nlisten_addresses = '127.0.0.1'\nunix_socket_directories = ''\n"
                "max_connections = 60\nmin_wal_size = 2MB\nmax_wal_size = 8MB\nshared_buffers = 32MB\n"
            )
        self.log = folder / "postgresql.log"
        self.database = "template_of_site"
        self.start()
        self.run("CREATE DATABASE template_of_site", database="postgres")
        migrate(self.url)

    @property
    def url(self) -> str:
        return f"postgresql://core@127.0.0.1:{self.port}/{self.database}"

    def fresh(self, folder: Path) -> None:
        self._number += 1
        self.database = f"site_{self._number}"
        self.run(f"CREATE DATABASE {self.database} TEMPLATE template_of_site", database="postgres")

    def start(self) -> None:
        with self.log.open("a") as log:
            self._process = subprocess.Popen(
                [BIN / "postgres", "-D", self.data],
                user="postgres",
                group="postgres",
                extra_groups=[],
                stdout=log,
                stderr=log,
                cwd="/",
            )
        until(self._is_up, 60, "PostgreSQL")

    def stop(self, number: signal.Signals = signal.SIGINT) -> None:
        """SIGINT is its fast and orderly end, SIGKILL none at all."""
        processes = family(self._process.pid)
        send(number, [self._process.pid] if number != signal.SIGKILL else processes)
        self._process.wait(timeout=60)
        wait_until_gone(processes[1:])

    @contextmanager
    def held(self) -> Iterator[None]:
        """It stands still, and nobody can tell that from slowness."""
        processes = family(self._process.pid)
        send(signal.SIGSTOP, processes)
        try:
            yield
        finally:
            send(signal.SIGCONT, reversed(processes))

    def is_running(self) -> bool:
        return self._process.poll() is None

    def backup(self, to: Path) -> None:
        subprocess.run([BIN / "pg_dump", "--format=custom", f"--file={to}", self.url], check=True)

    def restore(self, file: Path) -> None:
        self.run(f"DROP DATABASE IF EXISTS {self.database} WITH (FORCE)", database="postgres")
        self.run(f"CREATE DATABASE {self.database}", database="postgres")
        subprocess.run([BIN / "pg_restore", f"--dbname={self.url}", "--no-owner", file], check=True)

    def run(self, statement: str, database: str = "") -> list[tuple]:
        address = f"postgresql://core@127.0.0.1:{self.port}/{database or self.database}"
        with psycopg.connect(address, autocommit=True, connect_timeout=5) as connection:
            cursor = connection.execute(statement)
            return cursor.fetchall() if cursor.description else []

    def rows_hash(self) -> str:
        return hash_of(self.run(ROWS))

    def read_only(self, on: bool) -> None:
        self.run(f"ALTER DATABASE {self.database} SET default_transaction_read_only = {on}", database="postgres")
        self.run(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{self.database}'", database="postgres")

    def spoil_a_page(self) -> None:
        """The first page of the table of results, and of its keys."""
        files = [
            self.run(f"SELECT pg_relation_filepath('{name}')")[0][0]
            for name in ("assessment_sharedresult", "assessment_sharedresult_pkey")
        ]
        self.stop()
        for name in files:
            with (self.data / name).open("r+b") as file:
                file.write(b"\xa5" * 8192)
        self.start()

    def _is_up(self) -> bool:
        try:
            self.run("SELECT 1", database="postgres")
        except psycopg.Error:
            time.sleep(0.05)
            return False
        return True

    def _as_postgres(self, program: str, *arguments: str) -> None:
        subprocess.run(
            [BIN / program, *arguments],
            user="postgres",
            group="postgres",
            extra_groups=[],
            check=True,
            cwd="/",
            stdout=subprocess.DEVNULL,
        )


DATABASES = {kind.name: kind for kind in (Sqlite, Postgresql)}
