import json
import re
from pathlib import Path

import brotli
import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import override_settings

from core_recovery.static_storage import squeezed

SOURCES = Path(settings.BASE_DIR) / "static" / "css"
SHARED = {"tokens.css": "tokens", "base.css": "base", "components.css": "components", "forms.css": "forms", "print.css": "print"}
OWN = {
    "css/site.css": {"content.css": "components", "pictures.css": "components", "print-content.css": "print"},
    "css/private.css": {"answers.css": "components"},
}
LAYERS = SHARED | {part: layer for parts in OWN.values() for part, layer in parts.items()}


@pytest.fixture(scope="module")
def collected(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("static")
    with override_settings(STATIC_ROOT=folder):
        call_command("collectstatic", interactive=False, verbosity=0)
    return folder


@pytest.fixture(scope="module")
def names(collected) -> dict[str, str]:
    return json.loads((collected / "staticfiles.json").read_text())["paths"]


@pytest.fixture(scope="module", params=OWN)
def name(request) -> str:
    return request.param


@pytest.fixture(scope="module")
def sheet(collected, names, name) -> str:
    return (collected / names[name]).read_text()


def without_links(css: str) -> str:
    """Links to other files get hashed names when collected."""
    return re.sub(r"url\([^)]*\)", "url()", css)


@pytest.mark.parametrize(("part", "layer"), LAYERS.items())
def test_each_part_is_in_its_sheet_once_in_its_layer(sheet, name, part, layer):
    times = 1 if part in SHARED or part in OWN[name] else 0
    block = squeezed(f"@layer {layer} {{\n{(SOURCES / part).read_text()}}}")
    assert without_links(sheet).count(without_links(block)) == times


def test_every_style_sheet_there_is_has_its_place():
    assert {file.name for file in SOURCES.glob("*.css")} == {*LAYERS, "site.css", "private.css"}


def test_the_layers_stand_in_order_and_nothing_is_imported(sheet, name):
    assert sheet.startswith("@layer tokens,base,components,forms,print;")
    layers = sorted([*SHARED.values(), *OWN[name].values()], key=list(SHARED.values()).index)
    assert re.findall(r"@layer ([a-z]+)\{", sheet) == layers
    assert "@import" not in sheet


def test_every_file_has_its_hash_in_its_name(names, collected):
    stems = {name: re.sub(r"\.[0-9a-f]{12}(?=\.)", "", hashed) for name, hashed in names.items()}
    assert stems == {name: name for name in names}
    assert [name for name, hashed in names.items() if name == hashed or not (collected / hashed).exists()] == []


def test_a_changed_part_changes_the_name_of_the_sheet(names, name, tmp_path, monkeypatch):
    monkeypatch.setattr("core_recovery.static_storage._read", lambda part: f"/* {part} changed */")
    with override_settings(STATIC_ROOT=tmp_path):
        call_command("collectstatic", interactive=False, verbosity=0)
    assert json.loads((tmp_path / "staticfiles.json").read_text())["paths"][name] != names[name]


def test_a_sheet_travels_in_5_kilobytes(collected, names, name, sheet):
    travelling = (collected / f"{names[name]}.br").read_bytes()
    assert brotli.decompress(travelling).decode() == sheet
    assert len(travelling) <= 5 * 1024


@pytest.mark.parametrize(
    ("sheet", "smaller"),
    [
        ("a { color: red; }\n", "a{color:red}"),
        ("/* why */ .a :is(b, c) > d,\n.e { margin: 0 auto; }", ".a :is(b,c) > d,.e{margin:0 auto}"),
        ('td::before { content: attr(data-label) ": "; }', 'td::before{content:attr(data-label) ": "}'),
        (".menu :hover { --x: light-dark(#fff, #000); }", ".menu :hover{--x:light-dark(#fff,#000)}"),
    ],
)
def test_squeezing_changes_no_meaning(sheet, smaller):
    assert squeezed(sheet) == smaller
