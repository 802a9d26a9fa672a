"""Withholding: what is not shown, and what else must not be shown because it would give that away."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from reportgen.analysis.audited import Conditions, node_of, place_of
from reportgen.analysis.drafts import Draft
from reportgen.analysis.protection import Audit, Hidden
from reportgen.analysis.results import Withheld
from reportgen.spec.collected import published_base
from reportgen.spec.drivers import condition_of
from reportgen.spec.measures import DRIVERS, JOINT, Condition, Measure
from reportgen.spec.model.document import Document
from reportgen.spec.published import reconstructed

Where = tuple[str, tuple[tuple[str, str], ...], Condition | None]
"""Subject, segments, among."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a number is shown."""

    withheld: Withheld
    """Why it is not; empty when it is."""
    base: bool = True
    """Whether its base is shown."""


def where(measure: Measure) -> Where:
    """Return what a measure's distribution is found by."""
    return measure.subject, measure.segments, measure.among


def withheld_in(
    document: Document,
    asked: Conditions,
    wanted: Collection[Measure],
    drafts: Mapping[Measure, Draft],
    invented: Collection[Measure] = (),
) -> dict[Measure, Verdict]:
    """Return for every wanted measure whether it is shown.

    Parameters
    ----------
    document
        The spec; holds ``minimum_base`` and ``minimum_count``.
    asked
        ``asked_if`` of the questions that have one.
    wanted
        All numbers of the report: what one gives away depends on the others that are shown.
    drafts
        These, and whatever else an audit of small counts has to know.
    invented
        Those that come from rebuilt rows and were not published.
    """
    why = {m: _by_base(document, m, drafts[m], m in invented) for m in wanted}
    if not document.report.minimum_count:
        return {m: Verdict(reason) for m, reason in why.items()}
    shown = [m for m, reason in why.items() if not reason]
    found = Audit(document, asked, drafts, shown).run()
    return {m: _verdict(document, found, m, reason) for m, reason in why.items()}


def _by_base(document: Document, measure: Measure, d: Draft, invented: bool) -> Withheld:
    if measure.name == "base":  # no estimate: it says why others are not shown
        return ""
    if d.people.n == 0:
        return "no-answers"
    if _respondents(document, d, invented) < document.report.minimum_base:
        return "minimum-base"
    return d.why or ("one-respondent" if d.value is None else "")


def _respondents(document: Document, d: Draft, invented: bool) -> int:
    """Return how many answered: of rebuilt rows the published base, because how many rows there are was invented.

    Of what was not published (an example) neither may be small: it is about a part of the rows that nobody published.
    """
    published = published_base(document) if reconstructed(document) else None
    if published is None:
        return d.people.n
    return min(published, d.people.n) if invented else published


def _verdict(document: Document, found: Hidden, measure: Measure, reason: Withheld) -> Verdict:
    if measure.name in JOINT and _filtered(document, measure):  # no audit compares its base with that of everyone
        return Verdict(reason or "complementary", base=False)
    node = node_of(document, measure)
    small_base = found.places.get(place_of(document, measure))
    if small_base is not None:
        told = "complementary" if reason == "no-answers" else reason  # that nobody is in a base tells how many are
        return Verdict(told or ("minimum-count" if small_base else "complementary"), base=False)
    if reason or node not in found.away or node is None:
        return Verdict(reason)
    small = isinstance(node.what, frozenset) and 0 < found.nodes[node].count < document.report.minimum_count
    return Verdict("minimum-count" if small else "complementary")


def _filtered(document: Document, measure: Measure) -> bool:
    own = condition_of(document, measure.subject) if measure.name in DRIVERS else None
    return own is not None or measure.among is not None
