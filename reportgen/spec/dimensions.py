"""Dimensions as a tree: what each is made of, what stands below it, which questions it rests on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from reportgen.spec.model.document import Document
from reportgen.spec.model.questions import Dimension

MOST_LEVELS = 8
"""Dimensions may be nested so deep."""
MOST_PARTS = 200
"""A dimension may be made of so many others, on all levels together."""


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
    """Yield a dimension and all that it is made of, each once and before its parts; unknown names are passed over."""
    seen: set[str] = set()
    waiting = [name]
    while waiting:
        dimension = document.dimensions.get(current := waiting.pop())
        if dimension is not None and current not in seen:
            seen.add(current)
            yield current, dimension
            waiting += reversed(tuple(dimension.parts))


def too_large(document: Document, name: str) -> bool:
    """Return whether a dimension has too many levels or, counted wherever they stand, too many parts."""
    level, total = Counter([name]), 0
    for _ in range(MOST_LEVELS):
        total += level.total()
        if total > MOST_PARTS:
            return True
        level = _next(document, level)
    return bool(level)


def _next(document: Document, level: Counter[str]) -> Counter[str]:
    found: Counter[str] = Counter()
    for name, times in level.items():
        for part in document.dimensions[name].parts if name in document.dimensions else ():
            found[part] += times
    return found


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


def rows_of(document: Document, name: str) -> int:
    """Return how many questions a drawn dimension ends in; one of two parts is counted in both. For no more than fits."""
    dimension = document.dimensions.get(name)
    if dimension is None:
        return 0
    own = len(dimension.questions) + len(dimension.also)
    return own + sum(rows_of(document, part) for part in dimension.parts)
