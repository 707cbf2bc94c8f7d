"""From TOML to frozen records. Nothing stops at the first fault: each is noted with its file and field, and the rest is read on.

A record is a frozen dataclass of texts, numbers, dates, enums, translated texts, other records and tuples of these.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, TypeVar, cast, get_args, get_origin, get_type_hints

from django.core.exceptions import ImproperlyConfigured

from programs.languages import Translated, languages

T = TypeVar("T")
NAMES = {str: "a text", int: "a whole number", bool: "true or false", date: "a date"}


@dataclass(frozen=True, order=True)
class Fault:
    file: str
    field: str
    message: str

    def __str__(self) -> str:
        return f"{self.file}: {self.field}: {self.message}"


class Faults(ImproperlyConfigured):
    """All that is wrong with some files."""

    def __init__(self, faults: Iterable[Fault]):
        self.faults = tuple(sorted(set(faults)))
        super().__init__("There are faults:\n" + "\n".join(f"- {fault}" for fault in self.faults))


def refuse(faults: Iterable[Fault]) -> None:
    """Raises Faults where there is any."""
    if told := tuple(faults):
        raise Faults(told)


@dataclass(frozen=True)
class Place:
    """Where a value stands, to be named by its faults."""

    file: str
    faults: list[Fault]
    field: str = ""

    def below(self, name: str | int) -> "Place":
        return Place(self.file, self.faults, f"{self.field}.{name}" if self.field else str(name))

    def fault(self, message: str) -> None:
        self.faults.append(Fault(self.file, self.field or "file", message))


def read_toml(text: str, place: Place) -> dict[str, Any]:
    """Empty where the text does not parse; that is then the fault."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place.fault(str(error))
        return {}


def read_file(file: Path, place: Place) -> str:
    """Empty where there is no such file, or not one of text."""
    try:
        return file.read_text(encoding="utf-8")
    except FileNotFoundError:
        place.fault("missing")
    except OSError as error:
        place.fault(error.strerror or "cannot be read")
    except UnicodeDecodeError:
        place.fault("is not UTF-8 text")
    return ""


def record(shape: type[T], value: object, place: Place) -> T | None:
    """`value` as a `shape`, or None where anything in it is at fault."""
    if not isinstance(value, Mapping):
        place.fault("must be a table")
        return None
    before, known = len(place.faults), _fields(cast(Any, shape))
    given: dict[str, Any] = {}
    for name in value.keys() - known.keys():
        place.below(name).fault("unknown field")
    for name, (kind, required) in known.items():
        if name in value:
            given[name] = _value(kind, value[name], place.below(name))
        elif required:
            place.below(name).fault("missing")
    if len(place.faults) > before:
        return None
    try:
        return shape(**given)
    except ValueError as error:
        place.fault(str(error))
        return None


def _value(kind: Any, value: object, place: Place) -> Any:
    if get_origin(kind) is UnionType:
        (kind,) = (choice for choice in get_args(kind) if choice is not NoneType)
    if get_origin(kind) is tuple:
        return _sequence(get_args(kind)[0], value, place)
    if kind is Translated:
        return _translated(value, place)
    if is_dataclass(kind) and isinstance(kind, type):
        return record(kind, value, place)
    if issubclass(kind, Enum):
        return _member(kind, value, place)
    if type(value) is not kind:
        place.fault(f"must be {NAMES[kind]}")
    return value


def _sequence(kind: Any, value: object, place: Place) -> tuple[Any, ...]:
    if not isinstance(value, list):
        place.fault("must be a list")
        return ()
    return tuple(_value(kind, item, place.below(index)) for index, item in enumerate(value, start=1))


def _translated(value: object, place: Place) -> Translated:
    texts = value if isinstance(value, dict) else {}
    for language in languages():
        if language not in texts:
            place.below(language).fault("missing")
        elif not isinstance(texts[language], str) or not texts[language].strip():
            place.below(language).fault(f"must be {NAMES[str]}, not empty")
    for name in texts.keys() - set(languages()):
        place.below(name).fault("unknown language")
    return Translated(texts)


def _member(kind: type[Enum], value: object, place: Place) -> Enum | None:
    try:
        return kind(value)
    except ValueError:
        place.fault(f"must be one of {', '.join(str(member.value) for member in kind)}")
        return None


@cache
def _fields(shape: Any) -> dict[str, tuple[Any, bool]]:
    """Of each field its type, and whether it must be there."""
    hints = get_type_hints(shape)
    return {
        field.name: (hints[field.name], field.default is MISSING and field.default_factory is MISSING)
        for field in fields(shape)
        if field.init
    }
