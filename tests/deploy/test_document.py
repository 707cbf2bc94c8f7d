"""docs/deploy.md and what it installs fit together.

That its commands work is for `python -m tests.deploy.follow`, run by hand: it takes root and minutes.
"""

import re
import subprocess
from pathlib import Path

import pytest
import yaml

from tests.core_recovery.elsewhere import run
from tests.deploy.document import DOCUMENT, ROOT, Block, blocks
from tests.needs import need
from tests.test_documentation import README

DEPLOY = ROOT / "deploy"
UNITS = DEPLOY / "systemd"
BLOCKS = list(blocks(DOCUMENT.read_text()))
COMPOSE = (DEPLOY / "compose.yaml").read_text()
EXPOSURE = 5  # of 100, as systemd counts; without any walls it is 96
EXAMPLE = (DEPLOY / "environment.example").read_text()
FENCES = re.compile(r"^```(\w*)\n.*?^```$", re.MULTILINE | re.DOTALL)

each_block = pytest.mark.parametrize("block", BLOCKS, ids=lambda block: f"{block.heading}: {block.commands[:30]!r}")


def given(text: str) -> dict[str, str]:
    """What is set, and what stands there as a default."""
    return dict(re.findall(r"^#?([A-Z_]+)='?([^'\n]*)'?$", text, re.MULTILINE))


def test_every_block_of_commands_is_found():
    assert len(BLOCKS) == len(re.findall("^```sh$", DOCUMENT.read_text(), re.MULTILINE)) > 12
    assert set(FENCES.findall(DOCUMENT.read_text())) == {"sh"}


def test_what_is_not_tried_says_why():
    not_tried = re.findall(r"^\*Not tried.*?: .+\.\*$", DOCUMENT.read_text(), re.MULTILINE)
    assert len(not_tried) == len([block for block in BLOCKS if not block.is_tried]) == 3


@each_block
def test_a_shell_reads_every_block(block: Block):
    subprocess.run(["bash", "-n"], input=block.commands, text=True, check=True)


@each_block
def test_every_file_of_ours_in_a_command_exists(block: Block):
    named = [path for path in re.findall(r"(?<![\w/])deploy/[\w./*-]+", block.commands) if not list(ROOT.glob(path))]
    assert named == []


@each_block
def test_every_unit_in_a_command_exists(block: Block):
    named = set(re.findall(r"core-recovery-\w+\.(?:service|socket|timer)", block.commands))
    assert {name for name in named if not (UNITS / name).exists()} == set()


def test_the_example_has_every_setting_of_readme():
    """By its name, or by that of a file that holds it."""
    named = {name.removesuffix("_FILE") for name in given(EXAMPLE)}
    assert named == {*re.findall(r"^\| `(CORE_[A-Z_]+)`", README, re.MULTILINE), "WEB_CONCURRENCY"}


def test_what_the_example_gives_as_defaults_are_accepted(tmp_path):
    written = {name: value for name, value in given(EXAMPLE).items() if value and not name.endswith("_FILE")}
    assert "CORE_QUICK_EXIT_URL" in written
    for name in ("SECRET_KEY", "ANSWERS_KEYS"):
        written[f"CORE_{name}_FILE"] = str(tmp_path / name.lower())
    run("-m", "core_recovery.keys", str(tmp_path))
    folders = {"CORE_VAR_DIR": str(tmp_path), "CORE_STATIC_DIR": str(tmp_path)}
    said = run("manage.py", "check", "--deploy", **written | folders)
    assert said.returncode == 0, said.stderr
    assert [line for line in said.stderr.splitlines() if "placeholder" in line and "provider" not in line] == []


def test_a_shell_and_systemd_read_the_example_alike():
    """`deploy/manage` and the container read it too: nothing in it may mean something to one of them only."""
    values = [
        line.partition("=")[2] for line in EXAMPLE.splitlines() if re.match(r"#?[A-Z]", line) and "=" in line and " " not in line
    ]
    values += [line.partition("=")[2] for line in EXAMPLE.splitlines() if re.match(r"CORE_\w+='", line)]
    assert [value for value in values if not re.fullmatch(r"'[^'\"$\\]*'|[\w:/.,@-]*", value)] == []


@pytest.mark.parametrize("unit", sorted(UNITS.glob("core-recovery-*")), ids=lambda unit: unit.name)
def test_systemd_reads_every_unit(unit: Path, tmp_path):
    need("systemd-analyze", "systemd")
    installed(tmp_path)
    said = subprocess.run(["systemd-analyze", "verify", str(tmp_path / unit.name)], capture_output=True, text=True, check=False)
    assert (said.returncode, said.stderr) == (0, "")


@pytest.mark.parametrize("unit", sorted(UNITS.glob("core-recovery-*.service")), ids=lambda unit: unit.name)
def test_the_walls_around_every_service_stand(unit: Path, tmp_path):
    need("systemd-analyze", "systemd")
    installed(tmp_path)
    said = subprocess.run(
        ["systemd-analyze", "security", "--offline=yes", f"--threshold={EXPOSURE}", "--no-pager", str(tmp_path / unit.name)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert said.returncode == 0, said.stdout


def installed(folder: Path) -> None:
    """The units as systemd would find them, with commands that exist here."""
    for file in UNITS.glob("core-recovery-*"):
        text = file.read_text().replace("/opt/core-recovery/.venv/bin/", "/usr/bin/")
        (folder / file.name).write_text(re.sub(r"/usr/bin/(gunicorn|python)\b", "/bin/true", text))
    drop_in = folder / "core-recovery-.service.d"
    drop_in.mkdir()
    (drop_in / "shared.conf").write_text((UNITS / "shared.conf").read_text())


def test_no_container_writes_its_root_or_keeps_what_root_may():
    shared, _, rest = COMPOSE.partition("x-site: &site\n")[2].partition("\nservices:\n")
    services = re.split(r"^  \w+:$", rest.partition("\nnetworks:")[0].replace("<<: *site", shared), flags=re.MULTILINE)[1:]
    assert len(services) == 5
    for wall in ("read_only: true", "cap_drop: [ALL]", '["no-new-privileges:true"]'):
        assert [wall in service for service in services] == [True] * 5, wall


def test_no_unit_holds_a_secret_or_listens_to_the_world():
    texts = "".join(file.read_text() for file in UNITS.iterdir())
    assert re.findall(r"SECRET_KEY|ANSWERS_KEYS|^ListenStream=(?!/run/)", texts, re.MULTILINE) == []


def test_nothing_in_compose_writes_to_its_root_or_keeps_a_power_it_does_not_need():
    services = yaml.safe_load((DEPLOY / "compose.yaml").read_text())["services"]
    assert services.keys() == {"release", "site", "hourly", "nginx", "database"}
    for name, service in services.items():
        walls = (service["read_only"], service["cap_drop"], service["security_opt"])
        assert walls == (True, ["ALL"], ["no-new-privileges:true"]), name
        assert ("ports" in service) == (name == "nginx")


def test_compose_and_the_image_use_what_there_is():
    compose = yaml.safe_load((DEPLOY / "compose.yaml").read_text())
    mounted = [volume.split(":")[0] for service in compose["services"].values() for volume in service["volumes"]]
    files = {path for path in mounted if path.startswith("./")} | {secret["file"] for secret in compose["secrets"].values()}
    made = {"tls", "keys"}
    assert {path for path in files if not (DEPLOY / path).exists() and path.removeprefix("./").split("/")[0] not in made} == set()
    assert {path for path in mounted if not path.startswith("./")} <= compose["volumes"].keys()
    ignored = (ROOT / ".dockerignore").read_text()
    copied = re.findall(r"^COPY (?!--from)(.*) \S+$", (DEPLOY / "Dockerfile").read_text(), re.MULTILINE)
    assert [name for each in copied for name in each.split() if name != "." and not (ROOT / name).exists()] == []
    assert [
        name
        for name in ("assessment", "core_recovery", "programs", "static", "templates", "manage.py")
        if f"!{name}\n" not in ignored
    ] == []


def test_the_image_is_told_no_secret():
    text = (DEPLOY / "Dockerfile").read_text()
    assert re.findall(r"CORE_(?!VAR_DIR|STATIC_DIR|BIND)\w+", text) == []


def test_a_release_checks_first_and_restarts_last():
    """Make stops at the first line that fails: so nothing changes for visitors before all is well."""
    said = subprocess.run(["make", "--dry-run", "release"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    steps = re.findall(r"^(?:deploy/manage (\w+)|systemctl (\w+))", said, re.MULTILINE)
    assert ["".join(step) for step in steps] == ["check", "collectstatic", "migrate", "restart"]
