"""Answers that are numbers, with a unit or without."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from reportgen.importing.questions.cells import Answer
from reportgen.importing.questions.notation import POINT, Notation, notation
from reportgen.importing.questions.units import SIGNS, Unit, unit_of

_NUMBER = re.compile(
    rf"(?P<before>{SIGNS})?\s*(?P<sign>[-+−]?)(?P<digits>\d(?:[\d.,，'’ \u00a0\u2009\u202f]*\d)?)\s*"
    rf"(?P<unit>{SIGNS}|[%％‰]|[^\W\d][\w./² ]{{0,14}})?",
    re.IGNORECASE,
)
_OPEN = re.compile(r"以上|以下|以内|以內|及|or |and |plus|up|左右|and$|or$")
"""What makes a band of a number."""


@dataclass(frozen=True, slots=True)
class Written:
    """A number as somebody wrote it."""

    sign: str
    digits: str
    unit: str
    """As written; empty without."""


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers of a column."""

    values: tuple[tuple[Answer, str], ...]
    """Each answer with its number as data files write it, all in one unit."""
    others: tuple[Answer, ...]
    """Answers that are no number."""
    units: tuple[str, ...] = ()
    """What stands behind the numbers, first what they are all turned into where somebody wrote that, then what most have."""
    unit: str = ""
    """What they are all in; empty where nobody wrote a unit, or thousands and ten thousands of nothing named."""
    turned: int = 0
    """How many answers are in another unit of the same measure, and were turned into the first."""
    notation: Notation = POINT
    zeros: int = 0
    """How many answers say "none" and count as zero."""

    @property
    def n(self) -> int:
        """Return how many gave a number."""
        return sum(answer.count for answer, _ in self.values)

    @property
    def whole(self) -> bool:
        """Tell whether all are whole."""
        return all("." not in value for _, value in self.values)

    @property
    def typed(self) -> bool:
        """Tell whether the units show that people wrote the numbers: spelled in several ways, or left out by some."""
        bare = any(not (found := written(answer.text)) or not found.unit for answer, _ in self.values)
        return bare or len({unit.casefold().rstrip("s.") for unit in self.units}) > 1

    @property
    def integers(self) -> list[int]:
        """Return the distinct whole numbers in ascending order; empty where one is not whole."""
        return sorted({int(value) for _, value in self.values}) if self.whole else []


def numbers(given: Sequence[Answer], *, asked: str = "", commas: bool = False, sure: bool = False) -> Numbers:
    """Split answers into numbers and others.

    Parameters
    ----------
    given
        The answers.
    asked
        The unit that the wording names, which numbers without one are in; that of most without.
    commas
        Whether the file writes decimals behind commas elsewhere.
    sure
        Whether the heading says that they are quantities.
    """
    found = [(answer, text) for answer in given if (text := written(answer.text))]
    if not found:
        return Numbers((), tuple(given))
    told = notation(_counted((text.digits, answer.count) for answer, text in found), commas=commas, sure=sure)
    spelled = _counted((text.unit, answer.count) for answer, text in found if text.unit)
    units = sorted(spelled, key=lambda unit: (-spelled[unit], unit_of(unit).size, unit))
    if asked and units and unit_of(asked).measures_as(unit_of(units[0])):
        units.insert(0, asked)
    most = unit_of(units[0]) if units else Unit("")
    into = most.plain if len({unit_of(unit).times for unit in units}) > 1 else most
    units.sort(key=lambda unit: unit_of(unit) != into)
    values, turned = [], 0
    for answer, text in found:
        value = told.read(text.digits)
        unit = unit_of(text.unit) if text.unit else most.of_bare(value)
        if value is None or not unit.measures_as(most):
            continue
        values.append((answer, f"{text.sign if value != '0' else ''}{_turned(value, unit, into)}"))
        turned += answer.count if unit.size != into.size else 0
    kept = {answer.text for answer, _ in values}
    others = tuple(answer for answer in given if answer.text not in kept)
    shown = units[0] if units and unit_of(units[0]) == into else ""
    return Numbers(tuple(values), others, tuple(units), shown, turned, told)


def _counted(pairs: Iterable[tuple[str, int]]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for text, count in pairs:
        counts[text] += count
    return counts


def _turned(value: str, unit: Unit, into: Unit) -> str:
    """Return a number of one unit in another unit of the same measure."""
    if unit.size == into.size:
        return value
    return format((Decimal(value) * unit.size / into.size).quantize(Decimal("1E-6")).normalize(), "f")


@lru_cache(maxsize=65536)
def written(text: str) -> Written | None:
    """Return a text's number as it is written, with its unit; None for a text that is no number."""
    match = _NUMBER.fullmatch(text)
    if not match or _OPEN.search(match["unit"] or ""):
        return None
    return Written("-" if match["sign"] in ("-", "−") else "", match["digits"], (match["unit"] or match["before"] or "").strip())


@lru_cache(maxsize=65536)
def number(text: str) -> tuple[str, str] | None:
    """Return the number that a text is by itself, read with a decimal point, as data files write it, and its unit."""
    found = written(text)
    value = POINT.read(found.digits) if found else None
    if found is None or value is None:
        return None
    return f"{found.sign if value != '0' else ''}{value}", found.unit.casefold()
