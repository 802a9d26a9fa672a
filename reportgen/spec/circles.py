"""Ways that lead back to where they began: among dimensions and their parts, among tasks and what they wait for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter


def circles(following: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, ...]]:
    """Yield ways round, each from the first of its names back to it; no name is on two of them.

    Parameters
    ----------
    following
        Name to what comes after it; names that do not exist are passed over.
    """
    order = list(following)
    left = {name: [f for f in after if f in following] for name, after in following.items()}
    while way := _circle(left):
        first = min(range(len(way)), key=lambda i: order.index(way[i]))
        yield (*way[first:], *way[:first], way[first])
        left = {name: [f for f in after if f not in way] for name, after in left.items() if name not in way}


def _circle(following: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    try:
        TopologicalSorter(following).prepare()
    except CycleError as error:
        names: list[str] = error.args[1]  # from the last back to the first, which stands at both ends
        return tuple(reversed(names[1:]))
    return ()
