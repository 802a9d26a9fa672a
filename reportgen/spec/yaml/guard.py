"""Reads the parser's events one by one, refuses what a spec has no use for, and builds nodes.

Nothing is constructed before it passed: no anchors, aliases, tags, directives or second documents, and caps on size, depth
and number of nodes. Merge keys and aliases cost other readers minutes for a file of some hundred bytes; here they end the
reading at once.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from reportgen.problems import Code, Place, Problem
from reportgen.spec.yaml.nodes import Entry, ListNode, MapNode, Node, Scalar, Source, Span
from reportgen.spec.yaml.syntax import translate, unquoted_braces

MAXIMUM_DEPTH = 40
MAXIMUM_NODES = 20_000
MAXIMUM_REFUSALS = 20
"""After so many refused features the file is not worth reading on."""

NULLS = frozenset({"", "~", "null", "Null", "NULL"})
"""What the YAML 1.2 core schema reads as nothing."""

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Stopped(Exception):  # noqa: N818 - ends the reading, is no error of its own
    """Reading on makes no sense."""


@dataclass(slots=True)
class _Open:
    """A map or list whose end has not come yet."""

    event: Any
    children: list[Node] = field(default_factory=list)


@dataclass(slots=True)
class _Builder:
    """Takes events, gives nodes."""

    source: Source
    problems: list[Problem] = field(default_factory=list)
    stack: list[_Open] = field(default_factory=list)
    root: Node | None = None
    nodes: int = 0
    documents: int = 0

    def take(self, event: Any) -> None:
        handle = _HANDLERS.get(type(event))
        if handle:
            handle(self, event)

    def span(self, start: Any, end: Any) -> Span:
        return Span(self.source, start.line, start.column, end.line, end.column)

    def refuse(self, code: Code, place: Place, found: str, fix: str) -> None:
        self.problems.append(Problem(code, place, found, fix))
        if len(self.problems) >= MAXIMUM_REFUSALS:
            raise _Stopped

    def stop(self, event: Any, found: str, fix: str) -> None:
        self.refuse(Code.YAML_SIZE, self.span(event.start_mark, event.start_mark).place(), found, fix)
        raise _Stopped

    def document(self, event: Any) -> None:
        self.documents += 1
        place = self.span(event.start_mark, event.end_mark).place()
        if event.version or event.tags:
            self.refuse(Code.YAML_FEATURE, place, "A YAML directive (a line that begins with %)", "Delete the line")
        if self.documents > 1:
            self.refuse(
                Code.YAML_FEATURE, place, "A second YAML document begins here", "Delete the line ---; a spec is one document"
            )
            raise _Stopped

    def count(self, event: Any) -> None:
        self.nodes += 1
        if self.nodes > MAXIMUM_NODES:
            self.stop(event, f"The file has more than {MAXIMUM_NODES:,} values", "Split the spec with include")
        anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
        place = self.span(event.start_mark, event.end_mark).place() if anchor or tag else None
        if place and anchor:
            self.refuse(
                Code.YAML_FEATURE,
                place,
                f"An anchor (&{anchor[:80]})",
                "Put the value in quotes, or write it out where it is needed",
            )
        elif place and tag:
            self.refuse(Code.YAML_FEATURE, place, f"A tag ({tag[:80]})", "Put the value in quotes, or delete the word with !")

    def scalar(self, event: Any) -> None:
        self.count(event)
        style = event.style or ""
        span = self.span(event.start_mark, event.end_mark)
        value: str | None = None if not style and event.value in NULLS else event.value
        bad = _CONTROL.search(event.value)
        if bad:
            self.refuse(
                Code.YAML_SYNTAX, span.place(), f"A control character (U+{ord(bad[0]):04X}) in the text", "Delete the character"
            )
        self.put(Scalar(value, style, span))

    def alias(self, event: Any) -> None:
        span = self.span(event.start_mark, event.end_mark)
        self.refuse(
            Code.YAML_FEATURE,
            span.place(),
            f"An alias (*{event.anchor[:80]})",
            "Put the value in quotes if it begins with *, else write it out",
        )
        self.put(Scalar("", "'", span))

    def open(self, event: Any) -> None:
        self.count(event)
        if len(self.stack) >= MAXIMUM_DEPTH:
            self.stop(event, f"Maps and lists are nested more than {MAXIMUM_DEPTH} deep", "Nest less deeply")
        self.stack.append(_Open(event))

    def close(self, event: Any) -> None:
        opened = self.stack.pop()
        span = self.span(opened.event.start_mark, event.end_mark)
        flow = bool(opened.event.flow_style)
        if isinstance(event, yaml.SequenceEndEvent):
            self.put(ListNode(tuple(opened.children), flow, span))
        else:
            self.put(MapNode(self.entries(opened.children), flow, span))

    def put(self, node: Node) -> None:
        if self.stack:
            self.stack[-1].children.append(node)
        else:
            self.root = node

    def entries(self, children: list[Node]) -> tuple[Entry, ...]:
        entries: dict[str, Entry] = {}
        for node, value in zip(children[::2], children[1::2], strict=True):
            key = self.key(node)
            if key is None or key.value is None:
                continue
            first = entries.setdefault(key.value, Entry(key, value))
            if first.key is not key:
                self.refuse(
                    Code.DUPLICATE_KEY,
                    key.span.place(),
                    f"The key '{key.value[:80]}' stands here a second time; the first is at {first.key.span.place()}",
                    "Keep one of the two, or rename one",
                )
        return tuple(entries.values())

    def key(self, node: Node) -> Scalar | None:
        place = node.span.place()
        if not isinstance(node, Scalar):
            begins = place.source[max(place.column - 2, 0) :].startswith("{{")
            braces = unquoted_braces(self.source, node.span.line) if begins else None
            found, fix = "A map or a list stands where a key should", "Put the key in quotes"
            if begins:
                found, fix = "A value that begins with {{ is read as a map", "Put the whole value in quotes: '{{ ... }}'"
            said = braces or Problem(Code.YAML_FEATURE, place, found, fix)
            self.refuse(said.code, said.place, said.found, said.fix)
            return None
        if node.value is None:
            self.refuse(
                Code.YAML_FEATURE, place, "A key that YAML reads as nothing (null, ~ or empty)", "Put the key in quotes: 'null'"
            )
        elif node.value == "<<" and not node.style:
            self.refuse(Code.YAML_FEATURE, place, "A merge key (<<)", "Write the keys out; use include for shared parts")
        return node


_HANDLERS: Mapping[type, Callable[[_Builder, Any], None]] = {
    yaml.DocumentStartEvent: _Builder.document,
    yaml.ScalarEvent: _Builder.scalar,
    yaml.AliasEvent: _Builder.alias,
    yaml.SequenceStartEvent: _Builder.open,
    yaml.MappingStartEvent: _Builder.open,
    yaml.SequenceEndEvent: _Builder.close,
    yaml.MappingEndEvent: _Builder.close,
}


def build(source: Source) -> tuple[Node | None, tuple[Problem, ...]]:
    """Read a file's text into nodes.

    Returns
    -------
    tuple
        The root, ``None`` when the text could not be read to its end, and the problems found. An empty file has neither.
    """
    bad = _unreadable(source)
    if bad:
        return None, (bad,)
    builder = _Builder(source)
    try:
        for event in yaml.parse("\n".join(source.lines), Loader=_LOADER):
            builder.take(event)
    except _Stopped:
        return None, tuple(builder.problems)
    except yaml.YAMLError as error:
        return None, (*builder.problems, translate(error, source))
    return builder.root, tuple(builder.problems)


def _unreadable(source: Source) -> Problem | None:
    for number, line in enumerate(source.lines):
        bad = _CONTROL.search(line)
        if bad:
            return Problem(
                Code.YAML_SYNTAX,
                Place(source.shown, number + 1, bad.start() + 1, source=_CONTROL.sub("\ufffd", line)),
                f"A control character (U+{ord(bad[0]):04X}) that no text may hold",
                "Delete the character",
            )
    return None
