"""Models of drivers: whom each is about."""

from __future__ import annotations

from reportgen.spec.expressions.conditions import condition
from reportgen.spec.expressions.names import Names
from reportgen.spec.expressions.parse import parse
from reportgen.spec.measures import Condition
from reportgen.spec.model.document import Document


def condition_of(document: Document, model: str) -> Condition | None:
    """Return the respondents that a model is about; None for everyone. For documents whose expressions have been bound."""
    written = document.drivers[model].among
    return None if written is None else condition(Names(document), parse(written))
