"""Dimensions as a tree: what each is made of, what stands below it, which questions it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reportgen.spec.model.document import Document
from reportgen.spec.model.questions import Dimension


def weights_of(dimension: Dimension) -> Mapping[str, float]:
    """Return what counts in the index: question or part to weight, as written."""
    items = dimension.parts or dimension.questions
    return items if isinstance(items, dict) else dict.fromkeys(items, 1.0)


def has_index(document: Document, name: str) -> bool:
    """Tell whether a dimension has an index: it rests on a scale question, itself or in one of its parts."""
    return any(d.questions for _, d in below(document, name))


def counted_parts(document: Document, dimension: Dimension) -> Mapping[str, float]:
    """Return the parts of a dimension that have an index, with their weights."""
    parts = weights_of(dimension) if dimension.parts else {}
    return {name: weight for name, weight in parts.items() if has_index(document, name)}


def below(document: Document, name: str) -> Iterator[tuple[str, Dimension]]:
    """Yield a dimension and all that it is made of, each before its parts; unknown names and circles are passed over."""
    yield from _below(document, name, ())


def _below(document: Document, name: str, above: tuple[str, ...]) -> Iterator[tuple[str, Dimension]]:
    dimension = document.dimensions.get(name)
    if dimension is None or name in above:
        return
    yield name, dimension
    for part in dimension.parts:
        yield from _below(document, part, (*above, name))


def questions_of(document: Document, name: str) -> tuple[str, ...]:
    """Return the questions that a dimension rests on, those of its parts and those beside its index included."""
    found = (q for _, d in below(document, name) for q in (*d.questions, *d.also))
    return tuple(dict.fromkeys(found))


def whole_of(document: Document) -> Mapping[str, str]:
    """Return part to the dimension that it is a part of (the first one that names it)."""
    found: dict[str, str] = {}
    for name, dimension in document.dimensions.items():
        for part in dimension.parts:
            found.setdefault(part, name)
    return found


def largest(document: Document) -> tuple[str, ...]:
    """Return the dimensions that are parts of no other, in the order written."""
    parts = whole_of(document)
    return tuple(name for name in document.dimensions if name not in parts)


def circle(document: Document, name: str) -> tuple[str, ...]:
    """Return a way from a dimension through its parts back to itself; empty when there is none."""
    return _way(document, name, (name,), set())


def _way(document: Document, goal: str, way: tuple[str, ...], tried: set[str]) -> tuple[str, ...]:
    for part in document.dimensions[way[-1]].parts:
        if part == goal:
            return (*way, part)
        if part in document.dimensions and part not in tried:
            tried.add(part)
            if found := _way(document, goal, (*way, part), tried):
                return found
    return ()
