from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from core_recovery.http.published.addresses import addresses
from core_recovery.http.published.folder import write


class Command(BaseCommand):
    help = "Writes every page and file that is the same for everyone into a folder, compressed, with what nginx needs to serve it."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path)

    def handle(self, folder: Path, **options: Any) -> None:
        from core_recovery import wsgi  # makes the published pages: no other command shall wait for them

        number = write(wsgi.application, _everything(wsgi.files.hashed()), folder)
        if options["verbosity"]:
            self.stdout.write(f"{number} pages and files are in {folder}")


def _everything(files: Iterator[str]) -> Iterator[tuple[str, bool]]:
    yield from ((address.path, address.heeds_visitors) for address in addresses())
    yield from ((file, False) for file in files)
