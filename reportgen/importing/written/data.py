"""The data file: one column for whatever the spec names, codes as text, an empty cell for no answer."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from reportgen.importing.draft import Draft, Filled


def columns_of(draft: Draft) -> Iterator[Filled]:
    """Yield the columns of the data file in their order."""
    for question in draft.questions:
        yield from question.columns
    yield from (column for column in (draft.weight, draft.duration) if column)


def answers_csv(draft: Draft) -> bytes:
    """Return the answers as CSV (RFC 4180, UTF-8), one row a respondent in the order of the export."""
    return csv_of(tuple(columns_of(draft)))


def csv_of(columns: Sequence[Filled]) -> bytes:
    """Return columns of one length as CSV."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(column.name for column in columns)
    writer.writerows(zip(*(column.cells.texts() for column in columns), strict=True))
    return out.getvalue().encode()
