"""What a page brings along inside itself, so that no file need be asked for: the icon, and the script of private pages.

Both are read once, at the start, so that the policy always names the script that pages have.
"""

import hashlib
from base64 import b64encode
from pathlib import Path
from urllib.parse import quote

STATIC = Path(__file__).resolve().parent.parent / "static"
AS_THEY_ARE = ' /:="'  # besides letters and digits: what a `data:` address in single quotes need not encode


def address_of(picture: str) -> str:
    """An SVG as a `data:` address. It keeps its double quotes, as the pictures of a page have them, and so compresses better."""
    return "data:image/svg+xml," + quote(picture.strip(), safe=AS_THEY_ARE)


def squeezed(script: str) -> str:
    """Without comments, each of which has lines of its own, and without layout. Line breaks stay: they may end a statement."""
    lines = (line.strip() for line in script.splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("//"))


def source_of(script: str) -> str:
    """What allows exactly this script in a Content-Security-Policy."""
    return f"'sha256-{b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


ICON = address_of((STATIC / "img" / "mark.svg").read_text(encoding="utf-8"))
PRIVATE_SCRIPT = squeezed((STATIC / "js" / "private.js").read_text(encoding="utf-8"))
PRIVATE_SCRIPT_SOURCE = source_of(PRIVATE_SCRIPT)
