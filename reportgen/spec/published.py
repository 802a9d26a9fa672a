"""Rebuilt rows: which measures a published distribution contains, so that they may be stated.

Rows made to meet published figures carry exactly the margins that were published. Whatever crosses or filters them, and
whatever depends on how many rows were made, was invented with the rows.
"""

from __future__ import annotations

from collections.abc import Collection

from reportgen.spec.collected import data_of, provenance
from reportgen.spec.made import bands_of
from reportgen.spec.measures import JOINT, QUALITY, Measure
from reportgen.spec.model.derived import Derived
from reportgen.spec.model.document import Document
from reportgen.spec.model.questions import MultiQuestion, NumberQuestion

NEVER_PUBLISHED = frozenset({"base", "count", "median", "sd", "ranked", "mean_rank"}) | JOINT | QUALITY
"""Measures that a published distribution of rebuilt rows does not contain."""


def reconstructed(document: Document) -> bool:
    """Return whether the rows were made to meet published figures."""
    return provenance(document) == "reconstructed"


def is_figure(entry: str) -> bool:
    """Return whether an entry of ``published`` is one number, such as ``index(service, channel='phone')``, and no question."""
    return "(" in entry


def not_published(document: Document, measure: Measure, figures: Collection[Measure] = ()) -> tuple[str, str] | None:
    """Return what is wrong with stating a measure of rebuilt rows, and what to do; None where it may be stated.

    Parameters
    ----------
    document
        The spec.
    measure
        What would be stated.
    figures
        Single numbers that were published, besides the distributions of the questions that ``published`` names.
    """
    data = data_of(document)
    if data is None or data.provenance != "reconstructed" or measure in figures:
        return None
    return _in_bands(document, measure) or _unpublished(document, data.published, measure)


def _unpublished(document: Document, published: Collection[str], measure: Measure) -> tuple[str, str] | None:
    if measure.name in QUALITY:
        return f"{measure.name}() on rebuilt rows, which nobody answered", "leave it out: such rows say nothing of people"
    if measure.name == "index":
        which = "of these respondents " if measure.segments or measure.among is not None else ""
        found = f"{measure.name}() {which}on rebuilt rows, which nobody published"
        return found, f'add "{measure.canonical}" to survey.data.published if this very figure was published, else leave it out'
    if not _is_published(document, published, measure.subject) and measure.name not in NEVER_PUBLISHED:
        found = f"{measure.name}() of {measure.subject}, which was not published; the rows were rebuilt"
        return found, "list the question under survey.data.published if its distribution was published, else leave the number out"
    return _invented(document, measure)


def _invented(document: Document, measure: Measure) -> tuple[str, str] | None:
    """Return what of a measure was invented with the rows, although the distribution of its question was published."""
    if measure.segments or measure.among is not None:
        found = f"a breakdown or filter of {measure.subject}; the rows were rebuilt, so it was invented with them"
        return found, f"{_LIST}, else state the question for all respondents"
    if _joint(document, measure):
        found = f"several options of {measure.subject} together; the rows were rebuilt, so who ticked both was invented with them"
        return found, f"{_LIST}, else state each option by itself"
    if measure.name in NEVER_PUBLISHED:
        instead = "print survey.sample.published_base in words" if measure.name in {"base", "count"} else _SHARES
        instead = f"{_LIST}, else state share() alone" if measure.name in {"ranked", "mean_rank"} else instead
        instead = _EXAMPLE if measure.name in JOINT else instead
        return f"{measure.name}() on rebuilt rows, which nobody published", instead
    return None


_SHARES = "state shares, means, top or bottom instead"
_EXAMPLE = "leave it out, or show it in a block with `illustrative: true`, as an example on which nothing may rest"
_LIST = "list this very figure under survey.data.published if it was published"


def _in_bands(document: Document, measure: Measure) -> tuple[str, str] | None:
    if not measure.options or not isinstance(document.questions.get(measure.subject), NumberQuestion):
        return None
    found = f"{measure.name}() of bands of {measure.subject}; the rows were rebuilt, so their numbers were invented with them"
    return found, f"{_LIST}, else model the published bands as the options of a single question"


def _is_published(document: Document, published: Collection[str], subject: str) -> bool:
    """Tell whether a distribution was published: the question's own, or that of the one whose answers it regroups."""
    seen: set[str] = set()
    while subject not in published and subject not in seen:
        found = document.questions.get(subject)
        if not isinstance(found, Derived) or found.of is None or bands_of(document, subject):
            return False
        seen.add(subject)
        subject = found.of
    return subject in published


def _joint(document: Document, measure: Measure) -> bool:
    """Return whether a measure asks who ticked any of several options; of responses, ticks are disjoint and add up."""
    question = document.questions.get(measure.subject)
    return len(measure.options) > 1 and isinstance(question, MultiQuestion) and question.base != "responses"
