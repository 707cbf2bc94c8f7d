"""What the criteria are, in one line of hexadecimal: a version that is named must stay what it was.

The committed ones stand in fingerprints.toml. Words and sources are not in them: a sentence may be mended, a rule may not.
"""

import json
import tomllib
from collections.abc import Iterator, Mapping
from enum import Enum
from hashlib import sha256
from pathlib import Path

from assessment.domain.level_of_care.cautions import CAUTIONS
from assessment.domain.level_of_care.fit_criteria import CRITERIA
from assessment.domain.level_of_care.matching import MATCHES
from assessment.domain.level_of_care.next_step import NEXT_STEPS
from assessment.domain.level_of_care.questions import CRITERIA_VERSION, SCORED, Question
from assessment.domain.level_of_care.rules import FIT_RULES, RULES
from assessment.domain.level_of_care.stops import STOPS

# May be mended within a version: what a rule is based on.
UNRESTRICTED = {"sources", "is_own"}

FILE = Path(__file__).with_name("fingerprints.toml")


def fingerprint() -> str:
    """Of the criteria as they stand: questions, options, stops, rules, fit, next steps, cautions, criteria and matching."""
    questions = {question: question.options for question in Question}
    criteria = [questions, SCORED, STOPS, RULES, FIT_RULES, NEXT_STEPS, CAUTIONS, CRITERIA, MATCHES]
    return sha256(json.dumps(_plain(criteria)).encode()).hexdigest()


def committed() -> dict[int, str]:
    """By version."""
    return {int(version): value for version, value in tomllib.loads(FILE.read_text()).items()}


def faults(known: Mapping[int, str], version: int = CRITERIA_VERSION) -> Iterator[str]:
    """What to do where the criteria and their version do not go together."""
    now = fingerprint()
    if sorted(known) != list(range(1, version + 1)):
        yield f"must have one line for each version from 1 to {version}; for version {version} it is: {version} = {now!r}"
    elif known[version] != now:
        yield (
            f"the criteria are not what version {version} was: raise CRITERIA_VERSION in questions.py"
            f" and add the line: {version + 1} = {now!r}"
        )
    elif list(known.values()).count(now) > 1:
        yield f"version {version} changes nothing: take CRITERIA_VERSION back to {version - 1}, and its line out"


def _plain(value: object) -> object:
    """Lists and codes all the way down; sets in the order of their codes."""
    if isinstance(value, Enum):
        return value.name if isinstance(value, int) else value.value
    if isinstance(value, Mapping):
        return [[_plain(key), _plain(held)] for key, held in value.items()]
    if isinstance(value, frozenset):
        return sorted(map(str, map(_plain, value)))
    if isinstance(value, tuple | list):
        return [_plain(held) for held in value]
    if hasattr(value, "__dataclass_fields__"):
        return [[name, _plain(getattr(value, name))] for name in value.__dataclass_fields__ if name not in UNRESTRICTED]
    return value
