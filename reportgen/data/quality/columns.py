"""Columns that no question has and a rule on quality needs: the time taken, and what tells one respondent from another."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.data.check import Test
from reportgen.data.codebook import Field, column_name
from reportgen.data.quality.duration import DURATION, no_time
from reportgen.spec.model.document import Document
from reportgen.spec.quality import AT


def quality_fields(document: Document) -> tuple[Field, ...]:
    """Return these columns."""
    return tuple(_fields(document))


def _fields(document: Document) -> Iterator[Field]:
    found = document.quality
    if found and found.speeders:
        speeders = found.speeders
        yield Field((*AT, "speeders", "column"), column_name(speeders.column), DURATION, speeders.missing)
    if found and found.duplicates:
        for number, column in enumerate(found.duplicates.columns):
            yield Field((*AT, "duplicates", "columns", number), column_name(column), f"t:key{number}")


def quality_tests(fields: tuple[Field, ...]) -> Iterator[Test]:
    """Yield what may be wrong with single cells: a time that is none."""
    yield from (Test(field, "duration", no_time(field)) for field in fields if field.target == DURATION)
