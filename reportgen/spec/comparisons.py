"""What the columns of tables are compared with: planned before there are numbers, like the numbers themselves.

A family is a row within the columns of one segment. Its tests are corrected together, and nothing outside it is compared.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from reportgen.spec import canonical
from reportgen.spec.blocks import detail_of, drawn
from reportgen.spec.canonical import Segments
from reportgen.spec.labels import options_of
from reportgen.spec.measures import Condition, Family, Measure, Rule
from reportgen.spec.model.comparing import Correction, Profile, Testing
from reportgen.spec.model.document import Document
from reportgen.spec.model.exhibits import TableBlock, TableDetail
from reportgen.spec.spec import Key, Spec
from reportgen.spec.wanted import names_of, rows_of_table

TESTED = frozenset({"share", "top", "bottom", "mean", "nps", "index", "ranked", "mean_rank"})
"""Measures whose columns are compared; medians and standard deviations are not, nor are differences of two shares."""
CORRECTIONS: Mapping[Profile, Correction] = {"standard": "benjamini-hochberg", "spss": "bonferroni", "plain": "none"}
"""What each profile does where no correction is named."""
LEVEL = 0.05
"""The level where none is named."""


def rule_of(document: Document, detail: TableDetail) -> Rule:
    """Return how a table's columns are compared: as it says itself, else as the report says, else as the profile does."""
    own, report = detail.tests or Testing(), document.report.tests
    profile = own.profile or report.profile or "standard"
    inherited = report if own.profile in {None, report.profile} else Testing()
    return Rule(
        profile,
        own.level or report.level or LEVEL,
        own.strict or report.strict,
        own.correction or inherited.correction or CORRECTIONS[profile],
        detail.against,
    )


def lettered(spec: Spec) -> Iterator[tuple[Key, TableDetail]]:
    """Yield every printed table whose columns are compared, by the key of its block."""
    for key, block in drawn(spec.document):
        detail = detail_of(block)
        if isinstance(block, TableBlock) and isinstance(detail, TableDetail) and detail.letters and key in spec.block_ids:
            yield key, detail


def families(spec: Spec) -> tuple[Family, ...]:
    """Return every family of comparisons of a spec, in the order of its tables and their rows."""
    found = (_families(spec, key, detail) for key, detail in lettered(spec))
    return tuple(family for table in found for family in table)


def _families(spec: Spec, key: Key, detail: TableDetail) -> Iterator[Family]:
    document, among = spec.document, spec.conditions.get((*key, "table", "among"))
    rule = rule_of(document, detail)
    for segment in names_of(detail.columns):
        codes = tuple(options_of(document, segment))
        for row in rows_of_table(document, detail, among):
            if row.name in TESTED and not (detail.show == "answers" and len(row.options) > 1):
                yield Family(spec.block_ids[key], rule, tuple(_in(row, ((segment, c),), among) for c in codes), row)


def _in(row: Measure, segments: Segments, among: Condition | None) -> Measure:
    return canonical.measure(row.name, row.subject, row.options, segments, among, first=row.first)


def column_letters(document: Document, segments: Iterable[str]) -> Mapping[tuple[str, str], str]:
    """Return the letter of each (segment, code) column; they go on from one segment to the next, so that none occurs twice."""
    columns = [(segment, code) for segment in segments for code in options_of(document, segment)]
    return {column: letter(place) for place, column in enumerate(columns)}


def letter(place: int) -> str:
    """Return the letter of a column by its place from 0: A to Z, then AA, AB."""
    first, last = divmod(place, 26)
    return (letter(first - 1) if first else "") + chr(ord("A") + last)
