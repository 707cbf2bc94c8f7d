import json
import os
import stat

import pytest
from cryptography.fernet import Fernet

from core_recovery import keys
from core_recovery.keys import local_keys
from tests.core_recovery.elsewhere import start

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
