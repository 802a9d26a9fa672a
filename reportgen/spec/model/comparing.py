"""How the columns of a table are compared: which test, at which level, corrected how."""

from __future__ import annotations

from typing import Literal

from reportgen.spec.model.scalars import Number, Part

Profile = Literal["standard", "spss", "plain"]
Correction = Literal["benjamini-hochberg", "bonferroni", "none"]
CellKind = Literal["percent", "count", "weighted_count", "row_percent", "index"]


class Testing(Part):
    """How columns are compared; what a table leaves out is taken from ``report.tests``, and then from the profile."""

    __test__ = False
    profile: Profile | None = None
    """``standard``: design-based errors under weights, no test under ``minimum_base``; ``spss``: as SPSS custom tables do
    by default; ``plain``: z test with pooled variance, no correction, no minimum. ``standard`` without it."""
    level: Number | None = None
    """The level of significance; 0.05 without it."""
    strict: Number | None = None
    """A second, stricter level, such as 0.01: differences that pass it have capital letters, the others small ones."""
    correction: Correction | None = None
    """The correction for the number of tests in a row of one group of columns; without it, ``standard`` takes
    ``benjamini-hochberg``, ``spss`` ``bonferroni`` and ``plain`` ``none``."""
