"""What is wrong with the criteria as data. Each fault names the file and the field it is to be mended in."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from assessment.domain.level_of_care.conditions import Case
from assessment.domain.level_of_care.fit_criteria import CRITERIA, Criterion
from assessment.domain.level_of_care.matching import MATCHES, SIGNS, Sign
from assessment.domain.level_of_care.questions import Option
from assessment.domain.level_of_care.rules import FIT_RULES, RULES, FitRule, Rule
from assessment.domain.level_of_care.stops import STOPS, Stop
from programs.programs import Program

Found = Iterator[tuple[str, str, str]]  # file, field, what is wrong


def faults(
    rules: tuple[Rule, ...] = RULES,
    fit_rules: tuple[FitRule, ...] = FIT_RULES,
    criteria: tuple[Criterion, ...] = CRITERIA,
    signs: tuple[Sign, ...] = SIGNS,
) -> Found:
    yield from _rule_faults(rules, fit_rules)
    for criterion in criteria:
        yield from _criterion_faults(criterion)
    for sign in signs:
        yield from _strangers("matching.py", sign.question.value, {sign.question: sign.outstanding | sign.mild})
    for program in set(Program) - {match.program for group in MATCHES for match in group}:
        yield "matching.py", program.value, "no answers match it"
    for stop in Stop:
        if stop not in STOPS:
            yield "stops.py", stop.value, "no answer calls for it"
        else:
            yield from _strangers("stops.py", stop.value, dict([STOPS[stop]]))


def _rule_faults(rules: tuple[Rule, ...], fit_rules: tuple[FitRule, ...]) -> Found:
    for code, times in Counter(rule.code for rule in (*rules, *fit_rules)).items():
        if times > 1:
            yield "rules.py", code, "stands twice"
    for rule in (*rules, *fit_rules):
        for case in rule.cases:
            yield from _strangers("rules.py", rule.code, case)
    for above, below in pairwise(rules):
        if below.level > above.level:
            yield "rules.py", below.code, "stands below a rule of a lower level"
    if {} not in [dict(case) for case in rules[-1].cases]:
        yield "rules.py", rules[-1].code, "the last rule must hold always"


def _criterion_faults(criterion: Criterion) -> Found:
    placed = Counter(option for options in criterion.by_status().values() for option in options)
    named: frozenset[Option] = frozenset().union(*criterion.by_status().values())
    yield from _strangers("fit_criteria.py", criterion.code, {criterion.question: named})
    for option in criterion.question.options:
        if placed[option] != 1:
            yield "fit_criteria.py", criterion.code, f"{option!r} must stand in one of met, not sure and not met"


def _strangers(file: str, field: str, case: Case) -> Found:
    """Options of another question: alike as text they may be, yet never meant."""
    for question, options in case.items():
        for option in options:
            if not isinstance(option, question.kind):
                yield file, field, f"{option!r} is no option of {question.value}"
