from enum import StrEnum

from django.core.checks import run_checks

from assessment import checks
from assessment.domain.level_of_care.stops import Stop
from assessment.lines.stops import LOOKS


def test_nothing_is_wrong():
    assert [problem for problem in run_checks() if problem.id.startswith("assessment.")] == []


def test_a_stop_without_a_look_is_named(monkeypatch):
    planted = StrEnum("Stop", [(stop.name, stop.value) for stop in Stop] + [("STORM", "storm")])
    monkeypatch.setattr(checks, "Stop", planted)
    assert [(problem.id, problem.msg) for problem in run_checks() if problem.id == "assessment.E004"] == [
        ("assessment.E004", "assessment/lines/stops.py: storm: no look")
    ]


def test_there_is_no_look_without_a_stop():
    assert list(LOOKS) == list(Stop)
