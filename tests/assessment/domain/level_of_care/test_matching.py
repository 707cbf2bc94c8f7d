import pytest

from assessment.domain.level_of_care.matching import matching_programs
from programs.pages import PROGRAM_PAGES
from programs.programs import Program
from tests.vocabulary import answers


@pytest.mark.parametrize(
    ("given", "programs"),
    [
        ({}, []),
        ({"symptoms": "most_days"}, ["depression"]),
        ({"substances": "daily"}, ["substance-use"]),
        ({"symptoms": "constant", "substances": "hard_to_control"}, ["dual-diagnosis"]),
        ({"eating": "weekly"}, ["eating-disorders"]),
        ({"eating": "daily", "symptoms": "most_days", "substances": "daily"}, ["eating-disorders", "dual-diagnosis"]),
        # What stands out counts alone: the milder step beside it is not counted.
        ({"eating": "weekly", "symptoms": "some_days", "substances": "some"}, ["eating-disorders"]),
        ({"symptoms": "most_days", "substances": "some"}, ["depression"]),
        # Nothing stands out: the mildest step counts.
        ({"symptoms": "some_days"}, ["depression"]),
        ({"substances": "some"}, ["substance-use"]),
        ({"symptoms": "some_days", "substances": "some", "eating": "some"}, ["eating-disorders", "dual-diagnosis"]),
    ],
)
def test_programs_that_match(given, programs):
    assert list(matching_programs(answers(**given))) == programs


def test_program_codes_are_the_addresses_of_their_pages():
    assert {program.value for program in Program} == {entry.name for entry in PROGRAM_PAGES}
