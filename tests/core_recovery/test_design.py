from pathlib import Path

from django.conf import settings

from core_recovery.design import design


def test_the_page_does_not_exist_for_visitors(client):
    assert client.get("/design/").status_code == 404


def test_it_shows_every_component_of_the_style_sheet(rf):
    """A class that is styled and never shown would be looked at by nobody."""
    page = design(rf.get("/design/")).content.decode()
    for name in (
        "button alarm",
        "care now",
        "care today",
        "notice",
        "panel",
        "error-summary",
        "has-error",
        "ladder",
        "criteria",
        "reasons",
    ):
        assert f'class="{name}' in page or f" {name}" in page, name
    for insert in (Path(settings.BASE_DIR) / "templates/inserts").glob("*-*.html"):
        assert insert.stem in {"fit-rules"} or insert.name in (Path(settings.BASE_DIR) / "templates/design.html").read_text(), (
            insert
        )
