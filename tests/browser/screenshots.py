"""A contact sheet of every page state in var/screenshots: `python -m tests.browser.screenshots [word in the state's name ...]`."""

import html
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.served import served
from tests.browser.states import STATES, State
from tests.conftest import CHROMIUM
from tests.running import ROOT

FOLDER = ROOT / "var" / "screenshots"


@dataclass(frozen=True)
class Look:
    """One way to see a page. `media` is what the system or the printer asks for."""

    name: str
    width: int
    media: dict = field(default_factory=dict)
    scale: int = 1


LOOKS = tuple(
    Look(f"{width}-{scheme}", width, {"color_scheme": scheme}) for width in (320, 360, 768, 1280) for scheme in ("light", "dark")
)
# Half the width at twice the scale is what a browser window of 640 px shows at 200 % zoom.
ZOOMED = Look("640-zoom-200", 320, scale=2)
SPECIAL_LOOKS = (
    Look("1280-forced-colors", 1280, {"forced_colors": "active", "color_scheme": "dark"}),
    Look("768-print", 768, {"media": "print", "color_scheme": "light"}),
    ZOOMED,
)
SPECIAL_STATES = {
    "page-home",
    "page-levels-of-care",
    "page-help",
    "question-safety",
    "first-error",
    "stop-danger",
    "result-iop-soon",
    "result-heavy",
}


def looks_of(state: State) -> tuple[Look, ...]:
    return LOOKS + (SPECIAL_LOOKS if state.name in SPECIAL_STATES else ())


def shoot(browser: Browser, url: str, state: State) -> Iterator[tuple[Look, Path]]:
    """The state is reached once for each scale, and then only looked at differently."""
    looks = looks_of(state)
    for scale in sorted({look.scale for look in looks}):
        context = browser.new_context(base_url=url, device_scale_factor=scale)
        page = context.new_page()
        state.reach(page)
        for look in looks:
            if look.scale == scale:
                yield look, _picture(page, state, look)
        context.close()


def _picture(page: Page, state: State, look: Look) -> Path:
    page.emulate_media(**{"media": "screen", "forced_colors": "none", "reduced_motion": "reduce"} | look.media)
    page.set_viewport_size({"width": look.width, "height": 740})
    file = FOLDER / f"{state}-{look.name}.png"
    page.screenshot(path=file, full_page=True)
    return file


def sheet(pictures: dict[State, list[tuple[Look, Path]]]) -> str:
    """One row a state."""
    rows = "".join(
        f"<h2>{html.escape(f'{state.language} {state.name}')}</h2><div>"
        + "".join(
            f'<figure><a href="{file.name}"><img src="{file.name}" alt=""></a><figcaption>{look.name}</figcaption></figure>'
            for look, file in shots
        )
        + "</div>"
        for state, shots in pictures.items()
    )
    style = (
        "body{font:16px sans-serif}div{display:flex;gap:1rem;overflow:auto}figure{margin:0}img{height:420px;border:1px solid #999}"
    )
    return f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Contact sheet</title><style>{style}</style>{rows}'


def main(words: list[str]) -> None:
    chosen = [state for state in STATES if not words or any(word in str(state) for word in words)]
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as folder, served(Path(folder)) as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        pictures = {state: list(shoot(browser, site.url, state)) for state in chosen}
        browser.close()
    (FOLDER / "index.html").write_text(sheet(pictures))
    sys.stdout.write(f"{sum(map(len, pictures.values()))} pictures: {FOLDER / 'index.html'}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
