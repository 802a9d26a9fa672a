"""What the import keeps as people read it, although the questionnaire should have said it otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from math import isinf

from reportgen.importing.decision import Decision, formed
from reportgen.importing.draft import Draft
from reportgen.importing.written.codebook import segment_names, segment_options
from reportgen.importing.written.overlaps import Shared, overlap, overlap_of
from reportgen.importing.written.words import format_of, say


def kept(draft: Draft) -> Iterator[Decision]:
    """Yield a decision for each question and segment whose labels overlap, at the line that says so."""
    for question in draft.questions:
        if found := overlap_of(question):
            yield _decision(draft.language, ("questions", question.name), found)
    names = segment_names(draft)
    for question in draft.questions:
        found = overlap(segment_options(draft, question)) if question.name in names and not overlap_of(question) else None
        if found:
            yield _decision(draft.language, ("segments", names[question.name]), found)


def _decision(words: str, path: tuple[str, str], found: Shared) -> Decision:
    one, other = found.labels
    values = {"question": f"`{path[-1]}`", "numbers": _numbers(words, found.low, found.high), "one": one, "other": other}
    return formed(format_of(words, "kept-overlap"), format_of(words, "kept-overlap-change"), (*path, "as_printed"), values)


def _numbers(words: str, low: float, high: float) -> str:
    kind = "one" if low == high else "most" if isinf(low) else "least" if isinf(high) else "some"
    return say(words, f"kept-{kind}", low=f"{low:.12g}", high=f"{high:.12g}")
