"""Tables by wave: refused where a wave lacks what they show, where the series is broken, or where nobody published it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reportgen.problems import Code, Problem
from reportgen.spec.blocks import detail_of, drawn
from reportgen.spec.canonical import in_wave
from reportgen.spec.compared import over_waves
from reportgen.spec.expressions.names import Names
from reportgen.spec.measures import Condition, Measure
from reportgen.spec.model.exhibits import ChartDetail, TableDetail
from reportgen.spec.published import not_published
from reportgen.spec.spec import Key
from reportgen.spec.wanted import stated_by_chart, stated_by_table
from reportgen.spec.waves.absent import absent
from reportgen.spec.waves.compare import broken_series
from reportgen.spec.waves.shown import by_wave

Fault = tuple[Code, str, str]


def broken_tables(names: Names, conditions: Mapping[Key, Condition]) -> Iterator[Problem]:
    """Yield one problem for every table by wave whose numbers cannot stand side by side.

    Parameters
    ----------
    names
        The names of the spec, and its earlier waves.
    conditions
        The resolved ``among`` of blocks, by key.
    """
    for key, block in drawn(names.document):
        detail = detail_of(block)
        if isinstance(detail, ChartDetail):
            yield from _chart(names, key, detail, conditions)
        if not isinstance(detail, TableDetail) or not by_wave(detail):
            continue
        stated = stated_by_table(names.document, detail, conditions.get((*key, "table", "among")))
        fault = next((f for m in stated if m.wave if (f := _fault(names, m))), None)
        if fault is not None:
            code, found, fix = fault
            fix = f"{fix}; waves: leaves a wave out of the table"
            yield Problem(code, names.place_of((*key, "table", "columns")), f"The table: {found}", fix[:1].upper() + fix[1:])


def _chart(names: Names, key: Key, detail: ChartDetail, conditions: Mapping[Key, Condition]) -> Iterator[Problem]:
    """Yield a problem for a figure of waves that lack what it shows; for a broken series unless lines show the break."""
    if not over_waves(detail):
        return
    stated = stated_by_chart(names.document, detail, conditions.get((*key, "chart", "among")))
    faults = (f for m in stated if m.wave if (f := _fault(names, m)))
    fault = next((f for f in faults if detail.kind != "trend" or f[0] is not Code.WAVE_BREAK), None)
    if fault is not None:
        code, found, fix = fault
        more = "; kind: trend draws the break" if code is Code.WAVE_BREAK else ""
        fix = f"{fix}; between: leaves a wave out of the figure{more}"
        yield Problem(code, names.place_of((*key, "chart", "of")), f"The chart: {found}", fix[:1].upper() + fix[1:])


def _fault(names: Names, measure: Measure) -> Fault | None:
    wave = next((w for w in names.waves if w.code == measure.wave), None)
    if wave is None:
        return None
    if (fault := absent(names.document, wave, measure)) is not None:
        return Code.WAVE_ABSENT, *fault
    if (fault := not_published(*names.there(measure))) is not None:
        return Code.NOT_PUBLISHED, *fault
    fault = broken_series(names, [in_wave(measure, ""), measure])
    return None if fault is None else (Code.WAVE_BREAK, *fault)
