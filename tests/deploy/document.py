"""docs/deploy.md as a list of commands: what a person would type, in order."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DOCUMENT = ROOT / "docs" / "deploy.md"
PART = re.compile(
    r"^## (?P<heading>[^\n]+)$|^```sh\n(?P<commands>.*?)^```$|^\*Not tried(?P<reason>.*?)\*$", re.MULTILINE | re.DOTALL
)


@dataclass(frozen=True)
class Block:
    heading: str
    commands: str
    is_tried: bool


def blocks(text: str) -> Iterator[Block]:
    """One is not tried where a line that begins with *Not tried stands before it."""
    heading, is_tried = "", True
    for part in PART.finditer(text):
        if part["heading"]:
            heading = part["heading"]
        elif part["commands"]:
            yield Block(heading, part["commands"], is_tried)
            is_tried = True
        else:
            is_tried = False
