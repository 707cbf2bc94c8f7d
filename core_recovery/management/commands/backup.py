import sqlite3
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection

from core_recovery.backup import back_up


class Command(BaseCommand):
    help = "Copies the SQLite database to a file while the site runs, and checks the copy. For PostgreSQL use pg_dump."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        file: Path = options["file"].absolute()
        if connection.vendor != "sqlite":
            raise CommandError("The database is not SQLite. Use pg_dump: see docs/deploy.md.")
        try:
            back_up(Path(connection.settings_dict["NAME"]), file)
        except (sqlite3.Error, OSError) as error:
            raise CommandError(f"No copy was made: {error}") from error
        self.stdout.write(f"{file}: {file.stat().st_size} bytes, checked.")
