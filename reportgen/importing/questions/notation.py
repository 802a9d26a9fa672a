"""How the numbers of a column are written: with a decimal point or a decimal comma, told by all of them together.

``12,5`` and ``1.250,50`` can only be read with a decimal comma, ``12.5`` and ``1,250.50`` only with a point; ``1,250`` is either
one and a quarter or one thousand two hundred and fifty. What a column does not tell, its file does.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

Sign = Literal[".", ","]
_GROUPS = r"(?:[ \u00a0\u2009\u202f'’]\d{3})+"
_POINT = re.compile(rf"(?P<whole>\d{{1,3}}(?:[,，]\d{{3}})+|\d{{1,3}}{_GROUPS}|\d{{1,15}})(?:\.(?P<part>\d{{1,15}}))?")
_COMMA = re.compile(rf"(?P<whole>[1-9]\d{{0,2}}(?:\.\d{{3}})+|\d{{1,3}}{_GROUPS}|\d{{1,15}})(?:,(?P<part>\d{{1,15}}))?")
_READ = {".": _POINT, ",": _COMMA}
_LIST = re.compile(r"\d+(?:,\d+){2,}")
_PAIR = re.compile(r"(\d{1,2}),(\d{1,2})")
_FEW_OPTIONS = 30
_CERTAIN = 3
"""Different numbers that can only be read with a decimal comma, from which on they speak for the other columns of a file."""


@dataclass(frozen=True, slots=True)
class Notation:
    """What stands before the decimals of a column's numbers."""

    sign: Sign = "."
    doubt: Literal["", "mixed", "thousands", "decimals"] = ""
    """``mixed`` where some can only be read the other way; ``thousands`` or ``decimals`` where none tells: they are taken so."""

    def read(self, text: str) -> str | None:
        """Return a number without sign and unit as data files write it; None for what is none."""
        other: Sign = "," if self.sign == "." else "."
        return _read(text, self.sign) or (_read(text, other) if self.doubt == "mixed" else None)


POINT = Notation()


@lru_cache(maxsize=65536)
def _read(text: str, sign: Sign) -> str | None:
    match = _READ[sign].fullmatch(text)
    if match is None:
        return None
    whole = str(int(re.sub(r"\D", "", match["whole"])))  # full-width digits become ordinary ones
    part = "".join(str(int(digit)) for digit in match["part"] or "").rstrip("0")
    return f"{whole}.{part}" if part else whole


def notation(counts: Mapping[str, int], *, commas: bool = False, sure: bool = False) -> Notation:
    """Return how numbers are written.

    Parameters
    ----------
    counts
        How often each stands in the column, without signs and units.
    commas
        Whether the file writes decimals behind commas elsewhere, or separates its fields by semicolons, as programs do then.
    sure
        Whether they are quantities, and no numbers of options with commas between them.
    """
    found: Counter[str] = Counter()
    for text, count in counts.items():
        found[_kind(text)] += count
    if found[","] and not sure and _are_lists(counts):
        return POINT
    if found[","] or found["."]:
        sign: Sign = "," if found[","] >= max(found["."], 1) else "."
        return Notation(sign, "mixed" if found[","] and found["."] else "")
    if found["?,"]:
        return Notation(",", "decimals") if commas else Notation(".", "thousands")
    if found["?."] and commas:
        return Notation(",", "thousands")
    return POINT


@lru_cache(maxsize=65536)
def _kind(text: str) -> str:
    """Tell which sign a number can only be read with; ``?`` before the one that stands in it where it can be read with both."""
    point, comma = _read(text, "."), _read(text, ",")
    sign = "," if "," in text else "." if "." in text else ""
    if not sign or (point is None and comma is None):
        return ""
    if point is not None and comma is not None and not text.startswith("0"):
        return f"?{sign}" if point != comma else ""
    return "," if point is None or (text.startswith("0") and sign == ",") else "."


def _are_lists(counts: Iterable[str]) -> bool:
    """Tell whether what looks like decimals may be numbers of options, as "1,3" beside "2" and "1,3,4"."""
    texts = list(counts)
    if any(_LIST.fullmatch(text) and _kind(text) == "" for text in texts):
        return True
    pairs = [(int(match[1]), match[2]) for text in texts if (match := _PAIR.fullmatch(text))]
    ascending = all(0 < first < int(second) <= _FEW_OPTIONS and not second.startswith("0") for first, second in pairs)
    return ascending and len({second for _, second in pairs}) > 1


def writes_commas(columns: Iterable[Iterable[str]], *, semicolons: bool) -> bool:
    """Tell whether a file writes decimals behind commas: some column does and none writes them behind points.

    Where no column tells, fields between semicolons do.
    """
    told: set[str] = set()
    for texts in columns:
        listed = list(texts)
        kinds = Counter(map(_kind, listed))
        sign = "," if kinds[","] > kinds["."] else "."
        if kinds[sign] >= max(_CERTAIN, len(listed) / 4) and not (sign == "," and _are_lists(listed)):
            told.add(sign)
    return told == {","} or (not told and semicolons)
