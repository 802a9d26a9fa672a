"""Markdown to prose. Facts pass through as private tokens, so that what data say never becomes markup.

Allowed are paragraphs, lists, bold, quotations, line breaks and links (http, https, mailto), and two spans of our own:
``[words]{claim=id}``, words that a claim stands behind, and ``[2022]{source="..."}``, which prints as its words. Everything else
stays the text it is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate, groupby

from markdown_it.tree import SyntaxTreeNode

from reportgen.content.inlines import (
    Claimed,
    Inline,
    Inlines,
    LineBreak,
    Link,
    ListOf,
    Number,
    Paragraph,
    Prose,
    ProsePart,
    Quotation,
    Strong,
    Words,
    plain,
)
from reportgen.content.markdown import CLOSE, OPEN, TOKEN, is_wide, parsed

SOFT = Words("\n")
"""A line end of the source inside a paragraph, until its neighbours are known."""
Parts = Sequence[str | Inline]
"""Words of the author and values in turn."""


def prose(parts: Parts) -> Prose:
    """Return the paragraphs, lists and quotations of a Markdown text.

    Parameters
    ----------
    parts
        Words as the author wrote them, and inlines (numbers, words chosen by data, cross references) in their places.

    A text whose marks are nested more deeply than ``markdown.DEEPEST``, and one with a value in a place that Markdown drops,
    is printed as it was written.
    """
    values = [p for p in parts if not isinstance(p, str)]
    numbers = iter(range(len(values)))
    text = "".join(_clean(p) if isinstance(p, str) else f"{OPEN}{next(numbers)}{CLOSE}" for p in parts)
    tree = parsed(text)
    if tree is not None:
        result = _blocks(tree.children, values)
        if _printed(result) == Counter(v for v in values if isinstance(v, Number)):
            return result
    return _plain_paragraphs(parts)  # nested too deeply, or a value stood where Markdown drops text, as in the title of a link


def running(parts: Parts) -> Inlines:
    """Return a short text that is no Markdown (a title, a label) with its values in their places."""
    return joined(Words(_clean(p)) if isinstance(p, str) else p for p in parts)


def flowing(text: Prose) -> Inlines:
    """Return prose as one run of inlines, its paragraphs parted by line breaks."""
    runs = [p.parts for p in _paragraphs(text)]
    return tuple(part for i, run in enumerate(runs) for part in ((LineBreak(), *run) if i else run))


def joined(parts: Iterable[Inline]) -> Inlines:
    """Return inlines with neighbouring words made one and empty ones left out."""
    result: list[Inline] = []
    for words, found in groupby((p for p in parts if p != Words("")), lambda part: isinstance(part, Words)):
        group = tuple(found)
        result += [Words(plain(group))] if words else group
    return tuple(result)


def marked(text: Prose, mark: Callable[[Claimed], Inlines]) -> Prose:
    """Return prose with each claim that it says as ``mark`` returns it."""
    return tuple(_marked(part, mark) for part in text)


def _marked(part: ProsePart, mark: Callable[[Claimed], Inlines]) -> ProsePart:
    match part:
        case Paragraph(parts):
            return Paragraph(_marked_inside(parts, mark))
        case ListOf(items):
            return replace(part, items=tuple(marked(item, mark) for item in items))
        case Quotation(parts):
            return Quotation(marked(parts, mark))


def _marked_inside(parts: Inlines, mark: Callable[[Claimed], Inlines]) -> Inlines:
    found: list[Inline] = []
    for part in parts:
        inside = replace(part, parts=_marked_inside(part.parts, mark)) if isinstance(part, Strong | Link | Claimed) else part
        found += mark(inside) if isinstance(inside, Claimed) else (inside,)
    return joined(found)


def numbers_of(parts: Iterable[Inline]) -> Iterator[Number]:
    """Return the numbers of running text, in order."""
    for part in parts:
        match part:
            case Number():
                yield part
            case Strong(inner) | Link(_, inner) | Claimed(_, inner):
                yield from numbers_of(inner)
            case _:
                pass


def _clean(text: str) -> str:
    return text.replace(OPEN, "").replace(CLOSE, "")


def _paragraphs(text: Prose) -> Iterator[Paragraph]:
    for part in text:
        match part:
            case Paragraph():
                yield part
            case ListOf(items):
                for item in items:
                    yield from _paragraphs(item)
            case Quotation(parts):
                yield from _paragraphs(parts)


def _printed(text: Prose) -> Counter[Number]:
    return Counter(number for paragraph in _paragraphs(text) for number in numbers_of(paragraph.parts))


def _plain_paragraphs(parts: Parts) -> Prose:
    runs: list[list[Inline]] = [[]]
    for part in parts:
        if not isinstance(part, str):
            runs[-1].append(part)
            continue
        for i, piece in enumerate(re.split(r"\n\s*\n", _clean(part))):
            if i:
                runs.append([])
            runs[-1] += _lines(piece)
    return tuple(Paragraph(_settled(run)) for run in runs if plain(tuple(run)).strip())


def _lines(text: str) -> Iterator[Inline]:
    for i, line in enumerate(text.split("\n")):
        if i:
            yield SOFT
        yield Words(line)


Values = Sequence[Inline]


def _blocks(nodes: Iterable[SyntaxTreeNode], values: Values) -> Prose:
    found = (BLOCKS.get(node.type, _unknown)(node, values) for node in nodes)
    return tuple(part for part in found if part is not None)


def _paragraph(node: SyntaxTreeNode, values: Values) -> ProsePart | None:
    parts = _settled(part for child in node.children for part in _inlines(child.children, values))
    return Paragraph(parts) if parts else None


def _list(node: SyntaxTreeNode, values: Values) -> ProsePart:
    items = tuple(_blocks(item.children, values) for item in node.children)
    start = node.attrs.get("start", 1)
    return ListOf(items, node.type == "ordered_list", int(start) if node.type == "ordered_list" else 1)


def _quotation(node: SyntaxTreeNode, values: Values) -> ProsePart:
    return Quotation(_blocks(node.children, values))


def _unknown(node: SyntaxTreeNode, values: Values) -> ProsePart | None:
    parts = _settled(_with_values(_text_of(node), values))
    return Paragraph(parts) if parts else None


def _text_of(node: SyntaxTreeNode) -> str:
    return "".join(map(_text_of, node.children)) if node.children else (node.content if not node.is_root else "")


BLOCKS: Mapping[str, Callable[[SyntaxTreeNode, Values], ProsePart | None]] = {
    "paragraph": _paragraph,
    "bullet_list": _list,
    "ordered_list": _list,
    "blockquote": _quotation,
}


def _inlines(nodes: Iterable[SyntaxTreeNode], values: Values) -> Iterator[Inline]:
    for node in nodes:
        yield from INLINES.get(node.type, _unknown_inline)(node, values)


def _text(node: SyntaxTreeNode, values: Values) -> Iterator[Inline]:
    yield from _with_values(node.content, values)


def _strong(node: SyntaxTreeNode, values: Values) -> Iterator[Inline]:
    yield Strong(_settled(_inlines(node.children, values)))


def _link(node: SyntaxTreeNode, values: Values) -> Iterator[Inline]:
    parts = _settled(_inlines(node.children, values))
    if node.markup == "autolink" and any(numbers_of(parts)):
        yield from parts  # an address that data decide is no address
    else:
        yield Link(str(node.attrs["href"]), parts)


def _words(node: SyntaxTreeNode, values: Values) -> Iterator[Inline]:
    claim = node.attrs.get("claim")
    if claim is None:
        yield from _inlines(node.children, values)
    else:
        yield Claimed(str(claim), _settled(_inlines(node.children, values)))


def _unknown_inline(node: SyntaxTreeNode, values: Values) -> Iterator[Inline]:
    yield from _with_values(_text_of(node), values)


INLINES: Mapping[str, Callable[[SyntaxTreeNode, Values], Iterator[Inline]]] = {
    "text": _text,
    "softbreak": lambda *_: iter((SOFT,)),
    "hardbreak": lambda *_: iter((LineBreak(),)),
    "strong": _strong,
    "em": _strong,  # hanzi have no italic: emphasis is bold
    "link": _link,
    "span": _words,
}


def _with_values(text: str, values: Values) -> Iterator[Inline]:
    for i, piece in enumerate(TOKEN.split(text)):
        yield values[int(piece)] if i % 2 else Words(piece)


def _settled(parts: Iterable[Inline]) -> Inlines:
    """Turn line ends of the source into a space, or into nothing beside hanzi; drop spaces that only Markdown needed."""
    run = [p for p in parts if p != Words("")]
    run = [_line_end(*beside) if p is SOFT else p for p, beside in zip(run, _beside(run), strict=True)]
    return joined(_unspaced(run, i, *beside) for i, beside in enumerate(_beside(run)))


def _line_end(before: str, after: str) -> Inline:
    return Words("" if is_wide(before) or is_wide(after) or not before or not after else " ")


def _unspaced(run: Sequence[Inline], i: int, before: str, after: str) -> Inline:
    """Return a part without the spaces that part it from bold or a link where both sides are hanzi or their marks."""
    part = run[i]
    if not isinstance(part, Words) or not part.text.strip():
        return part
    text = part.text
    if i and isinstance(run[i - 1], Strong | Link) and is_wide(before) and is_wide(text.lstrip()[0]):
        text = text.lstrip(" ")
    if i + 1 < len(run) and isinstance(run[i + 1], Strong | Link) and is_wide(after) and is_wide(text.rstrip()[-1]):
        text = text.rstrip(" ")
    return Words(text)


def _beside(run: Sequence[Inline]) -> list[tuple[str, str]]:
    """Return for each part the characters before and after it; empty at the ends.

    Each part is read once: a paragraph may hold thousands.
    """
    texts = [plain((part,)) for part in run]
    before = accumulate((text[-1:] for text in texts[:-1]), _unless_empty, initial="")
    after = accumulate((text[:1] for text in texts[:0:-1]), _unless_empty, initial="")
    return list(zip(before, reversed(list(after)), strict=True)) if run else []


def _unless_empty(edge: str, nearer: str) -> str:
    return nearer or edge
