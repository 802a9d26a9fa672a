"""Makes questions of an export: types, options in their natural order, scales, several answers, what is left out."""

from __future__ import annotations

from reportgen.importing.questions.drafting import questions_of
from reportgen.importing.questions.options import Options

__all__ = ["Options", "questions_of"]
