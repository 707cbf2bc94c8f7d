"""The words and the criteria, checked with `manage.py check`. The WSGI start runs the same checks and refuses the same faults."""

from collections.abc import Iterator

from django.core.checks import CheckMessage, register

from assessment.domain.level_of_care import fingerprint, soundness
from assessment.domain.level_of_care.rules import FIT_RULES, RULES
from assessment.domain.level_of_care.stops import Stop
from assessment.lines.stops import LOOKS
from assessment.words import texts
from programs.catalog import content
from programs.checks import errors
from programs.records import Fault

FOLDER = "assessment/domain/level_of_care"


@register
def words_are_complete(app_configs: object, **kwargs: object) -> list[CheckMessage]:
    return errors(texts().faults, "assessment.E001")


@register
def criteria_are_sound(app_configs: object, **kwargs: object) -> list[CheckMessage]:
    found = [Fault(f"{FOLDER}/{file}", field, message) for file, field, message in soundness.faults()]
    return errors([*found, *_unknown_sources()], "assessment.E002")


@register
def criteria_are_those_of_their_version(app_configs: object, **kwargs: object) -> list[CheckMessage]:
    found = fingerprint.faults(fingerprint.committed())
    return errors((Fault(f"{FOLDER}/fingerprints.toml", "version", message) for message in found), "assessment.E003")


@register
def every_stop_has_a_look(app_configs: object, **kwargs: object) -> list[CheckMessage]:
    return errors((Fault("assessment/lines/stops.py", stop, "no look") for stop in Stop if stop not in LOOKS), "assessment.E004")


def _unknown_sources() -> Iterator[Fault]:
    known = content().sources
    for rule in (*RULES, *FIT_RULES):
        for source in rule.sources:
            if source not in known:
                yield Fault(f"{FOLDER}/rules.py", rule.code, f"unknown source {source!r}")
