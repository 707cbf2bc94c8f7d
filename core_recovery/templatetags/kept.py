"""Parts of a page that are drawn once in each language and kept: programs/kept.py says what may be.

    {% kept %} the same on every page {% endkept %}
    {% kept rule=reason.rule %} the same wherever that rule is; of a plain name, {% kept stop %} is enough {% endkept %}
    {% kept caution in result.cautions %} one after the other, each drawn once {% endkept %}

Inside stands what does not vary by page or visitor (core_recovery.context.constants) and the one thing that is named, and nothing
else. What is forgotten is therefore missing for everyone, never someone else's.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django import template
from django.template.base import Node, NodeList, Parser, Token
from django.template.context import Context
from django.template.defaulttags import NowNode
from django.template.loader_tags import BlockNode
from django.utils.safestring import SafeString

from core_recovery.context import constants
from programs.kept import Key, kept
from programs.languages import language_here

register = template.Library()


@dataclass(eq=False)
class Kept(Node):
    """It is kept by `thing`, which is called `name` inside; by each of them, where they `are_several`."""

    nodelist: NodeList
    name: str
    thing: Any  # a FilterExpression, or None
    are_several: bool

    def render(self, context: Context) -> str:
        language, thing = language_here(), self.thing and self.thing.resolve(context, ignore_failures=True)
        keys: Iterable[Key] = thing if self.are_several else (thing,)
        return "".join([kept(self, language, key, partial(self._draw, language, key, context)) for key in keys])

    def _draw(self, language: str, key: Key, context: Context) -> SafeString:
        inside = Context({**constants(language), **({self.name: key} if self.name else {})})
        with inside.bind_template(context.template):  # type: ignore[arg-type]  # there is one while it is drawn
            return self.nodelist.render(inside)


@register.tag("kept")
def do_kept(parser: Parser, token: Token) -> Kept:
    _, *words = token.split_contents()
    nodelist = parser.parse(["endkept"])
    parser.delete_first_token()
    if nodelist.get_nodes_by_type(BlockNode) or nodelist.get_nodes_by_type(NowNode):
        raise template.TemplateSyntaxError("what pages fill in, and the time, cannot be kept")
    match words:
        case []:
            return Kept(nodelist, "", None, are_several=False)
        case [named]:
            name, _, thing = named.partition("=")
            return Kept(nodelist, name, parser.compile_filter(thing or name), are_several=False)
        case [name, "in", things]:
            return Kept(nodelist, name, parser.compile_filter(things), are_several=True)
    raise template.TemplateSyntaxError("kept, kept rule=reason.rule, or kept rule in rules")
