"""What the import keeps as people read it, although the questionnaire should have said it otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from math import isinf

from reportgen.importing.decision import Decision
from reportgen.importing.draft import Draft
from reportgen.importing.written.codebook import segment_names, segment_options
from reportgen.importing.written.overlaps import Shared, overlap, overlap_of
from reportgen.importing.written.words import say


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
    what = say(words, "kept-overlap", numbers=_numbers(words, found.low, found.high), one=one, other=other)
    return Decision(what, (*path, "as_printed"), say(words, "kept-overlap-change"))


def _numbers(words: str, low: float, high: float) -> str:
    kind = "one" if low == high else "most" if isinf(low) else "least" if isinf(high) else "some"
    return say(words, f"kept-{kind}", low=f"{low:.12g}", high=f"{high:.12g}")
