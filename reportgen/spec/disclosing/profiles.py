"""Which items each profile asks for. ``docs/disclosure.md`` says which texts were read for it, and which were not."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from reportgen.spec.collected import sample_of
from reportgen.spec.disclosing.items import ITEMS
from reportgen.spec.model.disclosure import Profile
from reportgen.spec.model.document import Document

PROFILES: Mapping[Profile, tuple[str, ...]] = MappingProxyType(
    {
        "aapor": (
            *("strategy", "sponsor", "conducted_by", "wording", "population", "area", "selection", "frame", "recruitment"),
            *("incentives", "mode", "languages", "dates", "size", "precision", "weighting", "processing", "quality"),
            "limitations",
        ),
        "esomar-wapor": (
            *("sponsor", "conducted_by", "population", "area", "size", "mode", "dates", "selection", "weighting", "wording"),
        ),
        "iso-20252": (
            *("purpose", "sponsor", "conducted_by", "population", "selection", "frame", "recruitment", "incentives", "mode"),
            *("dates", "size", "response", "weighting", "processing", "quality", "precision", "wording", "limitations"),
        ),
        "gb-t-19039": (
            *("purpose", "conducted_by", "population", "selection", "mode", "dates", "size", "wording", "computation"),
            *("processing", "quality", "limitations"),
        ),
    }
)
"""The items of each profile."""
UNREAD = frozenset({"iso-20252", "gb-t-19039"})
"""Profiles of standards that are sold: their items follow public summaries."""


def asked_for(document: Document) -> Mapping[str, tuple[Profile, ...]]:
    """Return the items that a report must state, in reading order, each with the declared profiles that ask for it."""
    declared = tuple(dict.fromkeys(document.report.disclosure))
    askers = {name: tuple(profile for profile in declared if name in PROFILES[profile]) for name in ITEMS}
    return {name: profiles for name, profiles in askers.items() if profiles and not _idle(document, name)}


def _idle(document: Document, name: str) -> bool:
    """Return whether nobody can state an item: a sample that was not drawn from a list has no rate of response.

    What came of the invited is printed where the spec has it; a rate is wanted of drawn samples alone.
    """
    sample = sample_of(document)
    drawn = sample is not None and sample.kind in {"probability", "census"}
    told = document.survey is not None and document.survey.response is not None
    return name == "response" and not drawn and not told
