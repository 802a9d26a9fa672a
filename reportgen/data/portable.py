"""Expressions written so that every engine understands them alike."""

from __future__ import annotations

import narwhals as nw


def one_if(condition: nw.Expr) -> nw.Expr:
    """Return 1 where a condition is true, else 0; not every engine casts yes and no to numbers."""
    return nw.when(condition).then(nw.lit(1)).otherwise(nw.lit(0))


def nearest_whole(positive: nw.Expr) -> nw.Expr:
    """Return the whole number next to a positive one, half away from zero; some engines round half to even."""
    return (positive + 0.5).floor().cast(nw.Int64)
