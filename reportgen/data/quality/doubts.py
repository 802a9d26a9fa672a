"""What the answers show of poor quality although no rule is declared: said to the author, and nothing is left out for it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import narwhals as nw

from reportgen.data.engine import rows_of
from reportgen.data.portable import one_if
from reportgen.data.quality.duplicates import told_apart, with_keys
from reportgen.data.quality.flags import straight
from reportgen.data.ticks import any_filled
from reportgen.problems import Code, Kind, Problem, Severity
from reportgen.spec.collected import surveyed
from reportgen.spec.grids import grids_of
from reportgen.spec.model.quality import Quality, StraightLining
from reportgen.spec.published import reconstructed
from reportgen.spec.spec import Spec
from reportgen.spec.wanted import names_of

COLUMNS, REPEATED, REPEATED_SHARE = 10, 5, 0.05
"""With fewer columns people answer alike by chance; Kuriakose and Robbins (2016) doubt data from 5 % of near repetitions on."""
ITEMS, ALIKE_SHARE, JUDGED = 5, 0.3, 30
"""Items of the smallest grid that is looked at; the share of respondents with one answer to all of it; of how many at least."""
Table = nw.LazyFrame[Any]


def doubts(table: Table, spec: Spec, rows: int) -> Iterator[Problem]:
    """Yield a warning for many repeated rows and for many who straight-line, where no rule says what to think of that.

    Parameters
    ----------
    table
        Cleaned answers.
    spec
        The spec.
    rows
        How many there are.
    """
    if reconstructed(spec.document):
        return
    declared = spec.document.quality or Quality()
    if declared.duplicates is None:
        yield from _repeated(table, spec, rows)
    ruled = {name for rule in declared.straight_lining.values() for name in names_of(rule.of)}
    grids = {n: g.items for n, g in grids_of(spec.document).items() if len(g.items) >= ITEMS and ruled.isdisjoint(g.items)}
    if grids:
        yield from _alike(table, spec, grids)


def _doubt(spec: Spec, found: str, fix: str) -> Problem:
    place = spec.place(("survey", "data"))
    return Problem(Code.DATA_QUALITY, place, f"{found}; nothing was left out", fix, Severity.WARNING, Kind.REPORT)


def _repeated(table: Table, spec: Spec, rows: int) -> Iterator[Problem]:
    answers, others = told_apart(spec.document)
    if len(answers) < COLUMNS:
        return
    sets = with_keys(table.filter(any_filled(answers)), (*answers, *others), "t:key").group_by("t:key").agg(nw.len().alias("n"))
    repeated = int(rows_of(sets.filter(nw.col("n") > 1).select((nw.col("n") - 1).sum()))[0][0] or 0)
    if repeated >= REPEATED and repeated >= REPEATED_SHARE * rows:
        source = surveyed(spec.document)[1].source or spec.answers.near
        found = f"{repeated:,} of {rows:,} rows of '{source}' repeat the answers of a row above in every question and segment"
        yield _doubt(
            spec, found, "see where they come from, and add duplicates: {action: count} or {action: exclude} under quality"
        )


def _alike(table: Table, spec: Spec, grids: dict[str, tuple[str, ...]]) -> Iterator[Problem]:
    flags = {name: straight(StraightLining(of=items, least=ITEMS), items) for name, items in grids.items()}
    counts = [
        one_if(test).sum().alias(f"{kind}{number}")
        for number, flag in enumerate(flags.values())
        for kind, test in (("n", flag), ("b", ~flag.is_null()))
    ]
    found = [int(value or 0) for value in rows_of(table.select(*counts))[0]]
    for (name, items), n, base in zip(grids.items(), found[::2], found[1::2], strict=True):
        if base >= JUDGED and n > ALIKE_SHARE * base:
            words = f"{n / base:.0%} of {base:,} respondents gave one answer to all {len(items)} items of the grid '{name}'"
            fix = f"look at it, and add straight_lining: {{{name}_alike: {{of: {name}, least: {ITEMS}}}}} under quality"
            yield _doubt(spec, words, fix)
