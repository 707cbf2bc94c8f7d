from django.core.checks import CheckMessage, Error, register

from assessment.domain.level_of_care.stops import Stop
from assessment.lines.stops import LOOKS
from assessment.words import WordsFaults, words


@register
def words_are_complete(app_configs: object, **kwargs: object) -> list[CheckMessage]:
    try:
        words()
    except WordsFaults as error:
        return [Error(str(error), id="assessment.E001")]
    return []


@register
def every_stop_has_a_look(app_configs: object, **kwargs: object) -> list[CheckMessage]:
    return [Error(f"assessment/lines/stops.py: {stop}: no look", id="assessment.E002") for stop in Stop if stop not in LOOKS]
