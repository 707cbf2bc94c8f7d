from enum import StrEnum

from django.core.checks import run_checks

from assessment import checks
from assessment.domain.answers import Who
from assessment.domain.level_of_care.stops import Stop
from assessment.lines.criteria import criteria_lines, next_steps_page_lines
from assessment.lines.stops import LOOKS
from assessment.words import words
from programs.catalog import catalog
from programs.pages import BY_SLUG


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


def test_the_criteria_pages_have_the_data_their_entries_name():
    say = words()["en"].speaking_to(Who.SELF)
    assert criteria_lines(say, catalog()).keys() == BY_SLUG["criteria"].data
    assert next_steps_page_lines(say, catalog(), "en").keys() == BY_SLUG["criteria/next-steps"].data


def test_a_check_that_stumbles_is_a_fault_of_its_own(monkeypatch):
    def stumble():
        raise FileNotFoundError("fingerprints.toml")

    monkeypatch.setattr(checks.fingerprint, "committed", stumble)
    (told,) = [problem.msg for problem in run_checks() if problem.id == "assessment.E003"]
    assert told == "assessment.checks: version_faults: FileNotFoundError: fingerprints.toml"
