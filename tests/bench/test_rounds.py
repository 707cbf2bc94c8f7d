"""Ratios are taken within a round and told by their median; a case with a failed request has no figure."""

import pytest

from bench.cases import Case
from bench.rounds import Sample, Spread, measure, p99, ratio
from bench.wrk import Outcome


def samples(*of_cpu: float) -> list[Sample]:
    return [Sample(cpu, 100, 1, cpu * 2) for cpu in of_cpu]


class Clock:
    """A server that spends a millisecond on everything."""

    seconds = 0.0

    def spent(self) -> float:
        return self.seconds


def case(name: str, outcome: Outcome, order: list[str]) -> Case:
    server = Clock()

    def load(seconds: float) -> Outcome:
        order.append(name)
        server.seconds += outcome.done / 1000
        return outcome

    return Case(name, server, lambda: load)


def test_a_ratio_is_taken_round_by_round() -> None:
    assert ratio(samples(200, 300, 1000), samples(100, 200, 250)) == Spread(2.0, 1.5, 4.0)


def test_a_ratio_of_waits_reads_waits() -> None:
    assert ratio([Sample(1, 1, 1, 30)], [Sample(1, 1, 1, 10)], p99) == Spread(3.0, 3.0, 3.0)


def test_every_case_has_its_turn_in_every_round_and_one_before() -> None:
    order: list[str] = []
    measured = measure([case(name, Outcome(50, 0.5), order) for name in "ab"], rounds=2, seconds=1, say=order.append)
    assert order == ["a", "b", "a", "b", "round 1 of 2", "a", "b", "round 2 of 2"]
    assert {name: [round(sample.cpu) for sample in rounds] for name, rounds in measured.items()} == {
        name: [1000] * 2 for name in "ab"
    }
    assert measured["a"][0].a_second == 100


@pytest.mark.parametrize("outcome", [Outcome(50, 0.5, failed=1), Outcome(0, 0.5)])
def test_what_failed_or_did_nothing_has_no_figure(outcome: Outcome) -> None:
    with pytest.raises(RuntimeError, match="home"):
        measure([case("home", outcome, [])], rounds=1, seconds=1, say=print)
