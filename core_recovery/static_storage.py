"""Static files with a hash in their name, compressed, and each style sheet's parts joined into one file."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.contrib.staticfiles import finders
from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

SHEETS = ("css/site.css", "css/private.css")  # of pages of information, of private pages
IMPORT = re.compile(r'@import url\("([a-z-]+\.css)"\) layer\(([a-z]+)\);')
SQUEEZE = (
    (r"/\*.*?\*/", ""),
    (r"\s+", " "),
    (r" ?([{};,]) ?", r"\1"),
    (r"(?<=[\w-]): ", ":"),
    (r";}", "}"),
)


class SiteStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # whitenoise has no types
    """A sheet imports its parts, so that they load as they are while developing; collected, it is one request."""

    def post_process(self, paths: dict[str, Any], dry_run: bool = False, **options: Any) -> Iterator[Any]:
        for sheet in SHEETS:
            if sheet in paths and not dry_run:
                self.delete(sheet)
                self._save(sheet, ContentFile(squeezed(joined(_read(sheet)))))
                paths = {**paths, sheet: (self, sheet)}
        yield from super().post_process(paths, dry_run, **options)


def joined(sheet: str) -> str:
    """The sheet with each `@import url("part.css") layer(name);` replaced by that part, inside its layer."""
    return IMPORT.sub(lambda found: f"@layer {found[2]} {{\n{_read('css/' + found[1])}}}", sheet)


def squeezed(sheet: str) -> str:
    """Without comments and layout. A space before a colon stays: before `:is()` it means a descendant, and minifiers lose it."""
    for layout, kept in SQUEEZE:
        sheet = re.sub(layout, kept, sheet, flags=re.DOTALL)
    return sheet.strip()


def _read(name: str) -> str:
    return Path(finders.find(name) or name).read_text(encoding="utf-8")
