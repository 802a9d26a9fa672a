"""What may be told of raked weights: counts of a margin are counts of respondents, like any others."""

from __future__ import annotations

from dataclasses import replace

from reportgen.data.raking.account import Raking
from reportgen.spec.boxes import options_counted
from reportgen.spec.collected import rake_of
from reportgen.spec.divisions import composed, division, root_of
from reportgen.spec.measures import Measure
from reportgen.spec.model.document import Document
from reportgen.spec.wanted import SHARES


def tellable(document: Document, raking: Raking) -> Raking:
    """Return the account without numbers that the rules of the report withhold.

    How many respondents have each value of a segment is always shown; how many gave an answer, or are in a segment made of
    answers, is not where ``minimum_count``
    guards it, and with one margin the largest weight tells it as well as the count does. Targets are no numbers of respondents.
    """
    report = document.report
    small = raking.n < report.minimum_base
    asked = {m.name for m in raking.margins if root_of(document, m.name) in document.questions}
    guarded = [m.name for m in raking.margins if small or (report.minimum_count and m.name in asked)]
    if not guarded:
        return raking
    margins = tuple(
        replace(m, categories=tuple(replace(c, n=None, unweighted=None) for c in m.categories)) if m.name in guarded else m
        for m in raking.margins
    )
    return replace(raking, margins=margins, smallest=None, largest=None, at_low=None, at_high=None)


def is_target(document: Document, measure: Measure) -> bool:
    """Return whether raking gives a number its value, the same in every sample: then it has no sampling error.

    That is so of a margin, of what is made of one, and of shares of what a margin is made of or divides in another way, where
    both the answers counted and the base are whole categories of the margin.
    """
    wanted = rake_of(document)
    if wanted is None or measure.segments or measure.among is not None:
        return False
    return any(_follows(document, measure, margin) for margin in wanted.margins)


def _follows(document: Document, measure: Measure, margin: str) -> bool:
    if root_of(document, measure.subject) != root_of(document, margin):
        return False
    answers = division(document, measure.subject)
    base = frozenset().union(*answers.values())
    if measure.name in SHARES:
        counted = [frozenset().union(*(answers[o] for o in options_counted(document, measure) if o in answers))]
    else:  # of a number its bands tell no mean
        counted = [] if document.questions[measure.subject].type == "number" else list(answers.values())
    return bool(base and counted) and composed([*counted, base], division(document, margin).values())
