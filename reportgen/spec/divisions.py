"""How variables divide what they are made of in the end: two that divide one thing tell of each other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise

from reportgen.spec.expressions.depends import MOST_LEVELS
from reportgen.spec.labels import options_of
from reportgen.spec.made import bands_of, variable
from reportgen.spec.model.derived import Band, Derived
from reportgen.spec.model.document import Document
from reportgen.spec.unfold import codes_of

Atom = str | tuple[float, float]
"""A code of what a variable is made of in the end; of a number an interval, its end not included."""
Group = frozenset[Atom]


def root_of(document: Document, name: str) -> str:
    """Return what a variable is made of in the end."""
    seen = {name}
    while isinstance(found := variable(document, name), Derived) and found.of is not None and found.of not in seen:
        seen.add(name := found.of)
    return name


def division(document: Document, name: str) -> Mapping[str, Group]:
    """Return each code of a variable with what becomes it, in terms of what the variable is made of in the end."""
    return {code: _atoms(document, name, code) for code in options_of(document, name)}


def _atoms(document: Document, name: str, code: str, above: frozenset[str] = frozenset()) -> Group:
    """Return what becomes a code; ``above`` ends circles, which are refused elsewhere."""
    if bands := bands_of(document, name):
        return frozenset({_interval(bands[code])}) if code in bands else frozenset()
    found = variable(document, name)
    if not isinstance(found, Derived) or found.of is None or name in above or len(above) > MOST_LEVELS:
        return frozenset({code})
    sources = codes_of(document, name, code)
    return frozenset(atom for c in sources for atom in _atoms(document, found.of, c, above | {name}))


def _interval(band: Band) -> tuple[float, float]:
    low, high = band.from_, band.below
    return float("-inf") if low is None else low, float("inf") if high is None else high


def composed(groups: Iterable[Group], parts: Iterable[Group]) -> bool:
    """Return whether each group is made of whole parts, so that their sizes tell its own; an empty one is.

    Parts share nothing. Intervals are compared by the pieces into which the ends of all of them cut the numbers.
    """
    groups, parts = tuple(groups), tuple(parts)
    ends = sorted({end for g in (*groups, *parts) for atom in g if not isinstance(atom, str) for end in atom})
    whole = [_in_pieces(part, ends) for part in parts]
    return all(
        piece == frozenset().union(*(part for part in whole if part <= piece))
        for piece in (_in_pieces(group, ends) for group in groups)
    )


def _in_pieces(group: Group, ends: list[float]) -> Group:
    pieces: set[Atom] = set()
    for atom in group:
        if isinstance(atom, str):
            pieces.add(atom)
        else:
            pieces |= {(low, high) for low, high in pairwise(ends) if atom[0] <= low and high <= atom[1]}
    return frozenset(pieces)
