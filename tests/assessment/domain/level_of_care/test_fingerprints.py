"""A version of the criteria stays what it was: shared results of that version are read by it."""

import pytest

from assessment.domain.level_of_care import fingerprint as module
from assessment.domain.level_of_care.fingerprint import committed, faults, fingerprint
from assessment.domain.level_of_care.questions import CRITERIA_VERSION, Eating, Question, Safety
from assessment.domain.level_of_care.rules import RULES
from assessment.domain.level_of_care.stops import STOPS, Stop


def test_the_criteria_are_those_of_their_version():
    """A change of the criteria is a new version: the message says what to do."""
    assert list(faults(committed())) == []


CHANGES = {
    "a rule gone": ("RULES", RULES[1:]),
    "rules in another order": ("RULES", RULES[::-1]),
    "an answer more that stops": ("STOPS", STOPS | {Stop.THOUGHTS: (Question.SAFETY, frozenset({Safety.PASSING}))}),
    "no fit": ("FIT_RULES", ()),
    "no criteria": ("CRITERIA", ()),
    "no programs": ("MATCHES", ()),
    "a question gone": ("Question", list(Question)[:-1]),
}


@pytest.mark.parametrize(("part", "changed"), CHANGES.values(), ids=CHANGES)
def test_a_change_without_a_new_version_says_what_to_do(monkeypatch, part, changed):
    monkeypatch.setattr(module, part, changed)
    (told,) = faults(committed())
    assert told.startswith(f"the criteria are not what version {CRITERIA_VERSION} was: raise CRITERIA_VERSION")
    assert told.endswith(f"{CRITERIA_VERSION + 1} = {fingerprint()!r}")


def test_a_new_version_with_nothing_changed_says_what_to_do():
    raised = CRITERIA_VERSION + 1
    (told,) = faults(committed() | {raised: fingerprint()}, raised)
    assert told.startswith(f"version {raised} changes nothing")


def test_a_new_version_without_its_line_says_what_to_do():
    raised = CRITERIA_VERSION + 1
    (told,) = faults(committed(), raised)
    assert told.endswith(f"it is: {raised} = {fingerprint()!r}")


def test_the_order_in_which_a_set_is_kept_does_not_matter():
    plain = module._plain(frozenset(Eating))
    assert plain == module._plain(frozenset(reversed(Eating)))
