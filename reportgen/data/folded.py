"""Many expressions made one: a chain of hundreds, each around the last, is deeper than Python and engines go."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import narwhals as nw


def folded(combine: Callable[[nw.Expr, nw.Expr], nw.Expr], parts: Iterable[nw.Expr]) -> nw.Expr:
    """Return the parts combined, neighbours first; the depth grows with the logarithm of their number.

    Parameters
    ----------
    combine
        An operation whose grouping does not matter, such as ``operator.or_``.
    parts
        One at least.

    Raises
    ------
    IndexError
        There is no part.
    """
    row = list(parts)
    while len(row) > 1:
        row = [combine(*row[n : n + 2]) if n + 1 < len(row) else row[n] for n in range(0, len(row), 2)]
    return row[0]
