"""What the self-assessment says, in each language, for oneself and for someone else. Every fault is collected."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from types import MappingProxyType

from django.conf import settings

from assessment.domain.answers import Who
from assessment.domain.level_of_care.cautions import Caution
from assessment.domain.level_of_care.fit_criteria import CRITERIA, Status
from assessment.domain.level_of_care.next_step import NextStep
from assessment.domain.level_of_care.questions import SCORED, Question, Time
from assessment.domain.level_of_care.rules import FIT_RULES, RULES
from assessment.domain.level_of_care.stops import Stop
from programs.facts import UNFILLED, fill
from programs.kept import Public
from programs.languages import languages
from programs.levels import Level
from programs.records import Fault, Place, read_file, read_toml, refuse

FOLDER = Path(__file__).parent / "texts"
TextPlace = tuple[str, ...]  # a path into the file


class Said(str, Public):
    """A line of the words, as it stands there: the same for everyone, so what is drawn of it may be kept."""

    __slots__ = ()


Lines = tuple[Said, ...]


@dataclass(frozen=True)
class Text:
    """One thing said two ways: to the person, and about them. What is no list in the file is a single line."""

    you: Lines
    they: Lines

    def to(self, who: Who) -> Lines:
        return self.you if who is Who.SELF else self.they


# Questions that say what counts, because it could be misread.
NOTED = frozenset({Question.SAFETY, Question.DAILY_LIFE, Question.SUBSTANCES, Question.MOTIVATION, Question.TIME})
# What a next step adds where it applies, and what it says instead of the usual; assessment/lines/next_step.py says where.
FURTHER: Mapping[NextStep, tuple[str, ...]] = {
    NextStep.TODAY: ("live_in",),
    NextStep.LIVE_IN: ("lifted",),
    NextStep.PHP_SOON: ("housing", "shelter"),
}
INSTEAD: Mapping[NextStep, str] = {
    NextStep.EMERGENCY: "body",
    NextStep.PHP_SOON: "own_team",
    NextStep.HOUSING: "shelter",
    NextStep.WEEKLY: "passing",
}

# Where a text must stand, and the only places where one may.
PLACES: frozenset[TextPlace] = frozenset(
    [("after_a_birth",), ("no_one_told",)]
    + [("who", who) for who in Who]
    + [("questions", question, part) for question in Question for part in ("short", "ask", "why", "error")]
    + [("questions", question, "note") for question in NOTED]
    + [("questions", question, "options", option) for question in Question for option in question.options]
    + [("changes", question, option) for question in SCORED for option in question.options]
    + [("rules", rule.code) for rule in (*RULES, *FIT_RULES)]
    + [("criteria", criterion.code, part) for criterion in CRITERIA for part in ("name", Status.NOT_SURE, Status.NOT_MET)]
    + [("not_sure", question) for question in Question if any(option.is_unsure for option in question.options)]
    + [("time", option) for option in (*Time, "weekly", "day_and_night")]
    + [("levels", level.code, "headline") for level in Level]
    + [("levels", level.code, "all_met") for level in Level if level is not Level.IOP]
    + [("next", step, "do") for step in NextStep]
    + [("next", step, "further", name) for step, names in FURTHER.items() for name in names]
    + [("next", step, "instead", name) for step, name in INSTEAD.items()]
    + [("next", NextStep.STAY, "headline")]
    + [("cautions", caution) for caution in Caution]
    + [("stops", stop, part) for stop in Stop for part in ("word", "title")]
)
# Where a list of lines must stand.
LISTS: frozenset[TextPlace] = frozenset(
    [("only_they",)]
    + [("levels", level.code, "week") for level in Level]
    + [("next", step, "text") for step in NextStep]
    + [("stops", stop, "text") for stop in Stop]
)


@dataclass(frozen=True, eq=False)
class Say:
    """The words of one language in one wording, looked up by their place: `say("questions", Question.HOME, "ask")`.

    There is one of each, so it is equal to itself only.
    """

    texts: Mapping[TextPlace, Text]
    who: Who

    def __call__(self, *place: str) -> Said:
        (line,) = self.texts[place].to(self.who)
        return line

    def lines(self, *place: str) -> Lines:
        return self.texts[place].to(self.who)


@dataclass(frozen=True)
class Words:
    """All texts of one language."""

    texts: Mapping[TextPlace, Text]

    def speaking_to(self, who: Who) -> Say:
        return self._wordings[who]

    @cached_property
    def _wordings(self) -> Mapping[Who, Say]:
        return {who: Say(self.texts, who) for who in Who}


@dataclass(frozen=True)
class Loaded:
    """The words of every language, and what is wrong with them. What a translation's own file lacks, the first language says."""

    by_language: Mapping[str, Words]
    own: Mapping[str, Mapping[TextPlace, Text]]
    faults: tuple[Fault, ...]


def words() -> Mapping[str, Words]:
    """The words of every language. Raises Faults."""
    loaded = texts()
    refuse(loaded.faults)
    return loaded.by_language


@cache
def texts() -> Loaded:
    """The same with their faults, for the check that tells them all."""
    return load(FOLDER)


def load(folder: Path) -> Loaded:
    faults: list[Fault] = []
    read = {language: _read(folder / f"{language}.toml", language, faults) for language in languages()}
    for file in folder.glob("*.toml"):
        if file.stem not in languages():
            faults.append(Fault(f"texts/{file.name}", "file", "no language of the settings"))
    first = read[settings.LANGUAGE_CODE]
    return Loaded({language: Words(MappingProxyType(first | own)) for language, own in read.items()}, read, tuple(faults))


def _read(file: Path, language: str, faults: list[Fault]) -> dict[TextPlace, Text]:
    """The sound texts of one file. One that does not parse is told as that, not as a hundred missing texts."""
    top = Place(f"texts/{file.name}", faults)
    before = len(faults)
    tree = read_toml(fill(read_file(file, top), language), top)
    if len(faults) > before and file.exists():
        return {}
    found = dict(_texts(tree))
    for place in (PLACES | LISTS) - found.keys():
        top.below(".".join(place)).fault("missing")
    sound = {place: _text(place, pair, top.below(".".join(place))) for place, pair in found.items()}
    return {place: text for place, text in sound.items() if text}


def _texts(node: object, place: TextPlace = ()) -> Iterator[tuple[TextPlace, tuple[object, object]]]:
    """Whatever stands below a table of the file for each wording, with its place."""
    if not isinstance(node, dict):
        yield place, (node, node)
        return
    if {"you", "they"} & node.keys():
        yield place, (node.get("you"), node.get("they"))
    for name in node.keys() - {"you", "they"}:
        yield from _texts(node[name], (*place, name))


def _text(place: TextPlace, pair: tuple[object, object], where: Place) -> Text | None:
    if place not in PLACES | LISTS:
        where.fault("unknown")
        return None
    you, they = (_lines(value, place in LISTS) for value in pair)
    if not (you and they):
        where.fault("must be a list of texts" if place in LISTS else "must be a text, not empty, for both `you` and `they`")
        return None
    for left in UNFILLED.findall(" ".join((*you, *they))):
        where.fault(f"unknown fact {left}")
    return Text(you, they)


def _lines(value: object, is_list: bool) -> Lines:
    """Empty where the value is not what it must be."""
    lines = value if is_list else [value]
    if isinstance(lines, list) and all(isinstance(line, str) and line.strip() for line in lines):
        return tuple(map(Said, lines))
    return ()
