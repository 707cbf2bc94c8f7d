"""The words and the criteria, checked with `manage.py check`. The WSGI start runs the same checks and refuses the same faults."""

from collections.abc import Iterable, Iterator

from assessment.domain.level_of_care import fingerprint, soundness
from assessment.domain.level_of_care.rules import FIT_RULES, RULES
from assessment.domain.level_of_care.stops import Stop
from assessment.lines import earlier
from assessment.lines.stops import LOOKS
from assessment.words import texts
from programs.catalog import content
from programs.checks import checked, has_template
from programs.records import Fault

FOLDER = "assessment/domain/level_of_care"
STOPS = "assessment/lines/stops.py"


@checked("assessment.E001")
def word_faults() -> Iterable[Fault]:
    return texts().faults


@checked("assessment.E002")
def criteria_faults() -> Iterator[Fault]:
    for file, field, message in soundness.faults():
        yield Fault(f"{FOLDER}/{file}", field, message)
    for rule in (*RULES, *FIT_RULES):
        for source in rule.sources:
            if source not in content().source_ids:
                yield Fault(f"{FOLDER}/rules.py", rule.code, f"unknown source {source!r}")


@checked("assessment.E003")
def version_faults() -> Iterator[Fault]:
    for message in fingerprint.faults(fingerprint.committed()):
        yield Fault(f"{FOLDER}/fingerprints.toml", "version", message)


@checked("assessment.E004")
def stop_faults() -> Iterator[Fault]:
    """A stop without a look, or with a button that no template draws."""
    for stop in Stop:
        if stop not in LOOKS:
            yield Fault(STOPS, stop, "no look")
            continue
        for button in LOOKS[stop].buttons:
            if not has_template(button.template):
                yield Fault(STOPS, stop, f"button {button.name!r} has no template {button.template}")


@checked("assessment.E005")
def earlier_word_faults() -> Iterable[Fault]:
    return earlier.faults()
