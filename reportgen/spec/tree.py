"""A spec as it was written: the merged tree of its files, and the place of every value in it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from reportgen.problems import Place
from reportgen.spec.spec import Key
from reportgen.spec.yaml.nodes import Found, MapNode, Node, Scalar, walk
from reportgen.spec.yaml.offsets import Letters, letters_of, place_in

_PLAIN_KEY = re.compile(r"[\w-]+")


def shown_path(key: Key) -> str:
    """Return a key path as messages print it, such as ``claims[0].holds``."""
    text = ""
    for step in key:
        if isinstance(step, int):
            text += f"[{step}]"
        else:
            text += f".{short(step)}" if _PLAIN_KEY.fullmatch(step) else f".'{short(step)}'"
    return text.removeprefix(".")


@dataclass(frozen=True, slots=True)
class Locator:
    """Tells where a value stands, and where a character of it stands."""

    index: Mapping[Key, Found]
    written: Mapping[Key, Key] = field(default_factory=dict)
    """Where values stand that a short form was written out to, such as the rows of a grid, by their key in the document."""
    _letters: dict[int, Letters] = field(default_factory=dict, repr=False, compare=False)
    """The letters of the scalars asked about, by the identity of the scalar: a long text may hold many problems."""

    def __call__(self, key: Key, offset: int = 0, length: int | None = None) -> Place:
        """Return the place of a value, or of a character of its text.

        Parameters
        ----------
        key
            The key path; when nothing stands there, the nearest map around it is meant.
        offset
            Character of the value's text, from 0, as YAML reads it: folding, indentation and quotation marks are undone.
        length
            Characters to underline, from there; the whole value without it.
        """
        found = self.found(key)
        node = found.node
        path = self.path(key)
        if (offset == 0 and length is None) or not isinstance(node, Scalar) or node.value is None:
            return found.span.place(path)
        line, column = place_in(self._letters_of(node), node, offset)
        return node.span.source.place(line, column, length or 1, path)

    def _letters_of(self, scalar: Scalar) -> Letters:
        """Read a scalar once; the index holds it, so that its identity is its own as long as this locator lives."""
        if id(scalar) not in self._letters:
            self._letters[id(scalar)] = letters_of(scalar)
        return self._letters[id(scalar)]

    def key(self, key: Key) -> Place:
        """Return the place of the key that a value stands under."""
        found = self.found(key)
        return (found.key or found.node).span.place(self.path(key))

    def path(self, key: Key) -> str:
        """Return a key path as messages print it: as it was written."""
        for end in range(len(key), 0, -1):
            if key[:end] in self.written:
                return shown_path((*self.written[key[:end]], *key[end:]))
        return shown_path(key)

    def found(self, key: Key) -> Found:
        """Return what stands at a key path, or around it."""
        while key and key not in self.index:
            key = key[:-1]
        return self.index[key]

    def raw(self, key: Key) -> str | None:
        """Return the text of a scalar; ``None`` where none stands."""
        found = self.index.get(key)
        return found.node.value if found and isinstance(found.node, Scalar) else None

    def places(self) -> Mapping[Key, Place]:
        """Return the place of every value."""
        return MappingProxyType({key: found.span.place(self.path(key)) for key, found in self.index.items()})


def locator(root: MapNode) -> Locator:
    """Return the locator of a tree."""
    return Locator(MappingProxyType(dict(walk(root))))


def describe(node: Node | None) -> str:
    """Say what stands in the file, in a few words."""
    if node is None:
        return "nothing"
    if isinstance(node, Scalar):
        return "nothing" if node.value is None else f"'{short(node.value)}'"
    return "a map" if isinstance(node, MapNode) else "a list"


def short(text: str, length: int = 40) -> str:
    """Return the beginning of a text, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= length else line[: length - 1] + "…"
