"""A YAML file as a tree of nodes that know where they stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from reportgen.problems import Place

Key = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """One YAML file."""

    path: Path
    """The file, resolved."""
    shown: str
    """The path as problems print it."""
    lines: tuple[str, ...] = field(repr=False)
    """The text, split at line breaks."""

    def place(self, line: int, column: int, length: int = 1, path: str = "") -> Place:
        """Return a place from a line and column that count from 0."""
        text = self.lines[line] if line < len(self.lines) else ""
        return Place(self.shown, line + 1, column + 1, max(length, 1), path, text)


@dataclass(frozen=True, slots=True)
class Span:
    """From one character to another; lines and columns count from 0, the end is excluded."""

    source: Source
    line: int
    column: int
    end_line: int
    end_column: int

    def place(self, path: str = "") -> Place:
        """Return the place of the first line of the span."""
        text = self.source.lines[self.line] if self.line < len(self.source.lines) else ""
        end = self.end_column if self.end_line == self.line else len(text.rstrip())
        return self.source.place(self.line, self.column, end - self.column, path)


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text; ``None`` for ``null``, ``~`` and for nothing at all."""

    value: str | None
    style: str
    """Empty for a plain scalar, else ``'``, ``"``, ``|`` or ``>``."""
    span: Span


@dataclass(frozen=True, slots=True)
class Entry:
    """A key of a map with its value."""

    key: Scalar
    value: Node


@dataclass(frozen=True, slots=True)
class MapNode:
    """A map; no key occurs twice."""

    entries: tuple[Entry, ...]
    flow: bool
    """Written with braces."""
    span: Span

    def get(self, key: str) -> Node | None:
        """Return the value of a key."""
        return next((e.value for e in self.entries if e.key.value == key), None)


@dataclass(frozen=True, slots=True)
class ListNode:
    """A list."""

    items: tuple[Node, ...]
    flow: bool
    """Written with brackets."""
    span: Span


Node = Scalar | MapNode | ListNode


@dataclass(frozen=True, slots=True)
class Found:
    """A node, with the key it stands under."""

    node: Node
    key: Scalar | None = None

    @property
    def span(self) -> Span:
        """What to point at: a scalar itself; for a map, a list or nothing the key it stands under."""
        scalar = isinstance(self.node, Scalar) and self.node.value is not None
        return self.node.span if scalar or self.key is None else self.key.span


def walk(node: Node, path: Key = (), key: Scalar | None = None) -> Iterator[tuple[Key, Found]]:
    """Yield every node below a node, and the node itself, with its key path."""
    yield path, Found(node, key)
    if isinstance(node, MapNode):
        for entry in node.entries:
            yield from walk(entry.value, (*path, entry.key.value or ""), entry.key)
    elif isinstance(node, ListNode):
        for number, item in enumerate(node.items):
            yield from walk(item, (*path, number))


Plain = None | str | list["Plain"] | dict[str, "Plain"]
"""A tree without places: what the grammar is checked against."""


def plain(node: Node) -> Plain:
    """Return the values of a node without their places."""
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, ListNode):
        return [plain(item) for item in node.items]
    return {entry.key.value or "": plain(entry.value) for entry in node.entries}
