import json
import os
import stat

import pytest
from cryptography.fernet import Fernet

from core_recovery import keys
from core_recovery.keys import local_keys
from tests.core_recovery.elsewhere import PRODUCTION, ROOT, run, start
from tests.vocabulary import chosen

ASK = (
    "import sys, json, pathlib; from core_recovery.keys import local_keys; print(json.dumps(local_keys(pathlib.Path(sys.argv[1]))))"
)


@pytest.fixture
def open_umask():
    before = os.umask(0)
    yield
    os.umask(before)


def test_keys_are_made_once_and_the_same_ever_after(tmp_path):
    first = local_keys(tmp_path / "var")
    assert local_keys(tmp_path / "var") == first
    assert first != local_keys(tmp_path / "other")


def test_the_keys_fit_their_use(tmp_path):
    made = local_keys(tmp_path)
    assert made.keys() == {"SECRET_KEY", "ANSWERS_KEYS"}
    assert len(made["SECRET_KEY"]) == 50
    Fernet(made["ANSWERS_KEYS"])


@pytest.mark.usefixtures("open_umask")
def test_only_the_owner_reads_them(tmp_path):
    local_keys(tmp_path / "var")
    modes = [stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "var", tmp_path / "var" / "keys.json")]
    assert modes == [0o700, 0o600]


def test_who_comes_second_takes_the_first_ones_keys(tmp_path, monkeypatch):
    firsts = {"SECRET_KEY": "first", "ANSWERS_KEYS": "first"}

    def another_was_faster(draft, file):
        file.write_text(json.dumps(firsts))
        raise FileExistsError

    monkeypatch.setattr(keys.os, "link", another_was_faster)
    assert local_keys(tmp_path) == firsts
    assert os.listdir(tmp_path) == ["keys.json"]


def test_processes_starting_together_agree(tmp_path):
    processes = [start("-c", ASK, str(tmp_path)) for _ in range(4)]
    answers = [json.loads(process.communicate(timeout=60)[0]) for process in processes]
    assert answers == [local_keys(tmp_path)] * 4
    assert os.listdir(tmp_path) == ["keys.json"]


def made(folder) -> dict[str, str]:
    return {file.name: file.read_text() for file in folder.iterdir()}


@pytest.mark.usefixtures("open_umask")
def test_the_command_writes_both_keys_for_their_owner_only(tmp_path):
    keys.main([str(tmp_path / "keys")])
    written = made(tmp_path / "keys")
    assert written.keys() == {"secret_key", "answers_keys"}
    assert len(written["secret_key"]) == 50
    Fernet(written["answers_keys"])
    modes = {stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "keys").iterdir()}
    assert (modes, stat.S_IMODE((tmp_path / "keys").stat().st_mode)) == ({0o600}, 0o700)


def test_the_command_never_overwrites(tmp_path, capsys):
    keys.main([str(tmp_path)])
    (tmp_path / "secret_key").unlink()
    before = made(tmp_path)
    keys.main([str(tmp_path)])
    keys.main([str(tmp_path)])
    assert made(tmp_path)["answers_keys"] == before["answers_keys"]
    assert capsys.readouterr().out.splitlines()[2:] == [f"Made {tmp_path / 'secret_key'}", "Nothing made: both files are there."]


def test_a_rotation_puts_a_new_key_in_front_and_keeps_two(tmp_path):
    keys.main([str(tmp_path)])
    first = made(tmp_path)["answers_keys"]
    keys.main([str(tmp_path), "--rotate"])
    assert made(tmp_path)["answers_keys"].split(",")[1:] == [first]
    keys.main([str(tmp_path), "--rotate"])
    keys.main([str(tmp_path), "--rotate"])
    rotated = made(tmp_path)["answers_keys"].split(",")
    assert (len(set(rotated)), first in rotated) == (3, False)
    assert stat.S_IMODE((tmp_path / "answers_keys").stat().st_mode) == 0o600


def test_a_rotated_file_stays_its_owners_whoever_rotates(tmp_path, monkeypatch):
    """Rotated by root, the site could not read it at its next start."""
    keys.main([str(tmp_path)])
    given = []
    monkeypatch.setattr(os, "chown", lambda file, *owner: given.append(owner))
    keys.main([str(tmp_path), "--rotate"])
    assert given == [(tmp_path.stat().st_uid, tmp_path.stat().st_gid)]


def test_nothing_is_rotated_where_no_key_is(tmp_path, capsys):
    with pytest.raises(SystemExit) as stopped:
        keys.main([str(tmp_path), "--rotate"])
    assert (stopped.value.code, made(tmp_path)) == (1, {})
    assert "No such file" in capsys.readouterr().err


def test_no_setting_is_needed_to_make_them(tmp_path):
    result = run("-m", "core_recovery.keys", str(tmp_path), CORE_SITE_URL="https://care.example")
    assert (result.returncode, sorted(os.listdir(tmp_path))) == (0, ["answers_keys", "secret_key"])


def test_a_visit_goes_on_after_a_rotation(client, settings, tmp_path):
    keys.main([str(tmp_path)])
    settings.ANSWERS_KEYS = made(tmp_path)["answers_keys"].split(",")
    client.post("/assessment/", {"who": "self"})
    client.post("/assessment/safety/", {"safety": "passing"})
    keys.main([str(tmp_path), "--rotate"])
    settings.ANSWERS_KEYS = made(tmp_path)["answers_keys"].split(",")
    assert chosen(client.get("/assessment/safety/")) == ["passing"]


@pytest.mark.usefixtures("open_umask")
@pytest.mark.parametrize("variables", [{}, PRODUCTION], ids=["at home", "in production"])
def test_whoever_comes_first_makes_the_folder_private(tmp_path, variables):
    folder = tmp_path / "var"
    run("manage.py", "collectstatic", "--no-input", CORE_VAR_DIR=str(folder), **variables)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((folder / "static").stat().st_mode) == 0o755


def test_make_makes_the_folder_private_too():
    makefile = (ROOT / "Makefile").read_text()
    assert "install -d -m 700 var" in makefile
    assert "mkdir -p var" not in makefile
