"""A version of the criteria stays what it was: shared results of that version are read by it."""

from dataclasses import replace

import pytest

from assessment.domain.level_of_care import fingerprint as module
from assessment.domain.level_of_care.cautions import CAUTIONS, Caution, CautionRule
from assessment.domain.level_of_care.fingerprint import committed, faults, fingerprint
from assessment.domain.level_of_care.next_step import NEXT_STEPS, NextStep, Way, Within
from assessment.domain.level_of_care.questions import CRITERIA_VERSION, Eating, Question, Safety
from assessment.domain.level_of_care.rules import FIT_RULES, RULES
from assessment.domain.level_of_care.stops import STOPS, Stop
from programs.levels import Level

WEEKLY = NEXT_STEPS[NextStep.WEEKLY]


def test_the_criteria_are_those_of_their_version():
    """A change of the criteria is a new version: the message says what to do."""
    assert list(faults(committed())) == []


CHANGES = {
    "a rule gone": ("RULES", RULES[1:]),
    "rules in another order": ("RULES", RULES[::-1]),
    "an answer more that stops": ("STOPS", STOPS | {Stop.THOUGHTS: (Question.SAFETY, frozenset({Safety.PASSING}))}),
    "no fit": ("FIT_RULES", ()),
    "a fit from another need": ("FIT_RULES", (replace(FIT_RULES[0], cases_by_need={}), FIT_RULES[1])),
    "a next step with more haste": ("NEXT_STEPS", NEXT_STEPS | {NextStep.WEEKLY: replace(WEEKLY, within=Within.DAYS)}),
    "a next step at another level": (
        "NEXT_STEPS",
        NEXT_STEPS | {NextStep.WEEKLY: replace(WEEKLY, ways=(Way(levels=frozenset({Level.IOP})),))},
    ),
    "next steps in another order": ("NEXT_STEPS", dict(reversed(NEXT_STEPS.items()))),
    "a caution gone": ("CAUTIONS", {caution: rule for caution, rule in CAUTIONS.items() if caution is not Caution.MEANS}),
    "a caution at every level": ("CAUTIONS", CAUTIONS | {Caution.REFUSAL: CautionRule(CAUTIONS[Caution.REFUSAL].cases)}),
    "a caution that gives way no more": (
        "CAUTIONS",
        CAUTIONS | {Caution.BODY_CHECK: replace(CAUTIONS[Caution.BODY_CHECK], gives_way_to=None)},
    ),
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


@pytest.mark.parametrize(
    ("part", "mended"),
    [
        ("RULES", (replace(RULES[0], sources=("another",)), *RULES[1:])),
        ("FIT_RULES", (replace(FIT_RULES[0], sources=(), is_own=True), FIT_RULES[1])),
    ],
)
def test_what_a_rule_is_based_on_may_be_mended_within_a_version(monkeypatch, part, mended):
    monkeypatch.setattr(module, part, mended)
    assert list(faults(committed())) == []


def test_a_new_version_with_nothing_changed_says_what_to_do():
    raised = CRITERIA_VERSION + 1
    (told,) = faults(committed() | {raised: fingerprint()}, raised)
    assert told == f"version {raised} changes nothing: take CRITERIA_VERSION back to {CRITERIA_VERSION}, and its line out"


def test_a_new_version_without_its_line_says_what_to_do():
    raised = CRITERIA_VERSION + 1
    (told,) = faults(committed(), raised)
    assert told.endswith(f"it is: {raised} = {fingerprint()!r}")


def test_the_order_in_which_a_set_is_kept_does_not_matter():
    plain = module._plain(frozenset(Eating))
    assert plain == module._plain(frozenset(reversed(Eating)))
