from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.management.commands import collectstatic

from core_recovery.down import FILE, down_page
from core_recovery.static_release import publish
from core_recovery.static_storage import SiteStorage


class Command(collectstatic.Command):
    help = "Makes the static files and the page that a proxy shows while the site is down, beside those of the release before."

    def handle(self, **options: Any) -> str | None:
        with TemporaryDirectory() as folder:
            self.storage = SiteStorage(location=folder)
            said = super().handle(**options)
            if not options["dry_run"]:
                Path(folder, FILE).write_text(down_page(self.storage), encoding="utf-8")
                publish(Path(folder), Path(settings.STATIC_ROOT), pages=(FILE,))
        return said
