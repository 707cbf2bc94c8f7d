"""How our site sets gunicorn, for the peers: all but what is served where, and our own hooks."""

from pathlib import Path

from gunicorn.config import KNOWN_SETTINGS

from core_recovery import serving

OWN = {"wsgi_app", "bind", "workers"}


def configuration(folder: Path) -> Path:
    """The settings as a file, for a Python that has not our packages."""
    names = sorted({setting.name for setting in KNOWN_SETTINGS} - OWN)
    given = {name: getattr(serving, name) for name in names if hasattr(serving, name)}
    lines = [f"{name} = {value!r}\n" for name, value in given.items() if not callable(value)]
    file = folder / "as_ours.py"
    file.write_text("".join(["workers = 1\n", *lines]))
    return file
