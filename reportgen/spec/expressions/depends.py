"""Questions and segments that wait for each other, and variables made through so many others that nobody could follow."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from graphlib import TopologicalSorter

from reportgen.problems import Code, Place, Problem
from reportgen.spec.circles import circles
from reportgen.spec.made import leaves, made, needs
from reportgen.spec.measures import Condition
from reportgen.spec.model.derived import Derived
from reportgen.spec.model.document import Document
from reportgen.spec.spec import Key

MOST_LEVELS = 20
"""Variables may be made through so many others, one after the other."""
MOST_TESTS = 5_000
"""A variable may come to so many tests of answers, all that it is made of replaced by what that is made of."""


def check_dependence(
    document: Document, conditions: Mapping[Key, Condition], place_of: Callable[[Key], Place]
) -> Iterator[Problem]:
    """Yield each circle, at the first of its names; where there is none, what is too deep or too large.

    Parameters
    ----------
    document
        The spec; names in it may be wrong.
    conditions
        Its resolved conditions.
    place_of
        Finds the place of a value.
    """
    waits = needs(document, conditions)
    ways = list(circles(waits))
    for way in ways:
        key = _key(document, way[0])
        fix = "Take one of them out of what another is made of, or asked after"
        yield Problem(Code.CIRCULAR, place_of(key), f"{key[0]}.{way[0]} depends on itself: {' → '.join(way)}", fix)
    if not ways:
        yield from _large(document, conditions, waits, place_of)


def _large(
    document: Document,
    conditions: Mapping[Key, Condition],
    waits: Mapping[str, tuple[str, ...]],
    place_of: Callable[[Key], Place],
) -> Iterator[Problem]:
    parts = {name: part for _, name, part in made(document)}
    levels, tests = dict[str, int](), dict[str, int]()
    for name in TopologicalSorter(waits).static_order():
        below = [n for n in waits.get(name, ()) if n in parts]
        levels[name] = 1 + max((levels[n] for n in below), default=0)
        tests[name] = _tests(document, conditions, name, parts[name], tests) if name in parts else 1
        reached = any(levels[n] > MOST_LEVELS or tests[n] > MOST_TESTS for n in below)
        if name in parts and not reached and (levels[name] > MOST_LEVELS or tests[name] > MOST_TESTS):
            key = _key(document, name)
            found = f"{key[0]}.{name} is made through more than {MOST_LEVELS} others, or comes to more than {MOST_TESTS:,} tests"
            yield Problem(Code.RECODE, place_of(key), found, "Make it of questions, in fewer steps and groups")


def _tests(document: Document, conditions: Mapping[Key, Condition], name: str, part: Derived, known: Mapping[str, int]) -> int:
    """Return how many tests of answers say who is in which group: a group by condition also asks that none before it is true."""
    if part.of is not None:
        return known.get(part.of, 1) + 2 * len(part.bands)
    own = [conditions.get((*_key(document, name), "groups", code, "when")) for code in part.groups]
    sizes = [sum(known.get(subject, 1) for subject in leaves(found)) if found else 0 for found in own]
    return sum(sum(sizes[: number + 1]) for number in range(len(sizes)))


def _key(document: Document, name: str) -> Key:
    return ("segments" if name in document.segments else "questions", name)
