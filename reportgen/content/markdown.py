"""The Markdown that a spec may use: paragraphs, lists, bold, quotations, line breaks, links, and our two spans."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from itertools import chain

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Delimiter
from markdown_it.tree import SyntaxTreeNode

from reportgen.spec.checks.marks import SPAN

OPEN, CLOSE = "\ufdd0", "\ufdd1"
"""Around the number of a value; noncharacters, which no text may contain, so an author cannot write a token."""
TOKEN = re.compile(f"{OPEN}([0-9]+){CLOSE}")
OFF = ["code", "fence", "hr", "html_block", "heading", "lheading", "reference", "backticks", "image", "html_inline"]


DEEPEST = 50
"""Levels of lists (two for each: the list and its item), quotations, bold and links within each other."""


def parsed(text: str) -> SyntaxTreeNode | None:
    """Return the tree of a Markdown text; nothing for one nested more deeply than any reader can follow."""
    tokens = parser().parse(text)
    inner = (child for token in tokens for child in token.children or ())
    return None if any(token.level > DEEPEST for token in chain(tokens, inner)) else SyntaxTreeNode(tokens)


@cache
def parser() -> MarkdownIt:
    """Return the parser of the Markdown that a spec may use."""
    made = MarkdownIt("commonmark", {"html": False, "maxNesting": DEEPEST + 10}).disable(OFF)  # beyond it the words are lost
    made.inline.ruler.before("link", "span", _span)
    made.inline.ruler.at("emphasis", _emphasis)
    made.validateLink = _may_link  # type: ignore[method-assign]
    return made


def _may_link(url: str) -> bool:
    return bool(re.match(r"(https?://|mailto:)", url, re.IGNORECASE)) and "%EF%B7%90" not in url and OPEN not in url


def _span(state: StateInline, silent: bool) -> bool:
    """Take ``[words]{claim=id}`` and ``[words]{source="..."}``; the words go on as they are."""
    start = state.pos
    if state.src[start] != "[":
        return False
    end = state.md.helpers.parseLinkLabel(state, start)
    attributes = SPAN.match(state.src, end + 1) if end >= 0 else None
    if attributes is None:
        return False
    if not silent:
        limit, state.posMax, state.pos = state.posMax, end, start + 1
        opening = state.push("span_open", "span", 1)
        opening.attrs = {"claim": attributes["claim"]} if attributes["claim"] else {}
        state.md.inline.tokenize(state)
        state.push("span_close", "span", -1)
        state.posMax = limit
    state.pos = attributes.end()
    return True


def _emphasis(state: StateInline, silent: bool) -> bool:
    """Scan ``*`` and ``_`` as CommonMark does, save that hanzi need no space around bold that ends in a punctuation mark."""
    marker = state.src[state.pos]
    if silent or marker not in "*_":
        return False
    scanned = state.scanDelims(state.pos, marker == "*")
    opens, closes = scanned.can_open, scanned.can_close
    before = state.src[state.pos - 1] if state.pos else " "
    after = state.src[state.pos + scanned.length : state.pos + scanned.length + 1] or " "
    if marker == "*" and (is_wide(before) or is_wide(after)):
        opens, closes = not after.isspace(), not before.isspace()
    for _ in range(scanned.length):
        state.push("text", "", 0).content = marker
        state.delimiters.append(Delimiter(ord(marker), scanned.length, len(state.tokens) - 1, -1, opens, closes))
    state.pos += scanned.length
    return True


def is_wide(character: str) -> bool:
    """Whether a character is set as wide as a hanzi, or is a part of a token."""
    return bool(character) and (character in (OPEN, CLOSE) or unicodedata.east_asian_width(character) in "WF")
