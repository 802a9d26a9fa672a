"""Tables by wave: which waves are their columns, and which changes stand beside them."""

from __future__ import annotations

from collections.abc import Iterable

from reportgen.spec.canonical import in_wave
from reportgen.spec.expressions.tree import Asked, Change
from reportgen.spec.measures import Measure
from reportgen.spec.model.document import Document
from reportgen.spec.model.exhibits import TableDetail

WAVE = "wave"
"""What stands among the columns of a table in place of a segment."""
FOLLOWED = frozenset({"share", "top", "bottom", "mean", "median", "sd", "nps", "index", "ranked", "mean_rank"})
"""Measures whose change a table shows."""


def by_wave(detail: TableDetail) -> bool:
    """Return whether the columns of a table are waves."""
    return detail.columns in (WAVE, (WAVE,))


def waves_shown(document: Document, detail: TableDetail) -> tuple[str, ...]:
    """Return the waves of a table as ``Measure.wave`` has them, the oldest first; that of the report alone in other tables."""
    survey = document.survey
    if survey is None or not by_wave(detail):
        return ("",)
    return (*(code for code in survey.waves if not detail.waves or code in detail.waves), "")


def changes_shown(measures: Iterable[Measure]) -> tuple[Change, ...]:
    """Return the change of each measure of the report's wave from the last of the earlier waves among them."""
    measures = tuple(measures)
    since = next((m.wave for m in reversed(measures) if m.wave), "")
    known = frozenset(measures)
    pairs = ((m, in_wave(m, since)) for m in measures if since and not m.wave and m.name in FOLLOWED)
    return tuple(Change(Asked(now), Asked(then), since) for now, then in pairs if then in known)
