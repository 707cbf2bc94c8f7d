"""What is drawn once in each language and kept, because it is the same for everyone.

Kept is only what a few codes of ours decide: the keys say which. Whatever else a person told is no key, and so can be in nothing
that is kept: docs/decisions/0021-what-is-kept-is-named.md.
"""

from abc import abstractmethod
from collections.abc import Callable, Hashable
from enum import Enum
from typing import ClassVar, TypeVar

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from programs.languages import language_here

T = TypeVar("T")


class Public:
    """Of a thing that may be a key: made of codes and of this site's texts, equal to what is made of the same.

    It tells no more of a person than one line of a page does, and has no word of theirs: there are only as many as there are codes.
    """

    __slots__ = ()


Key = Enum | Public | bool | None
_kept: dict[tuple[object, ...], object] = {}


def kept(what: Hashable, language: str, key: Key, draw: Callable[[], T]) -> T:
    """What was drawn of `what` for this key in the language of the page, else what `draw` draws now.

    The type is in the place, for codes of two questions may be alike: Safety.NONE, Home.NONE.
    """
    place: tuple[object, ...] = what, language, type(key), key
    found = _kept.get(place)
    if found is None:
        if not isinstance(key, Key):
            raise TypeError(f"{type(key).__name__} is no key: what it holds may be a person's")
        found = _kept[place] = draw()
    return found  # type: ignore[return-value]  # of `what` always the same


class KeptResponse(HttpResponse):
    """Its body is kept, so it may also be kept compressed."""


class KeptPage(Public):
    """A page that its own fields decide, and nothing else of a request."""

    template: ClassVar[str]

    @property
    @abstractmethod
    def path(self) -> str:
        """Its address, in the language of the page."""

    @abstractmethod
    def context(self) -> dict[str, object]:
        """What its template prints."""

    def response(self) -> HttpResponse:
        return KeptResponse(kept(self.template, language_here(), self, self._draw))

    def _draw(self) -> bytes:
        """For a request that has an address and nothing else, so that nothing of the visitor's can come in."""
        request = HttpRequest()
        request.path = request.path_info = self.path
        return render_to_string(self.template, self.context(), request).encode()
