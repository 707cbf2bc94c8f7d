"""Every case in turn, and all of it again: what else the machine does in some minute then meets them all."""

import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bench.cases import Case

WARM = 1  # seconds
Say = Callable[[str], None]


@dataclass(frozen=True)
class Sample:
    """Of one case in one round. `cpu` is microseconds of the server's processor time for each thing done."""

    cpu: float
    a_second: float
    p50: float
    p99: float


Samples = dict[str, list[Sample]]
Figure = Callable[[Sample], float]


@dataclass(frozen=True)
class Spread:
    """A figure in the median of all rounds, and its least and most."""

    median: float
    least: float
    most: float

    @classmethod
    def of(cls, figures: Sequence[float]) -> "Spread":
        return cls(statistics.median(figures), min(figures), max(figures))


def measure(cases: Sequence[Case], rounds: int, seconds: float, say: Say) -> Samples:
    """What is done for the first time, templates read and so on, is done before."""
    for case in cases:
        once(case, WARM)
    samples: Samples = {case.name: [] for case in cases}
    for number in range(1, rounds + 1):
        for case in cases:
            samples[case.name].append(once(case, seconds))
        say(f"round {number} of {rounds}")
    return samples


def once(case: Case, seconds: float) -> Sample:
    """Raises RuntimeError where a request failed: such a figure would say nothing."""
    load = case.ready()
    before = case.server.spent()
    outcome = load(seconds)
    spent = case.server.spent() - before
    if outcome.failed or not outcome.done:
        raise RuntimeError(f"{case.name}: {outcome.failed} failed, {outcome.done} done")
    return Sample(spent / outcome.done * 1e6, outcome.done / outcome.seconds, outcome.p50, outcome.p99)


def cpu(sample: Sample) -> float:
    return sample.cpu


def p99(sample: Sample) -> float:
    return sample.p99


def ratio(of: Sequence[Sample], to: Sequence[Sample], figure: Figure = cpu) -> Spread:
    """Round by round."""
    return Spread.of([figure(one) / figure(other) for one, other in zip(of, to, strict=True)])
