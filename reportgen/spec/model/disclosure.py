"""What a survey states of its own method: the profiles that ask for it, and what came of those who were invited."""

from __future__ import annotations

from typing import Literal

from reportgen.spec.model.scalars import Integer, Part, Share, Text

Profile = Literal["aapor", "esomar-wapor", "iso-20252", "gb-t-19039"]


class Response(Part):
    """What came of everybody who was selected, by the final dispositions of AAPOR's Standard Definitions."""

    complete: Integer
    """People who answered the whole questionnaire."""
    partial: Integer | None = None
    """People who answered enough of it to be counted."""
    refused: Integer | None = None
    """Refusals, and people who broke off too early to be counted; all of them known to belong to the population."""
    not_reached: Integer | None = None
    """People of the population who could not be reached."""
    other: Integer | None = None
    """People of the population who did not answer for another reason, such as illness or language."""
    unknown: Integer | None = None
    """Addresses or people of whom it is not known whether they belong to the population."""
    ineligible: Integer | None = None
    """Those found not to belong to the population; no rate counts them."""
    invited: Integer | None = None
    """Everybody who was selected, where not all that came of them is known."""
    eligible: Share | None = None
    """The share of ``unknown`` who belong to the population, as estimated; ``0%`` where all of them are held not to."""
    note: Text | None = None
    """How they were counted, and how ``eligible`` was estimated."""
