"""The account of raked weights in ``facts.json``."""

from __future__ import annotations

from typing import Any

from reportgen.analysis.results import Raking
from reportgen.facts.stable import stable
from reportgen.spec.collected import rake_of, weight_of
from reportgen.spec.model.document import Document


def raking_json(document: Document, made: Raking | None) -> dict[str, Any] | None:
    """Return what the margins were, what they have become, and what it did to the weights; None where nothing was raked."""
    wanted, weight = rake_of(document), weight_of(document)
    if made is None or wanted is None or weight is None:
        return None
    return {
        "source": wanted.source,
        "from": weight.column,
        "missing": wanted.missing,
        "trim": {"low": stable(wanted.trim.low), "high": stable(wanted.trim.high)} if wanted.trim else None,
        "iterations": made.iterations,
        "difference": stable(made.difference),
        "n": made.n,
        "effective_base": stable(made.effective),
        "efficiency": stable(made.efficiency),
        "smallest": stable(made.smallest),
        "largest": stable(made.largest),
        "at_low": made.at_low,
        "at_high": made.at_high,
        "margins": [
            {
                "margin": margin.name,
                "categories": [
                    {
                        "code": category.code,
                        "n": category.n,
                        "unweighted": stable(category.unweighted),
                        "target": stable(category.target),
                        "weighted": stable(category.reached),
                    }
                    for category in margin.categories
                ],
            }
            for margin in made.margins
        ],
    }
