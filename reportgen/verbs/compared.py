"""What a call of ``reportgen diff`` found: one comparison, or one for each report of two revisions."""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.problems import Problem
from reportgen.publish.diff.compare import Comparison
from reportgen.spec.theme.theme import Theme


@dataclass(frozen=True, slots=True)
class Compared:
    """The comparisons of a call."""

    comparisons: tuple[Comparison, ...]
    come: tuple[str, ...] = ()
    """Specs that only the new revision has."""
    gone: tuple[str, ...] = ()
    """Specs that only the old revision has."""
    problems: tuple[Problem, ...] = ()
    """Of the sides, and of both versions together."""
    theme: Theme | None = None
    """Of the project, for a page."""

    @property
    def differs(self) -> bool:
        """Whether a reader finds anything changed."""
        return bool(self.come or self.gone) or not all(of.same for of in self.comparisons)
