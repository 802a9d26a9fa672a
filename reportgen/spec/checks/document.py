"""The table of checks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from reportgen.problems import Problem
from reportgen.spec.model.document import Document
from reportgen.spec.tree import Locator

Check = Callable[[Document, Locator], Iterable[Problem]]

CHECKS: Mapping[str, Check] = {}
"""Every check by name, in the order in which they run."""


def check_document(document: Document, place_of: Locator) -> tuple[Problem, ...]:
    """Run every check.

    Parameters
    ----------
    document
        A document that fits the grammar.
    place_of
        The places of its values.
    """
    return tuple(problem for check in CHECKS.values() for problem in check(document, place_of))
