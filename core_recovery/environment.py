"""A strict reader of the environment: every fault is collected, and one error at the end names them all."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

T = TypeVar("T")
BIND = re.compile(r"unix:/[^\s]+|(?P<host>[\w.-]+|\[[0-9a-fA-F:.]+\]):(?P<port>[0-9]{1,5})")


class Environment:
    """Variables under one prefix. Read all of them, then call `check`: a variable nobody read is a fault too.

    Any of them may stand in a file instead: NAME_FILE is its path. So a secret need not be in the environment.
    """

    def __init__(self, variables: Mapping[str, str], prefix: str):
        self._given = {name: value for name, value in variables.items() if name.startswith(prefix)}
        self._prefix = prefix
        self._read: set[str] = set()
        self._faults: list[str] = []

    def text(self, name: str, default: str = "") -> str:
        self._read |= {self._prefix + name, f"{self._prefix}{name}_FILE"}
        value, file = self._value(name), self._value(f"{name}_FILE")
        if value and file:
            self.fault(name, f"given twice, here and as {self._prefix}{name}_FILE")
        return value or (self._content(name, file) if file else "") or default

    def words(self, name: str, default: str = "") -> list[str]:
        return [word.strip() for word in self.text(name, default).split(",") if word.strip()]

    def flag(self, name: str) -> bool:
        return self._parsed(name, "no", "yes or no", {"yes": True, "no": False}.__getitem__)

    def url(self, name: str, default: str) -> str:
        return self._parsed(name, default, "an address like https://example.org, without a path", _origin)

    def link(self, name: str, default: str) -> str:
        return self._parsed(name, default, "a full address like https://example.org/", _link)

    def bind(self, name: str, default: str) -> str:
        return self._parsed(name, default, "host:port, like 127.0.0.1:8000, or unix:/path", _bind)

    def folder(self, name: str, default: Path) -> Path:
        return self._parsed(name, str(default), "the whole path of a folder, from / on", _folder)

    def choices(self, name: str, allowed: list[str]) -> list[str]:
        chosen = self.words(name, ",".join(allowed))
        if not chosen or set(chosen) - set(allowed):
            self.fault(name, f"must be some of {', '.join(allowed)}")
        return [word for word in chosen if word in allowed]

    def fault(self, name: str, message: str) -> None:
        self._faults.append(f"{self._prefix}{name}: {message}")

    def check(self) -> None:
        """Raises ImproperlyConfigured with every fault, values left out: they may be secret."""
        unknown = [f"{name}: unknown variable" for name in sorted(self._given.keys() - self._read)]
        if faults := self._faults + unknown:
            raise ImproperlyConfigured("The environment has faults:\n" + "\n".join(f"- {fault}" for fault in faults))

    def _value(self, name: str) -> str:
        return self._given.get(self._prefix + name, "").strip()

    def _content(self, name: str, file: str) -> str:
        try:
            content = Path(file).read_text(encoding="utf-8").strip()
        except (OSError, ValueError) as error:
            self.fault(f"{name}_FILE", f"cannot be read: {type(error).__name__}")
            return ""
        if not content:
            self.fault(f"{name}_FILE", "is empty")
        return content

    def _parsed(self, name: str, default: str, wanted: str, parse: Callable[[str], T]) -> T:
        try:
            return parse(self.text(name, default))
        except (ValueError, KeyError):
            self.fault(name, f"must be {wanted}")
            return parse(default)


def _origin(value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.path.strip("/") or parts.query:
        raise ValueError(value)
    return f"{parts.scheme}://{parts.netloc}"


def _link(value: str) -> str:
    if not re.fullmatch(r"https?://[^\s;,'\"]+", value):
        raise ValueError(value)
    return value


def _bind(value: str) -> str:
    found = BIND.fullmatch(value)
    if not found or not 1 <= int(found["port"] or 1) <= 65535:
        raise ValueError(value)
    return value


def _folder(value: str) -> Path:
    if not value.startswith("/"):
        raise ValueError(value)
    return Path(value)
