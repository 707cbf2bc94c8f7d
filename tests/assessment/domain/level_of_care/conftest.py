import fcntl
import os

import pytest

from tests.assessment.domain.level_of_care.space import Space


@pytest.fixture(scope="session")
def space(tmp_path_factory) -> Space:
    """What is told every combination of scored answers, made once, by whichever worker comes first."""
    folder = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent
    with (folder / "space.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        return Space.kept_in(folder / "space")
