"""A line says what was reached, what should be, and whether it is."""

import pytest

from bench.report import Goal, Line, figures, number
from bench.rounds import Sample, Spread


@pytest.mark.parametrize(
    ("goal", "reached", "said", "verdict"),
    [
        (Goal(4), 4.0, "<= 4 x", "met"),
        (Goal(4), 4.01, "<= 4 x", "missed"),
        (Goal(100, at_least=True), 99.0, ">= 100 x", "missed"),
        (Goal(3, at_least=True), 3.0, ">= 3 x", "met"),
        (Goal(60, "MB"), 40.0, "<= 60 MB", "met"),
        (None, 7.0, "", ""),
    ],
)
def test_a_goal_is_met_or_missed_by_the_median(goal: Goal | None, reached: float, said: str, verdict: str) -> None:
    assert Line("home", Spread(reached, 0.5, 200), goal).cells[3:] == (said, verdict)


def test_a_line_says_its_median_and_between_what_it_lay() -> None:
    assert Line("start", Spread(1.2345, 1, 1234.5), unit="s").cells[:3] == ("start", "1.23 s", "1 - 1234")


@pytest.mark.parametrize(("figure", "said"), [(0.0634, "0.0634"), (18.04, "18"), (1.149, "1.15"), (99.96, "100"), (5123.7, "5124")])
def test_a_number_has_three_digits_that_say_something(figure: float, said: str) -> None:
    assert number(figure) == said


def test_figures_are_medians_of_those_cases_asked_for() -> None:
    samples = {"home": [Sample(cpu, 10, 1, 2) for cpu in (300, 100, 200)], "nginx": [Sample(1, 1, 1, 1)]}
    assert figures(samples, ["home"], ("cpu", "p99")).splitlines()[2:] == ["| home | 200 | 2 |"]
