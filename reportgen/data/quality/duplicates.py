"""Who is in the data already: the same in every column that tells one respondent from another as somebody further up."""

from __future__ import annotations

from collections.abc import Sequence
from operator import and_, or_
from typing import Any

import narwhals as nw

from reportgen.data.clean import columns_of
from reportgen.data.columns import segment
from reportgen.data.folded import folded
from reportgen.spec.made import asked
from reportgen.spec.model.derived import Derived
from reportgen.spec.model.document import Document

_KEY, _FIRST, _ROW = "t:key", "t:first", "t:judged"
_BETWEEN = "\x1f"
"""Between the parts of a key; files with control characters are refused."""


def told_apart(document: Document) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the cleaned columns of all questions that people answer, and those of the segments that have a column."""
    questions = (column for name, q in asked(document).items() for column in columns_of(q, name))
    segments = (segment(name) for name, s in document.segments.items() if not isinstance(s, Derived))
    return tuple(dict.fromkeys(questions)), tuple(segments)


def with_keys(table: nw.LazyFrame[Any], columns: Sequence[str], name: str) -> nw.LazyFrame[Any]:
    """Return the table with one more column, the same for rows that are the same in the given ones."""
    parts = (nw.col(c).cast(nw.String).fill_null("") for c in columns)
    return table.with_columns(nw.concat_str(*parts, separator=_BETWEEN).alias(name))


def with_duplicates(table: nw.LazyFrame[Any], document: Document, keys: Sequence[str], row: str, flag: str) -> nw.LazyFrame[Any]:
    """Return the table with a column that is 1 for every one of a set but the first, else 0; null where it cannot be told.

    Parameters
    ----------
    table
        Cleaned answers.
    document
        The spec.
    keys
        The columns of keys that must be there and the same; without any, all answers must be the same, and one must be there.
    row
        The column of row numbers.
    flag
        The name of the new column.
    """
    answers, segments = told_apart(document)
    there = [~nw.col(c).is_null() for c in keys or answers]
    known = with_keys(table.filter(folded(and_ if keys else or_, there)), keys or (*answers, *segments), _KEY)
    firsts = known.group_by(_KEY).agg(nw.col(row).min().alias(_FIRST))
    found = known.select(row, _KEY).join(firsts, on=_KEY, how="inner").select(nw.col(row).alias(_ROW), _FIRST)
    joined = table.join(found, left_on=row, right_on=_ROW, how="left")
    later = nw.when(nw.col(row) > nw.col(_FIRST)).then(nw.lit(1)).otherwise(nw.when(~nw.col(_FIRST).is_null()).then(nw.lit(0)))
    return joined.with_columns(later.alias(flag)).drop(_FIRST)
