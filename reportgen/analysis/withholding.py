"""Withholding: what is not shown, and what else must not be shown because it would give that away."""

from __future__ import annotations

from collections.abc import Mapping

from reportgen.analysis.drafts import Draft
from reportgen.analysis.results import Withheld
from reportgen.spec.measures import Measure
from reportgen.spec.model.document import Document

SMALL_BASE_SHOWN = frozenset({"base"})
"""Measures that are shown whatever the base: the base itself is no estimate."""


def withheld_in(document: Document, drafts: Mapping[Measure, Draft]) -> dict[Measure, Withheld]:
    """Return for every measure why it is not shown, or nothing.

    Parameters
    ----------
    document
        The spec; holds ``minimum_base`` and ``minimum_count``.
    drafts
        All numbers of the report: what one gives away depends on the others that are shown.
    """
    return {m: _by_base(m, d, document.report.minimum_base) for m, d in drafts.items()}


def _by_base(measure: Measure, d: Draft, minimum: int) -> Withheld:
    if measure.name in SMALL_BASE_SHOWN:
        return ""
    if d.people.n == 0:
        return "no-answers"
    return "minimum-base" if d.people.n < minimum or d.value is None else ""
