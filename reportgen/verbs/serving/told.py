"""Problems as the page of the preview shows them."""

from __future__ import annotations

from reportgen.problem_text import printable, sentence
from reportgen.problems import Place, Problem, Severity
from reportgen.render.preview import Told

AROUND = 160
"""Characters of a line that are shown on either side of the mark."""


def told(problem: Problem) -> Told:
    """Return a problem for the page; nothing in it turns the direction of writing."""
    return Told(
        printable(str(problem.place)),
        problem.code.value,
        problem.severity is Severity.WARNING,
        printable(problem.found),
        printable(sentence(problem.fix)),
        _marked(problem.place),
    )


def _marked(place: Place) -> tuple[str, str, str]:
    """Return the line of a problem: before the mark, marked, after it."""
    if not place.source.strip() or not place.line or not place.column:
        return "", "", ""
    whole = printable(place.source.rstrip())
    line = whole.lstrip()
    start = max(place.column - 1 - (len(whole) - len(line)), 0)
    end = start + max(place.length, 1)
    before, marked, after = line[:start], line[start:end] or " ", line[end:]
    before = f"…{before[-AROUND:]}" if len(before) > AROUND else before
    return before, marked, f"{after[:AROUND]}…" if len(after) > AROUND else after
