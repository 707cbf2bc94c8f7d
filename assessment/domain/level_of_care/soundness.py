"""What is wrong with the criteria as data. Each fault names the file and the field it is to be mended in."""

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import pairwise, product

from assessment.domain.answers import Answers
from assessment.domain.level_of_care.cautions import CAUTIONS, Caution, CautionRule
from assessment.domain.level_of_care.conditions import Case, case_holds
from assessment.domain.level_of_care.fit_criteria import CRITERIA, Criterion
from assessment.domain.level_of_care.matching import MATCHES, SIGNS, Sign
from assessment.domain.level_of_care.next_step import NEXT_STEPS, NextStep, NextStepRule, Way
from assessment.domain.level_of_care.questions import SCORED, Question
from assessment.domain.level_of_care.rules import CALLING_FOR_NOTHING, FIT_RULES, RULES, FitRule, Rule
from assessment.domain.level_of_care.stops import STOPS, Stop
from programs.programs import Program

Found = Iterator[tuple[str, str, str]]  # file, field, what is wrong


def faults(
    rules: tuple[Rule, ...] = RULES,
    fit_rules: tuple[FitRule, ...] = FIT_RULES,
    criteria: tuple[Criterion, ...] = CRITERIA,
    signs: tuple[Sign, ...] = SIGNS,
    next_steps: Mapping[NextStep, NextStepRule] = NEXT_STEPS,
    cautions: Mapping[Caution, CautionRule] = CAUTIONS,
) -> Found:
    yield from _question_faults()
    yield from _rule_faults(rules, fit_rules)
    yield from _unplaced(rules, fit_rules)
    for code, times in Counter(criterion.code for criterion in criteria).items():
        if times > 1:
            yield "fit_criteria.py", code, "stands twice"
    for criterion in criteria:
        yield from _criterion_faults(criterion)
    for sign in signs:
        yield from _sign_faults(sign)
    for program in set(Program) - {match.program for group in MATCHES for match in group}:
        yield "matching.py", program.value, "no answers match it"
    for stop in Stop:
        if stop not in STOPS:
            yield "stops.py", stop.value, "no answer calls for it"
        else:
            yield from _strangers("stops.py", stop.value, dict([STOPS[stop]]))
    yield from _next_step_faults(next_steps, set(_codes(rules, fit_rules)))
    yield from _caution_faults(cautions)


def _rule_faults(rules: tuple[Rule, ...], fit_rules: tuple[FitRule, ...]) -> Found:
    for code, times in Counter(_codes(rules, fit_rules)).items():
        if times > 1:
            yield "rules.py", code, "stands twice"
    for code, case in _cases(rules, fit_rules):
        yield from _strangers("rules.py", code, case)
    for above, below in pairwise(rules):
        if below.level > above.level:
            yield "rules.py", below.code, "stands below a rule of a lower level"
    if {} not in [dict(case) for case in rules[-1].cases]:
        yield "rules.py", rules[-1].code, "the last rule must hold always"


def _question_faults() -> Found:
    for name, question in Question.__members__.items():
        if not question.options:
            yield "questions.py", name, "has no options"
        if question.name != name:
            yield "questions.py", name, f"has the code of {question.name}"


def _unplaced(rules: tuple[Rule, ...], fit_rules: tuple[FitRule, ...]) -> Found:
    """Scored options that no rule names and that are not said to call for nothing."""
    cases = _cases(rules, fit_rules)
    named = {(question, option) for _, case in cases for question, options in case.items() for option in options}
    for question in SCORED:
        for option in question.options:
            if (question, option) not in named | CALLING_FOR_NOTHING:
                yield "rules.py", question.value, f"{option!r} must stand in a rule or call for nothing"


def _codes(rules: tuple[Rule, ...], fit_rules: tuple[FitRule, ...]) -> list[str]:
    return [rule.code for rule in rules] + [rule.code for rule in fit_rules]


def _cases(rules: tuple[Rule, ...], fit_rules: tuple[FitRule, ...]) -> Iterator[tuple[str, Case]]:
    """Each case with the code of its rule."""
    for rule in rules:
        yield from ((rule.code, case) for case in rule.cases)
    for fit in fit_rules:
        yield from ((fit.code, case) for cases in fit.cases_by_need.values() for case in cases)


def _criterion_faults(criterion: Criterion) -> Found:
    """Every combination of the answers it reads has exactly one status."""
    sides = criterion.by_status().values()
    for case in (case for cases in sides for case in cases):
        yield from _strangers("fit_criteria.py", criterion.code, case)
    read = sorted({question for cases in sides for case in cases for question in case}, key=list(Question).index)
    for options in product(*(question.options for question in read)):
        answers = Answers(dict(zip(read, options, strict=True)))
        if sum(any(case_holds(case, answers) for case in cases) for cases in sides) != 1:
            told = ", ".join(map(repr, options))
            yield "fit_criteria.py", criterion.code, f"{told} must stand in one of met, not sure and not met"


def _sign_faults(sign: Sign) -> Found:
    placed = Counter(option for options in (sign.outstanding, sign.mild, sign.absent) for option in options)
    yield from _strangers("matching.py", sign.question.value, {sign.question: frozenset(placed)})
    for option in sign.question.options:
        if placed[option] != 1:
            yield "matching.py", sign.question.value, f"{option!r} must stand in one of outstanding, mild and absent"


def _next_step_faults(next_steps: Mapping[NextStep, NextStepRule], rules: set[str]) -> Found:
    for step in NextStep:
        if step not in next_steps:
            yield "next_step.py", step.value, "nothing calls for it"
    for step, rule in next_steps.items():
        for way in rule.ways:
            yield from _strangers("next_step.py", step.value, way.answers)
            for code in sorted(way.rules - rules):
                yield "next_step.py", step.value, f"names no rule: {code}"
    last, rule = list(next_steps.items())[-1]
    if Way() not in rule.ways:
        yield "next_step.py", last.value, "the last next step must hold always"


def _caution_faults(cautions: Mapping[Caution, CautionRule]) -> Found:
    for caution in Caution:
        if caution not in cautions:
            yield "cautions.py", caution.value, "nothing calls for it"
    for caution, rule in cautions.items():
        for case in rule.cases:
            yield from _strangers("cautions.py", caution.value, case)


def _strangers(file: str, field: str, case: Case) -> Found:
    """Options of another question: alike as text they may be, yet never meant."""
    for question, options in case.items():
        for option in options:
            if not isinstance(option, question.kind):
                yield file, field, f"{option!r} is no option of {question.value}"
