"""How far two numbers may be apart and still count as the same."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from reportgen.problems import Code, Place, Problem, SpecError

_NUMBER = re.compile(r"(\d{1,12}(?:\.\d{1,15})?|\.\d{1,15})(%?)")


@dataclass(frozen=True, slots=True)
class Tolerance:
    """Numbers within either of these of each other are the same; numbers of a version have 12 significant digits already."""

    absolute: float = 0.0
    """In the unit of the number; of a share 0.001 is a tenth of a percentage point."""
    relative: float = 0.0
    """Of the larger of the two."""

    def same(self, one: float | None, other: float | None) -> bool:
        """Tell whether two numbers are the same; a number that is not there is the same as none."""
        if one is None or other is None:
            return one is other
        slack = 1 + 1e-9  # 0.411 less 0.410 is no more than 0.001, whatever binary fractions make of it
        return one == other or math.isclose(one, other, rel_tol=self.relative * slack, abs_tol=self.absolute * slack)


def tolerance_of(text: str) -> Tolerance:
    """Return the tolerance of a call: ``0.001`` absolute, ``0.5%`` relative, both with a comma between them.

    Raises
    ------
    SpecError
        The text is none of these.
    """
    absolute = relative = 0.0
    for part in text.split(","):
        found = _NUMBER.fullmatch(part.strip())
        if found is None:
            raise SpecError([_wrong(text)])
        if found[2]:
            relative = float(found[1]) / 100
        else:
            absolute = float(found[1])
    if relative >= 1:
        raise SpecError([_wrong(text)])
    return Tolerance(absolute, relative)


def _wrong(text: str) -> Problem:
    found = f"{text[:60]!r} is no tolerance"
    fix = (
        "Write a number in the unit of the figures (0.001 is a tenth of a percentage point), or a share of them under 100% (0.5%)"
    )
    return Problem(Code.WRONG_VALUE, Place("--tolerance"), found, fix)
