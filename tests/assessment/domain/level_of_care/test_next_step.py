import pytest

from assessment.domain import recommend
from assessment.domain.level_of_care.next_step import NextStep, Within
from tests.vocabulary import answers


def test_the_soonest_comes_first():
    assert list(Within) == sorted(Within) == [Within.NOW, Within.TODAY, Within.A_DAY_OR_TWO, Within.DAYS, Within.TWO_WEEKS]
    assert {step.value: step.within.name for step in NextStep} == {
        "emergency": "NOW",
        "seen-today": "TODAY",
        "today": "TODAY",
        "live-in": "TODAY",
        "ask-first": "TODAY",
        "php-soon": "A_DAY_OR_TWO",
        "housing": "A_DAY_OR_TWO",
        "choose": "DAYS",
        "stay": "DAYS",
        "iop-soon": "DAYS",
        "weekly": "TWO_WEEKS",
    }


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"safety": "frequent"}, "today"),
        # Something else that needs 24-hour care stands beside it: be seen.
        ({"safety": "frequent", "care": "php_not_enough"}, "seen-today"),
        # The home alone lifts it: it stays with the team, and the level says the rest.
        ({"safety": "frequent", "home": "none"}, "today"),
        ({"safety": "unsure", "care": "php_not_enough"}, "live-in"),
        ({"safety": "unsure", "daily_life": "mostly_unable"}, "ask-first"),
        ({"safety": "unsure", "home": "unsafe"}, "ask-first"),
        ({"care": "iop_helps"}, "stay"),
        ({"care": "iop_helps", "motivation": "unwilling"}, "choose"),
        ({"care": "iop_helps", "home": "unsafe"}, "housing"),
        ({"care": "iop_helps", "home": "unsafe", "motivation": "unwilling"}, "housing"),
    ],
)
def test_the_first_that_holds(given, expected):
    assert recommend(answers(**given)).next_step == expected
