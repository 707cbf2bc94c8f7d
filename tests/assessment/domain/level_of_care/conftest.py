import pytest

from tests.assessment.domain.level_of_care.space import Space


@pytest.fixture(scope="session")
def space() -> Space:
    """The level of every combination of scored answers, computed once for a worker."""
    return Space()
