"""What the self-assessment says, in each language, for oneself and for a relative. Every fault is collected."""

import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from django.core.exceptions import ImproperlyConfigured

from assessment.domain.answers import Who
from assessment.domain.level_of_care.fit_criteria import CRITERIA, Criterion, Status
from assessment.domain.level_of_care.questions import Question, Time
from assessment.domain.level_of_care.rules import FIT_RULES, RULES
from assessment.domain.level_of_care.stops import Stop
from programs.levels import Level

FOLDER = Path(__file__).parent / "texts"
LANGUAGES = ("en", "es")


@dataclass(frozen=True)
class Text:
    """One thing said two ways: to the person, and about a relative. Each is a string or a tuple of paragraphs."""

    you: str | tuple[str, ...]
    relative: str | tuple[str, ...]

    def to(self, who: Who):
        return self.you if who is Who.SELF else self.relative


class WordsFaults(ImproperlyConfigured):
    """All that is missing or unknown in the words."""


def _statuses(criterion: Criterion) -> list[Status]:
    return [status for status in Status if status is not Status.NOT_SURE or criterion.not_sure_by]


# Where a text must stand, as paths into the file, and the only places where one may.
PLACES = frozenset(
    [("who", who) for who in Who]
    + [("questions", question, part) for question in Question for part in ("short", "ask", "why", "error")]
    + [("questions", question, "options", option) for question in Question for option in question.options]
    + [("rules", rule.code) for rule in (*RULES, *FIT_RULES)]
    + [("criteria", criterion.code, part) for criterion in CRITERIA for part in ("name", *_statuses(criterion))]
    + [("not_sure", question) for question in Question if any(option.is_unsure for option in question.options)]
    + [("time", option) for option in (*Time, "weekly", "day_and_night")]
    + [("only_they",)]
    + [("levels", level.code, part) for level in Level for part in ("headline", "next", "week")]
    + [("stops", stop, part) for stop in Stop for part in ("title", "text")]
)


@dataclass(frozen=True)
class Words:
    """All texts of one language, looked up by their place: `words("questions", Question.HOME, "ask", who=who)`."""

    texts: Mapping[tuple[str, ...], Text]

    def __call__(self, *place: str, who: Who = Who.SELF):
        return self.texts[place].to(who)

    def speaking_to(self, who: Who) -> Callable:
        """The same, with `who` settled."""
        return lambda *place: self(*place, who=who)


@cache
def words() -> Mapping[str, Words]:
    """The words of every language. Raises WordsFaults."""
    return MappingProxyType(load(FOLDER, PLACES))


def load(folder: Path, places: Iterable[tuple[str, ...]]) -> dict[str, Words]:
    loaded, faults = {}, []
    for language in LANGUAGES:
        file = folder / f"{language}.toml"
        texts = dict(_texts(tomllib.loads(file.read_text())))
        faults += [f"{file.name}: {'.'.join(place)}: missing" for place in places if not _complete(texts.get(place))]
        faults += [f"{file.name}: {'.'.join(place)}: unknown" for place in texts.keys() - set(places)]
        loaded[language] = Words(MappingProxyType(texts))
    if faults:
        raise WordsFaults("The words have faults:\n" + "\n".join(f"- {fault}" for fault in sorted(faults)))
    return loaded


def _texts(node, place: tuple[str, ...] = ()):
    """Every text below a table of the file, with its place."""
    if not isinstance(node, dict):
        yield place, Text(_frozen(node), _frozen(node))
    elif node.keys() == {"you", "relative"}:
        yield place, Text(_frozen(node["you"]), _frozen(node["relative"]))
    else:
        for name, child in node.items():
            yield from _texts(child, (*place, name))


def _frozen(value):
    return tuple(value) if isinstance(value, list) else value


def _complete(text: Text | None) -> bool:
    return bool(text and text.you and text.relative)
