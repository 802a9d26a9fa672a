"""How a sample was drawn, in words: strata, clusters, the population, and strata of which one cluster was drawn."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.analysis.results import Drawn
from reportgen.content.edition import Edition
from reportgen.spec.collected import design_of


def design_sentences(edition: Edition) -> Iterator[str]:
    """Yield the sentences of the methodology on a declared design; none without answers, or without a design."""
    design, drawn = design_of(edition.spec.document), edition.results.drawn
    if design is None or drawn is None:
        return
    parts = _parts(drawn)
    if parts:
        yield edition.say(f"design-{parts}", strata=f"{drawn.strata or 0:,}", clusters=f"{drawn.clusters or 0:,}")
    kind = "people" if drawn.clusters is None else "clusters"
    if design.population is not None:
        yield edition.say(f"design-population-{kind}")
    if drawn.single and drawn.strata is not None:
        yield edition.say(f"design-{design.single_cluster}-{kind}", n=drawn.single)


def _parts(drawn: Drawn) -> str:
    if drawn.strata is not None and drawn.clusters is not None:
        return "both"
    return "strata" if drawn.strata is not None else "clusters" if drawn.clusters is not None else ""
