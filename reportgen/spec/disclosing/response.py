"""Response rates by AAPOR's Standard Definitions, those that the given dispositions allow, and no other.

``docs/statistics.md`` has the formulas.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from reportgen.spec.model.disclosure import Response

Rate = Literal["rr1", "rr2", "rr3", "rr4", "rr5", "rr6", "participation"]
COUNTS = ("complete", "partial", "refused", "not_reached", "other", "unknown", "ineligible")
"""The dispositions, in the order of the standard."""
_CASES = ("partial", "refused", "not_reached", "other", "unknown")
"""What must be known beside the complete answers so that all cases of a rate are known one by one."""


def counted(response: Response) -> tuple[int, bool]:
    """Return how many people the dispositions count together, and whether every disposition of a rate is among them."""
    values = [getattr(response, name) for name in COUNTS]
    return sum(value or 0 for value in values), all(getattr(response, name) is not None for name in _CASES)


def invited(response: Response) -> int | None:
    """Return how many were selected: as stated, or all dispositions together; None where neither is known."""
    if response.invited is not None:
        return response.invited
    total, every = counted(response)
    return total if every else None


def rates(response: Response, *, drawn: bool) -> Mapping[Rate, float]:
    """Return the rates that can be computed.

    Parameters
    ----------
    response
        The dispositions; ``complete`` is at least 1.
    drawn
        Whether the sample was drawn with known chances, or is a census. Other samples have a participation rate: people of
        a panel, say, who answered, of those invited; how well they stand for anybody is not what it tells.

    Returns
    -------
    Mapping[Rate, float]
        Shares from 0 to 1, in the order of their names. The odd rates count complete answers, the even ones partial answers
        too. RR1 and RR2 hold all of unknown eligibility to be eligible; RR3 and RR4 the estimated share, RR5 and RR6 none.

    References
    ----------
    AAPOR (2023), Standard Definitions: Final Dispositions of Case Codes and Outcome Rates for Surveys, 10th edition.
    """
    people = invited(response)
    if people is None:
        return {}
    answers = response.complete + (response.partial or 0)
    if not drawn:
        return {"participation": answers / people}
    cases = people - (response.ineligible or 0)
    found: dict[Rate, float] = {"rr1": response.complete / cases}
    if response.partial is not None:
        found["rr2"] = answers / cases
    if response.unknown and response.eligible is not None:
        some, full = ("rr5", "rr6") if response.eligible == 0 else ("rr3", "rr4")
        fewer = cases - response.unknown * (1 - response.eligible)
        found[some] = response.complete / fewer  # type: ignore[index]
        if response.partial is not None:
            found[full] = answers / fewer  # type: ignore[index]
    return found
