"""Withholding: what is not shown, and what else must not be shown because it would give that away."""

from __future__ import annotations

from collections.abc import Mapping

from reportgen.analysis.disclosure import Node, Published, families, hidden
from reportgen.analysis.distribution import Distribution
from reportgen.analysis.drafts import Draft, options_counted
from reportgen.analysis.results import Withheld
from reportgen.spec.collected import published_base
from reportgen.spec.labels import options_of
from reportgen.spec.measures import Condition, Measure
from reportgen.spec.model.document import Document
from reportgen.spec.model.questions import MultiQuestion
from reportgen.spec.published import reconstructed

COUNTED = frozenset({"share", "top", "bottom", "count", "rank"})
"""Measures that tell how many gave some options."""
WHOLE = frozenset({"mean", "median", "sd", "nps"})
"""Measures that tell something of the whole distribution."""

Where = tuple[str, tuple[tuple[str, str], ...], Condition | None]
"""Subject, segments, among."""


def where(measure: Measure) -> Where:
    """Return what a measure's distribution is found by."""
    return measure.subject, measure.segments, measure.among


def withheld_in(
    document: Document, drafts: Mapping[Measure, Draft], distributions: Mapping[Where, Distribution]
) -> dict[Measure, Withheld]:
    """Return for every measure why it is not shown, or nothing.

    Parameters
    ----------
    document
        The spec; holds ``minimum_base`` and ``minimum_count``.
    drafts
        All numbers of the report: what one gives away depends on the others that are shown.
    distributions
        What they are computed from.
    """
    why = {m: _by_base(document, m, d) for m, d in drafts.items()}
    if document.report.minimum_count > 0:
        shown = {m: d for m, d in drafts.items() if not why[m]}
        why |= _by_count(document, shown, distributions)
    return why


def _by_base(document: Document, measure: Measure, d: Draft) -> Withheld:
    if measure.name == "base":  # no estimate: it says why others are not shown
        return ""
    if d.people.n == 0:
        return "no-answers"
    if _respondents(document, d) < document.report.minimum_base:
        return "minimum-base"
    return "one-respondent" if d.value is None else ""


def _respondents(document: Document, d: Draft) -> int:
    """Return how many answered: of rebuilt rows the published base, because how many rows there are was invented."""
    published = published_base(document) if reconstructed(document) else None
    return d.people.n if published is None else published


def _by_count(
    document: Document, drafts: Mapping[Measure, Draft], distributions: Mapping[Where, Distribution]
) -> dict[Measure, Withheld]:
    nodes = {m: node for m in drafts if (node := _node(document, m)) is not None}
    counts = {node: _size(drafts[m]) for m, node in nodes.items()}
    codes = {s: tuple(segment.options) for s, segment in document.segments.items()}
    gone: set[Node] = set()
    for (subject, among), family in families(counts).items():
        groups = {
            segments: d.base.n
            for (name, segments, condition), d in distributions.items()
            if (name, condition) == (subject, among)
        }
        published = Published({n: counts[n] for n in family}, groups, _additive(document, subject), codes)
        gone |= hidden(published, document.report.minimum_count)
    small = {n for n in gone if isinstance(n.what, frozenset) and 0 < counts[n] < document.report.minimum_count}
    return {m: ("minimum-count" if n in small else "complementary") for m, n in nodes.items() if n in gone}


def _size(d: Draft) -> int:
    return d.base if d.n is None else d.n


def _node(document: Document, measure: Measure) -> Node | None:
    if measure.name in COUNTED:
        options = frozenset(options_counted(document, measure))
        return Node(measure.subject, options, measure.segments, measure.among)
    if measure.name in WHOLE:
        return Node(measure.subject, measure.name, measure.segments, measure.among)
    return None


def _additive(document: Document, subject: str) -> tuple[str, ...]:
    """Return the options of a question whose counts add up to its base: one answer a person, or percentages of responses."""
    question = document.questions[subject]
    several = isinstance(question, MultiQuestion) and question.base != "responses"
    return () if several else tuple(options_of(document, subject))
