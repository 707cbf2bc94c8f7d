"""What each rule leans on, from the criteria: our own reasoning is never shown as an outside source, nor the other way about.
And how soon each next step is."""

from assessment.domain.level_of_care.next_step import NextStep, Within
from assessment.domain.level_of_care.rules import FIT_RULES, RULES
from tests.assessment.domain.level_of_care.restated import TIMES

OWN = ()
BASIS = {
    "danger": ("apa-depression-2010", "cfr-410-43"),
    "danger-to-others": ("apa-depression-2010", "cfr-410-43"),
    "recent-attempt": ("apa-depression-2010",),
    "urgent-health": ("apa-sud-2006", "asam-withdrawal-2020", "apa-eating-2023"),
    "urgent-mind": ("nimh-psychosis",),
    "basic-needs": ("apa-depression-2010",),
    "php-not-enough": OWN,
    "daily-use-unsupported": ("apa-sud-2006",),
    "frequent-thoughts": ("aabh-standards",),
    "attempt-followed": OWN,
    "daily-checks": ("aabh-standards",),
    "mostly-unable": ("program-description", "cfr-410-43"),
    "iop-not-enough": OWN,
    "eating-daily": ("apa-eating-2006", "apa-eating-2023"),
    "stepping-down-severe": ("cms-lcd-l34196",),
    "daily-use-after-care": OWN,
    "safety-unsure": OWN,
    "weekly-not-enough": ("program-description",),
    "stepping-down": ("program-description",),
    "stay-with-it": OWN,
    "hard-to-control": ("samhsa-iop-2021",),
    "eating-weekly": ("program-description",),
    "symptoms-in-the-way": OWN,
    "weekly-fits": ("program-description",),
    "unstable-home": ("program-description", "cfr-410-43"),
    "not-willing": ("apa-sud-2006",),
}
# Our own too, where a source stands beside it that others read otherwise.
OWN_BESIDE_A_SOURCE = {"not-willing"}


def test_each_rule_leans_on_what_the_criteria_say():
    assert {rule.code: rule.sources for rule in (*RULES, *FIT_RULES)} == BASIS


def test_our_own_rules_are_called_that():
    own = {code for code, sources in BASIS.items() if sources == OWN} | OWN_BESIDE_A_SOURCE
    assert {rule.code for rule in (*RULES, *FIT_RULES) if rule.is_own} == own


def test_each_next_step_has_its_time():
    assert {step.value: max(Within) - step.within for step in NextStep} == TIMES
