"""Markdown to blocks of HTML: anchors from `{#id}`, links in the page's language, tables that can fold, inserts kept apart."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

INSERT = re.compile(r"\{\{ ([a-z-]+) \}\}")
FEW_HEADINGS = 3
ANCHOR = re.compile(r"\s*\{#([a-z][a-z0-9-]*)\}$")


@dataclass(frozen=True)
class Html:
    html: SafeString


@dataclass(frozen=True)
class Insert:
    """A picture or a live block, drawn by a template of its own."""

    name: str

    @property
    def template(self) -> str:
        return f"inserts/{self.name}.html"


@dataclass(frozen=True)
class Section:
    """A second-level heading and the plain text below it. What stands before the first heading has none."""

    heading: str
    anchor: str | None
    paragraphs: tuple[str, ...]

    @property
    def text(self) -> str:
        return " ".join(self.paragraphs)


@dataclass(frozen=True)
class Rendered:
    blocks: tuple[Html | Insert, ...]
    sections: tuple[Section, ...]
    anchors: frozenset[str]
    links: tuple[str, ...]

    @property
    def headings(self) -> tuple[Section, ...]:
        return tuple(section for section in self.sections if section.heading)

    @property
    def contents(self) -> tuple[Section, ...]:
        """The headings where they are enough to want a list of them."""
        return self.headings if len(self.headings) > FEW_HEADINGS else ()

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """All words below the headings, without markup: a paragraph, list item or table cell each."""
        return tuple(paragraph for section in self.sections for paragraph in section.paragraphs)

    @property
    def text(self) -> str:
        """All words, headings too."""
        return " ".join(" ".join((section.heading, *section.paragraphs)).strip() for section in self.sections)

    @property
    def inserts(self) -> tuple[str, ...]:
        return tuple(block.name for block in self.blocks if isinstance(block, Insert))


def render(source: str, prefix: str = "") -> Rendered:
    """`prefix` goes before internal links: `/es` on Spanish pages. Links are reported without it."""
    markdown = _markdown()
    tokens = markdown.parse(source)
    links = _localize_links(tokens, prefix)
    _label_cells(tokens)
    anchors = frozenset(anchor for token in tokens if (anchor := _anchor(token)))
    return Rendered(tuple(_blocks(markdown, tokens)), tuple(_sections(tokens)), anchors, links)


def _markdown() -> MarkdownIt:
    markdown = MarkdownIt("commonmark", {"html": False, "typographer": True}).enable(["table", "smartquotes", "replacements"])
    markdown.core.ruler.before("inline", "anchors", _read_anchors)
    markdown.add_render_rule("table_open", lambda *_: '<div class="table"><table>\n')
    markdown.add_render_rule("table_close", lambda *_: "</table></div>\n")
    return markdown


def _read_anchors(state: StateCore) -> None:
    for opening, inline in zip(state.tokens, state.tokens[1:], strict=False):
        if opening.type == "heading_open" and (found := ANCHOR.search(inline.content)):
            opening.attrSet("id", found[1])
            inline.content = inline.content[: found.start()]


def _localize_links(tokens: Sequence[Token], prefix: str) -> tuple[str, ...]:
    links = [child for token in tokens for child in token.children or () if child.type == "link_open"]
    addresses = tuple(str(link.attrGet("href")) for link in links)
    for link, address in zip(links, addresses, strict=True):
        if address.startswith("/"):
            link.attrSet("href", prefix + address)
    return addresses


def _label_cells(tokens: Sequence[Token]) -> None:
    """Give each cell its column's name, so that a narrow screen can show rows as cards; the first cell of a row heads it."""
    labels: list[str] = []
    column = 0
    for index, token in enumerate(tokens):
        match token.type:
            case "table_open":
                labels = []
            case "tr_open":
                column = 0
            case "th_open":
                labels.append(_text(tokens[index + 1]))
                token.attrSet("scope", "col")
            case "td_open":
                if column == 0:
                    token.tag = _matching_close(tokens, index).tag = "th"
                    token.attrSet("scope", "row")
                else:
                    token.attrSet("data-label", labels[column])
                column += 1


def _matching_close(tokens: Sequence[Token], index: int) -> Token:
    return next(token for token in tokens[index:] if token.type == "td_close")


def _text(inline: Token) -> str:
    return "".join(" " if child.type == "softbreak" else child.content for child in inline.children or ())


def _anchor(token: Token) -> str | None:
    anchor = token.attrGet("id")
    return None if anchor is None else str(anchor)


def _sections(tokens: Sequence[Token]) -> Iterator[Section]:
    heading, anchor, texts = "", None, list[str]()
    for before, token in pairwise(tokens):
        if token.type != "inline":
            continue
        if before.tag == "h2":
            yield Section(heading, anchor, tuple(texts))
            heading, anchor, texts = _text(token), _anchor(before), []
        elif before.level or not INSERT.fullmatch(token.content.strip()):
            texts.append(_text(token))
    yield Section(heading, anchor, tuple(texts))


def _blocks(markdown: MarkdownIt, tokens: Sequence[Token]) -> Iterator[Html | Insert]:
    """Runs of HTML, cut wherever a paragraph is nothing but an insert."""
    run: list[Token] = []
    position = 0
    while position < len(tokens):
        insert = _insert_at(tokens, position)
        if insert is None:
            run.append(tokens[position])
            position += 1
            continue
        if run:
            yield _html(markdown, run)
        yield insert
        run, position = [], position + 3
    if run:
        yield _html(markdown, run)


def _insert_at(tokens: Sequence[Token], position: int) -> Insert | None:
    if tokens[position].type != "paragraph_open" or tokens[position].level:
        return None
    found = INSERT.fullmatch(tokens[position + 1].content.strip())
    return Insert(found[1]) if found else None


def _html(markdown: MarkdownIt, tokens: Sequence[Token]) -> Html:
    html = markdown.renderer.render(tokens, markdown.options, {})
    safe = mark_safe(html)  # noqa: S308  # nosec B308 B703  # markdown-it escapes all text, and raw HTML is off
    return Html(safe)
