import json
import os
import stat
from pathlib import Path

import pytest
from django.core.management import call_command

from core_recovery.static_release import publish


def collected(folder: Path, **files: str) -> Path:
    """As collectstatic leaves it: `sheet="a1"` is a sheet.css with a1 as its hash, and as its content, beside the plain file."""
    folder.mkdir()
    for name, version in files.items():
        for file in (f"{name}.css", f"{name}.{version}.css", f"{name}.{version}.css.gz"):
            (folder / file).write_text(version)
    paths = {f"{name}.css": f"{name}.{version}.css" for name, version in files.items()}
    (folder / "staticfiles.json").write_text(json.dumps({"paths": paths}))
    (folder / "down.html").write_text(str(files))
    return folder


@pytest.fixture
def release(tmp_path):
    """Publishes one release after the other and tells what is served then."""

    def released(number: int, **files: str) -> set[str]:
        publish(collected(tmp_path / str(number), **files), tmp_path / "public", pages=("down.html",))
        served = {file.name for file in (tmp_path / "public").iterdir()}
        assert {"down.html", "staticfiles.json"} <= served
        assert (tmp_path / "public" / "down.html").read_text() == str(files)
        return {name for name in served if ".css" in name}

    return released


def test_only_files_with_a_hash_are_served_with_their_variants(release):
    assert release(1, sheet="a1") == {"sheet.a1.css", "sheet.a1.css.gz"}


def test_the_release_before_stays_and_the_one_before_that_goes(release):
    release(1, sheet="a1", same="s")
    assert {"sheet.a1.css", "sheet.a1.css.gz", "sheet.b2.css"} <= release(2, sheet="b2", same="s")
    third = release(3, sheet="c3", same="s")
    assert third == {f"{name}{ending}" for name in ("sheet.b2.css", "sheet.c3.css", "same.s.css") for ending in ("", ".gz")}


def test_the_same_release_again_drops_nothing(release):
    release(1, sheet="a1")
    release(2, sheet="b2")
    assert "sheet.a1.css" in release(3, sheet="b2")


def test_a_release_that_goes_back_keeps_both(release):
    release(1, sheet="a1")
    release(2, sheet="b2")
    assert {"sheet.a1.css", "sheet.b2.css"} <= release(3, sheet="a1")


def test_what_is_not_ours_stays(release, tmp_path):
    """A folder that a clinic serves other things from too, or a wrong one."""
    (tmp_path / "public").mkdir()
    (tmp_path / "public" / "index.css").write_text("theirs")
    for number, version in enumerate(("a1", "b2", "c3")):
        assert "index.css" in release(number, sheet=version)


def test_a_file_that_is_served_already_is_not_touched(release, tmp_path):
    release(1, same="s", sheet="a1")
    before = (tmp_path / "public" / "same.s.css").stat()
    release(2, same="s", sheet="b2")
    after = (tmp_path / "public" / "same.s.css").stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)


def test_the_manifest_comes_after_the_files_it_names(tmp_path, monkeypatch):
    """A start in the middle of a release finds every file."""
    replaced = []
    real = os.replace
    monkeypatch.setattr(os, "replace", lambda source, target: (replaced.append(Path(target).name), real(source, target)))
    publish(collected(tmp_path / "1", sheet="a1"), tmp_path / "public")
    assert replaced == ["sheet.a1.css", "sheet.a1.css.gz", "staticfiles.json"]


def test_everyone_may_read_what_is_served_whatever_the_umask(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path / "public"
    before = os.umask(0o077)
    try:
        call_command("collectstatic", interactive=False, verbosity=0)
    finally:
        os.umask(before)
    modes = {path.is_dir(): stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "public").rglob("*")}
    assert modes == {True: 0o755, False: 0o644}


def test_a_dry_run_publishes_nothing(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path / "public"
    call_command("collectstatic", interactive=False, verbosity=0, dry_run=True)
    assert not (tmp_path / "public").exists()
