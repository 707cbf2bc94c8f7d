"""All 512,000 combinations of scored answers, as a flat table addressed by mixed radix: the last question moves fastest."""

from itertools import product
from math import prod

from assessment.domain.answers import Answers
from assessment.domain.level_of_care.questions import OPTIONS, SCORED
from assessment.domain.level_of_care.recommend import level_for

CHOICES = [tuple(OPTIONS[question]) for question in SCORED]
SIZES = [len(options) for options in CHOICES]
STRIDES = [prod(SIZES[place + 1 :]) for place in range(len(SIZES))]
TOTAL = prod(SIZES)


def every_answer():
    """Every Answers in the order of the table."""
    return (Answers(*combination) for combination in product(*CHOICES))


class Space:
    def __init__(self):
        self.levels = [level_for(answers) for answers in every_answer()]

    def steps(self, place: int):
        """Pairs of option indexes and, for each, all pairs of table positions that differ in just that question."""
        size, stride = SIZES[place], STRIDES[place]
        bases = [start + low for start in range(0, TOTAL, size * stride) for low in range(stride)]
        for first in range(size):
            for second in range(size):
                if first != second:
                    yield first, second, ((base + first * stride, base + second * stride) for base in bases)
