"""The error of an estimate, for tests of its difference from another."""

from __future__ import annotations

from dataclasses import replace

from reportgen.analysis.drafts import Draft
from reportgen.analysis.results import Error, Estimate


def with_error(estimate: Estimate, draft: Draft) -> Estimate:
    """Return an estimate with its linearised error, that of the declared design where there is one, if it has an interval."""
    linear = None if estimate.interval is None else draft.linear()
    if linear is None:
        return estimate
    effect = estimate.design_effect
    simple = draft.people.n / effect if effect else draft.people.effective
    return replace(estimate, error=Error(float(linear.variance), linear.df, simple))
