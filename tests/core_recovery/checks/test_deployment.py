import re

import pytest

from tests.core_recovery.elsewhere import PRODUCTION, run

PROVIDER = {
    "CORE_PROVIDER_PHONE": "(555) 010-0123",
    "CORE_PROVIDER_ADDRESS": "1 Sample Road",
    "CORE_PROVIDER_HOURS": "Every day, 9 to 5",
    "CORE_PROVIDER_SECURITY_CONTACT": "mailto:security@care.example",
}


@pytest.mark.parametrize(("behind_proxy", "warned"), [("yes", []), ("no", ["core_recovery.W002"])])
def test_https_without_a_proxy_is_all_that_a_sound_production_is_warned_of(behind_proxy, warned):
    result = run("manage.py", "check", "--deploy", **PRODUCTION, **PROVIDER, CORE_BEHIND_PROXY=behind_proxy)
    assert re.findall(r"\((\w+\.\w\d+)\)", result.stderr) == warned, result.stderr
    assert result.returncode == 0


def test_a_local_run_is_not_warned_of_a_proxy():
    assert "W002" not in run("manage.py", "check", "--deploy").stderr
