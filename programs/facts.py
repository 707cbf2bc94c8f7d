"""Numbers that prose may name, each with one home: a page or a word file writes `{{ iop_days }}`, never the number itself."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from django.conf import settings
from django.utils.translation import gettext, override

from programs.levels import VISIT_MINUTES, WEEKLY_HOURS, Span

NAMED = re.compile(r"\{\{ ([A-Za-z]\w*) \}\}")
UNFILLED = re.compile(r"\{\{.*?\}\}")  # what is left when all facts are filled in


@cache
def facts(language: str) -> Mapping[str, str]:
    """By name, as `language` writes them."""
    with override(language):
        return dict(_facts())


def _facts() -> Iterator[tuple[str, str]]:
    """Of a level by the rules (`iop_hours` a week), and as this provider runs it (`iop_days`, `iop_day_hours`, ...)."""
    yield "number_of_questions", str(settings.NUMBER_OF_QUESTIONS)
    yield "visit_minutes", _span(VISIT_MINUTES)
    for level, hours in WEEKLY_HOURS.items():
        yield f"{level.code}_hours", _span(hours)
        yield f"{level.code}_least", str(hours.least)
    for level, week in settings.PROVIDER.weeks.items():
        yield f"{level.code}_days", _span(week.days)
        yield f"{level.code}_day_hours", str(week.hours)
        yield f"{level.code}_week_hours", _span(week.days.times(week.hours))
        if week.weeks:
            yield f"{level.code}_weeks", _span(week.weeks)


def _span(numbers: Span) -> str:
    if numbers.most in (None, numbers.least):
        return str(numbers.least)
    return gettext("%(least)s to %(most)s") % {"least": numbers.least, "most": numbers.most}


def fill(text: str, language: str) -> str:
    """`text` with each fact it names, `{{ Iop_days }}` with a capital. A name that is no fact stays as it stands."""
    known = facts(language)
    return NAMED.sub(lambda found: _named(found[1], known) or found[0], text)


def _named(name: str, known: Mapping[str, str]) -> str:
    value = known.get(name[0].lower() + name[1:], "")
    return value[:1].upper() + value[1:] if name[0].isupper() else value
