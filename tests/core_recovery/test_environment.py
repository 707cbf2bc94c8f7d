from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from core_recovery.environment import Environment
from tests.core_recovery.elsewhere import PRODUCTION, run


def faults(environment: Environment) -> list[str]:
    with pytest.raises(ImproperlyConfigured) as error:
        environment.check()
    first, *lines = str(error.value).splitlines()
    assert first == "The environment has faults:"
    return lines


def of(**variables: str) -> Environment:
    return Environment(variables, prefix="CORE_")


def test_sound_variables_are_read():
    environment = of(CORE_NAME=" Anna ", CORE_HOSTS="a, b,,", CORE_DEBUG="yes", CORE_URL="https://care.example/", OTHER="x")
    read = (
        environment.text("NAME"),
        environment.words("HOSTS"),
        environment.flag("DEBUG"),
        environment.url("URL", default="http://localhost"),
        environment.link("EXIT", default="https://www.weather.gov/"),
        environment.choices("PROGRAMS", ["depression", "eating"]),
    )
    environment.check()
    assert read == ("Anna", ["a", "b"], True, "https://care.example", "https://www.weather.gov/", ["depression", "eating"])


def test_an_unknown_variable_is_a_fault_and_other_prefixes_are_not_ours():
    environment = of(CORE_SITE_ULR="https://care.example", CORE_NAME="Anna", PATH="/usr/bin")
    environment.text("NAME")
    assert faults(environment) == ["- CORE_SITE_ULR: unknown variable"]


@pytest.mark.parametrize("value", ["true", "1", "Yes", "no thanks"])
def test_a_flag_is_yes_or_no(value):
    environment = of(CORE_DEBUG=value)
    environment.flag("DEBUG")
    assert faults(environment) == ["- CORE_DEBUG: must be yes or no"]


@pytest.mark.parametrize(
    "value", ["care.example", "ftp://care.example", "https://", "https://care.example/path", "https://a.example?b", "http://[::"]
)
def test_a_site_address_has_a_scheme_and_a_host_and_no_path(value):
    environment = of(CORE_SITE_URL=value)
    environment.url("SITE_URL", default="http://localhost")
    assert faults(environment) == ["- CORE_SITE_URL: must be an address like https://example.org, without a path"]


@pytest.mark.parametrize(
    "value", ["weather.gov", "javascript:alert(1)", "https://a.example/; script-src *", "https://a.example/'x"]
)
def test_a_link_cannot_break_out_of_the_policy_it_stands_in(value):
    environment = of(CORE_QUICK_EXIT_URL=value)
    environment.link("QUICK_EXIT_URL", default="https://www.weather.gov/")
    assert faults(environment) == ["- CORE_QUICK_EXIT_URL: must be a full address like https://example.org/"]


@pytest.mark.parametrize("chosen", ["depression,sleep,eating,rest", ","])
def test_each_choice_must_be_known_and_one_be_made(chosen):
    environment = of(CORE_PROGRAMS=chosen)
    environment.choices("PROGRAMS", ["depression", "eating"])
    assert faults(environment) == ["- CORE_PROGRAMS: must be some of depression, eating"]


def test_every_fault_is_listed_at_once():
    environment = of(CORE_DEBUG="perhaps", CORE_SITE_URL="nowhere", CORE_ZZZ="1", CORE_AAA="2")
    environment.flag("DEBUG")
    environment.url("SITE_URL", default="http://localhost")
    assert faults(environment) == [
        "- CORE_DEBUG: must be yes or no",
        "- CORE_SITE_URL: must be an address like https://example.org, without a path",
        "- CORE_AAA: unknown variable",
        "- CORE_ZZZ: unknown variable",
    ]


def test_no_value_is_in_the_message():
    """Whatever is in a variable may be a secret set under the wrong name."""
    environment = of(CORE_DEBUG="hunter2-flag", CORE_URL="hunter2-url", CORE_EXIT="hunter2-exit", CORE_WHAT="hunter2-unknown")
    environment.flag("DEBUG")
    environment.url("URL", default="http://localhost")
    environment.link("EXIT", default="https://www.weather.gov/")
    assert "hunter2" not in "\n".join(faults(environment))


def test_a_wrong_choice_is_not_in_the_message_either():
    environment = of(CORE_PROGRAMS="hunter2-choice")
    environment.choices("PROGRAMS", ["depression"])
    assert "hunter2" not in "\n".join(faults(environment))


def listed(output: str) -> set[str]:
    return {line for line in output.splitlines() if line.startswith("- CORE_")}


def test_a_start_with_a_faulty_environment_stops_and_lists_every_fault():
    result = run(
        "manage.py",
        "check",
        CORE_SITE_URL="https://care.example",
        CORE_DEBUG="yes",
        CORE_SECRET_KEY="hunter2-too-short",
        CORE_ANSWERS_KEYS="hunter2-no-fernet-key",
        CORE_DATABASE_URL="hunter2://database",
        CORE_BEHIND_PROXY="hunter2-maybe",
        CORE_QUICK_EXIT_URL="hunter2-nowhere",
        CORE_PROVIDER_FONE="hunter2-phone",
    )
    assert result.returncode != 0
    assert listed(result.stderr) == {
        "- CORE_DEBUG: must be no outside this machine",
        "- CORE_SECRET_KEY: required, 50 characters or more",
        "- CORE_ANSWERS_KEYS: each must be a Fernet key: 32 bytes in URL-safe base64",
        "- CORE_DATABASE_URL: must be an address like sqlite:////srv/site.sqlite3 or postgres://user:password@host/name",
        "- CORE_BEHIND_PROXY: must be yes or no",
        "- CORE_QUICK_EXIT_URL: must be a full address like https://example.org/",
        "- CORE_PROVIDER_FONE: unknown variable",
    }
    assert "hunter2" not in result.stdout + result.stderr


@pytest.mark.parametrize("url", ["postgres://hunter2:hunter2@host:port/name", "postgres://[hunter2/name"])
def test_a_malformed_database_address_is_listed_without_its_password(url):
    result = run("manage.py", "check", **PRODUCTION, CORE_DATABASE_URL=url)
    assert listed(result.stderr) == {
        "- CORE_DATABASE_URL: must be an address like sqlite:////srv/site.sqlite3 or postgres://user:password@host/name"
    }
    assert "hunter2" not in result.stdout + result.stderr


def test_a_folder_that_cannot_be_made_is_listed():
    result = run("manage.py", "check", CORE_VAR_DIR="/dev/null/hunter2")
    assert "- CORE_VAR_DIR: cannot be made" in listed(result.stderr)
    assert ("Traceback" in result.stderr, "hunter2" in result.stderr) == (False, False)


def test_production_without_keys_stops():
    result = run("manage.py", "check", CORE_SITE_URL="https://care.example")
    assert result.returncode != 0
    assert listed(result.stderr) == {
        "- CORE_SECRET_KEY: required, 50 characters or more",
        "- CORE_ANSWERS_KEYS: required, one or more Fernet keys separated by commas",
    }


def test_production_without_https_stops():
    result = run("manage.py", "check", **PRODUCTION | {"CORE_SITE_URL": "http://care.example"})
    assert result.returncode != 0
    assert listed(result.stderr) == {"- CORE_SITE_URL: must be https outside this machine"}


def test_production_with_its_keys_starts():
    result = run("manage.py", "check", **PRODUCTION)
    assert (result.returncode, listed(result.stderr)) == (0, set())


def test_a_value_may_stand_in_a_file(tmp_path):
    (tmp_path / "key").write_text("from-a-file\n")
    environment = of(CORE_KEY_FILE=str(tmp_path / "key"))
    assert environment.text("KEY", "default") == "from-a-file"
    environment.check()


def test_a_value_given_here_and_in_a_file_is_a_fault(tmp_path):
    (tmp_path / "key").write_text("hunter2-file")
    environment = of(CORE_KEY="hunter2-here", CORE_KEY_FILE=str(tmp_path / "key"))
    environment.text("KEY")
    assert faults(environment) == ["- CORE_KEY: given twice, here and as CORE_KEY_FILE"]


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (None, "cannot be read: FileNotFoundError"),
        (b"hunter2-\xff", "cannot be read: UnicodeDecodeError"),
        (b" \n", "is empty"),
    ],
)
def test_a_file_without_a_value_is_a_fault_that_quotes_nothing(tmp_path, content, fault):
    file = tmp_path / "hunter2"
    if content is not None:
        file.write_bytes(content)
    environment = of(CORE_KEY_FILE=str(file))
    environment.text("KEY")
    assert faults(environment) == [f"- CORE_KEY_FILE: {fault}"]


@pytest.mark.parametrize("value", ["127.0.0.1:8000", "0.0.0.0:1", "[::1]:65535", "site:80", "unix:/run/site.sock"])
def test_where_to_listen(value):
    environment = of(CORE_BIND=value)
    assert environment.bind("BIND", "127.0.0.1:8000") == value
    environment.check()


@pytest.mark.parametrize(
    "value", ["8000", ":8000", "127.0.0.1", "127.0.0.1:0", "127.0.0.1:65536", "unix:site.sock", "fd://3", "a b:80"]
)
def test_where_nothing_can_listen(value):
    environment = of(CORE_BIND=value)
    environment.bind("BIND", "127.0.0.1:8000")
    assert faults(environment) == ["- CORE_BIND: must be host:port, like 127.0.0.1:8000, or unix:/path"]


def test_a_folder_has_a_whole_path():
    environment = of(CORE_VAR_DIR="/srv/var", CORE_STATIC_DIR="static")
    assert environment.folder("VAR_DIR", Path("/var")) == Path("/srv/var")
    environment.folder("STATIC_DIR", Path("/var"))
    assert faults(environment) == ["- CORE_STATIC_DIR: must be the whole path of a folder, from / on"]


def test_production_reads_its_secrets_from_files(tmp_path):
    for name in ("SECRET_KEY", "ANSWERS_KEYS"):
        (tmp_path / name).write_text(PRODUCTION[f"CORE_{name}"])
    files = {f"CORE_{name}_FILE": str(tmp_path / name) for name in ("SECRET_KEY", "ANSWERS_KEYS")}
    result = run("manage.py", "check", CORE_SITE_URL="https://care.example", **files)
    assert (result.returncode, listed(result.stderr)) == (0, set())
