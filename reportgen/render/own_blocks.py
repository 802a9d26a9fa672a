"""Blocks of the page that the author's own templates write, over plain values, with what we would write at hand."""

from __future__ import annotations

import re
import traceback
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from xml.parsers import expat

from markupsafe import Markup

from reportgen.content.blocks import Content
from reportgen.problems import Code, Place, Problem, SpecError
from reportgen.render.look import Look
from reportgen.spec.theme.theme import BlockTemplate

if TYPE_CHECKING:
    from jinja2 import Template

Plain = str | int | float | bool | list[Any] | dict[str, Any]
Own = Callable[..., Markup]
MOST = 200_000
"""Characters that a block may write."""
TAGS = frozenset(
    (
        *("div", "p", "span", "strong", "b", "em", "i", "br", "hr", "h1", "h2", "h3", "h4", "ul", "ol", "li", "dl", "dt", "dd"),
        *("table", "thead", "tbody", "tr", "th", "td", "a", "abbr", "blockquote", "small", "sup", "sub", "section", "header"),
        *("footer", "address", "time", "figcaption", "nav"),
    )
)
ATTRIBUTES = frozenset(
    (
        "class",
        "id",
        "href",
        "lang",
        "title",
        "scope",
        "colspan",
        "rowspan",
        "datetime",
        "start",
        "role",
        "aria-label",
        "aria-hidden",
        "data-run",
        "data-label",
    )
)
_ADDRESS = re.compile(r"(#|https://|http://|mailto:).*", re.DOTALL)
_KEPT = re.compile("\ue000([0-9]+)\ue001")


def own_blocks(look: Look, content: Content, *, screen: bool) -> Mapping[str, Own]:
    """Return by block what writes it in the author's way; nothing without a theme."""
    if look.theme is None or not look.theme.blocks:
        return {}
    common: dict[str, Plain] = {
        "id": content.id,
        "title": content.title,
        "version": content.version,
        "date": content.date,
        "language": content.language,
        "screen": screen,
    }
    return {name: _writer(block, common) for name, block in look.theme.blocks.items()}


def _writer(block: BlockTemplate, common: Mapping[str, Plain]) -> Own:
    def write(ours: Markup | str, **values: Plain | Markup) -> Markup:
        kept: list[Markup] = []
        given = {name: _given(value, kept) for name, value in {**common, **values, "ours": ours}.items()}
        text = _written(block, given)
        _check(block, text)
        return Markup(_KEPT.sub(lambda m: str(kept[int(m[1])]) if int(m[1]) < len(kept) else "", text))  # noqa: S704 - checked, and what is put in is ours

    return write


def _given(value: Any, kept: list[Markup]) -> Any:
    """Return a plain value; of what we wrote a mark that it is put in for afterwards."""
    if not isinstance(value, Markup):
        return value
    kept.append(value)
    return f"\ue000{len(kept) - 1}\ue001"


@lru_cache(maxsize=64)
def _compiled(source: str) -> Template:
    from reportgen.spec.theme.counted import compiled

    return compiled(source)


def _written(block: BlockTemplate, values: Mapping[str, Any]) -> str:
    from jinja2 import TemplateError

    from reportgen.spec.theme.counted import parts as written

    template, parts, length = _compiled(block.source), list[str](), 0
    try:
        for part in written(template, block.block, dict(values)):
            parts.append(part)
            length += len(part)
            if length > MOST:
                raise SpecError(
                    [_problem(block, 0, f"The block {block.block} writes more than {MOST:,} characters", "Write less")]
                )
    except (TemplateError, TypeError, ValueError, KeyError, AttributeError, ArithmeticError) as error:
        frames = reversed(traceback.extract_tb(error.__traceback__))
        line = next((template.get_corresponding_lineno(f.lineno or 1) for f in frames if f.filename == template.filename), 0)
        found = f"The block {block.block} cannot be written: {error}"
        raise SpecError([_problem(block, line, found, "Use the values that docs/themes.md lists for this block")]) from error
    return "".join(parts)


def _check(block: BlockTemplate, text: str) -> None:
    """Refuse markup that is not well-formed, that runs or that fetches."""
    wrong: list[Problem] = []

    def start(tag: str, attributes: Mapping[str, str]) -> None:
        if tag not in TAGS and tag != "own":
            wrong.append(
                _problem(block, _line(block, f"<{tag}"), f"The block holds <{tag}>", f"Use one of: {', '.join(sorted(TAGS))}")
            )
        for name, value in attributes.items():
            if "\ue000" in value:
                found = f"What we wrote is put into the attribute {name}, where no markup can stand"
                wrong.append(_problem(block, _line(block, f"{name}="), found, "Put it between elements"))
            elif name not in ATTRIBUTES or (name == "href" and not _ADDRESS.fullmatch(value)):
                fix = "Use class; the page's policy permits no style and no script of an element"
                fix = "Write an address that begins with #, https:// or mailto:" if name == "href" else fix
                wrong.append(_problem(block, _line(block, name), f"The block holds the attribute {name}={value[:40]!r}", fix))

    def hidden(kind: str, opening: str) -> None:
        found = f"What the block {block.block} writes holds {kind}, which a browser may end elsewhere than XML does"
        wrong.append(_problem(block, _line(block, opening), found, "Delete it; {# … #} is a comment that stays in the template"))

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    # A browser reads HTML: to it these end at the first ">", and what XML holds for their words are elements that run.
    parser.CommentHandler = lambda _: hidden("a comment", "<!--")
    parser.ProcessingInstructionHandler = lambda *_: hidden("an instruction", "<?")
    parser.StartCdataSectionHandler = lambda: hidden("a CDATA section", "<![CDATA[")
    try:
        parser.Parse(f"<own>{text}</own>", True)
    except expat.ExpatError as error:
        lines = text.split("\n")
        near = lines[error.lineno - 1].strip()[:40] if 0 < error.lineno <= len(lines) else ""
        found = f"What the block {block.block} writes is not well-formed: {expat.ErrorString(error.code)}, near '{near}'"
        wrong.append(_problem(block, _line(block, near[:20]), found, "Close every element, as XML wants it: <br/>"))
    if wrong:
        raise SpecError(wrong)


def _line(block: BlockTemplate, words: str) -> int:
    """Return the line of a template where words stand; that of the block where they stand nowhere."""
    lines = block.source.split("\n")
    start = next((i for i, line in enumerate(lines) if re.search(rf"block\s+{block.block}\b", line)), 0)
    return next((i for i, line in enumerate(lines[start:], start + 1) if words and words in line), start + 1)


def _problem(block: BlockTemplate, line: int, found: str, fix: str) -> Problem:
    lines = block.source.split("\n")
    at = line or _line(block, "")
    source = lines[at - 1] if 0 < at <= len(lines) else ""
    return Problem(
        Code.THEME_TEMPLATE, Place(block.near, at, len(source) - len(source.lstrip()) + 1, source=source[:500]), found, fix
    )
