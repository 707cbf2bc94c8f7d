"""Templates are laid out for people. What is layout only is taken out once, when a template is loaded, and costs no bytes.

Layout is white space with a line break in it. Beside an element that shows no space around it, or a Django tag that prints
nothing, it goes; anywhere else it becomes one space, so that words and links keep their distance. A space within a line is meant.
"""

import re
from itertools import chain

from django.template import Origin
from django.template.loaders import filesystem

LAYOUT = re.compile(r"\s*\n\s*")
KEPT_ELEMENTS = ("pre", "script", "style", "textarea")
KEPT_TAGS = ("blocktrans", "blocktranslate", "comment", "verbatim")
KEPT = [rf"<{name}\b.*?</{name}>" for name in KEPT_ELEMENTS] + [rf"{{%\s*{name}\b.*?{{%\s*end{name}\s*%}}" for name in KEPT_TAGS]
TAG = r"{%.*?%}|{{.*?}}|{#.*?#}"
# An element may get its name from a variable: a heading of one level or another.
ELEMENT = r"</?(?:[a-z]|{{)[^<>]*>"
PIECES = re.compile(f"({'|'.join([*KEPT, TAG, ELEMENT])})", re.DOTALL)

# No space shows around these: they stand in a line of their own, or in a table, a picture or the head.
SPACELESS = (
    "article|aside|body|br|caption|circle|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form|g|h1|h2|h3|head|header|hr|html"
    "|legend|li|link|main|meta|nav|ol|optgroup|option|p|path|pre|script|search|section|style|summary|table|tbody|td|text|th|thead|title"
    "|tr|ul|use"
)
SILENT = "block|comment|endblock|endkept|extends|kept|load"
ALONE = re.compile(rf"</?(?:{{{{|(?:{SPACELESS})\b)|{{%\s*(?:{SILENT})\b")


class Loader(filesystem.Loader):
    def get_contents(self, origin: Origin) -> str:
        source = super().get_contents(origin)
        return squeezed(source) if str(origin.template_name).endswith(".html") else source


def squeezed(source: str) -> str:
    """`<p>⏎  Call⏎  <a>us</a>⏎</p>` becomes `<p>Call <a>us</a></p>`."""
    pieces = PIECES.split(source.strip())
    texts, tags = pieces[::2], pieces[1::2]
    between = map(_text, texts, ["", *tags], [*tags, ""])
    return "".join(chain.from_iterable(zip(between, [*map(_tag, tags), ""], strict=True)))


def _text(text: str, before: str, after: str) -> str:
    if ALONE.match(before):
        text = re.sub(r"^\s*\n\s*", "", text)
    if ALONE.match(after):
        text = re.sub(r"\s*\n\s*$", "", text)
    return LAYOUT.sub(" ", text)


def _tag(tag: str) -> str:
    """Attributes may stand in lines of their own; a slash that closes an element needs no space."""
    return re.sub(r'"\s+/>$', '"/>', LAYOUT.sub(" ", tag)) if re.fullmatch(ELEMENT, tag) else tag
