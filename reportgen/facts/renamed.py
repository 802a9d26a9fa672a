"""What a number was called before a question, a segment or an option was renamed, as far as ``was`` says so."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reportgen.facts.ledger import Fact
from reportgen.spec.labels import options_of
from reportgen.spec.model.document import Document
from reportgen.spec.model.questions import OptionDetail
from reportgen.spec.waves.former import FAMILIES, Former


def former_names(document: Document) -> Former | None:
    """Return every former name of a spec; None where nothing was renamed."""
    names = {n: part.was for family in FAMILIES for n, part in getattr(document, family).items() if part.was is not None}
    codes = {
        (subject, code): option.was
        for family in ("questions", "segments")
        for subject in getattr(document, family)
        for code, option in options_of(document, subject).items()
        if isinstance(option, OptionDetail) and option.was is not None
    }
    return Former(names, codes) if names or codes else None


def was(former: Former | None, fact: Fact) -> Mapping[str, Any]:
    """Return the field ``was`` of a fact: its id by the former names; no field where it had the same id."""
    if former is None or fact.estimate is None or fact.estimate.measure.wave:
        return {}
    before = former.measure(fact.estimate.measure).canonical
    return {} if before == fact.id else {"was": before}
