"""Printed numbers as spreadsheets hold them: a value, and the format that shows it as printed.

The value has the digits that the report prints and no others: who sorts or sums the cells works with the numbers of the report.
"""

from __future__ import annotations

import re
from decimal import Decimal

from reportgen.content.workbook.book import BookNumber

_PRINTED = re.compile(
    r"(?P<open>[(（]?)(?P<sign>[+−-]?)(?P<digits>\d{1,3}(?:,\d{3})+|0|[1-9]\d*)(?P<decimals>\.\d+)?"
    r"(?P<percent>%?)(?P<unit>[^\d+−]{0,24})"
)
_PLAIN = 3
"""Whole numbers of at most so many digits print alike with and without a comma between thousands."""


def number_of(text: str, *, percent: bool = False, unit: bool = False) -> BookNumber | None:
    """Return the number that a text prints; None for words, for nothing, and for what is no single number.

    Parameters
    ----------
    text
        As printed: ``41%``, ``+2.3``, ``(41)``, ``1,234``.
    percent
        Whether it is a percentage whose sign stands in the heading.
    unit
        Whether words may follow it: ``78.5分``.
    """
    match = _PRINTED.fullmatch(text.strip())
    if match is None or not _whole(match, unit=unit):
        return None
    share = percent or bool(match["percent"])
    value = Decimal(match["digits"].replace(",", "") + (match["decimals"] or "")) / (100 if share else 1)
    core = _core(match["digits"], len(match["decimals"] or ".") - 1, share=share)
    shown = quoted(match["open"]) + core + quoted(match["unit"])
    negative = match["sign"] in {"−", "-"}
    return BookNumber(float(-value if negative else value), _signed(shown, match["sign"], core))


def _whole(match: re.Match[str], *, unit: bool) -> bool:
    """Tell whether what stands around the digits is what may: brackets in pairs, words only where some are expected."""
    after = match["unit"]
    if match["open"]:
        return after[-1:] in {")", "）"} and (unit or len(after) == 1)
    return unit or not after


def _core(digits: str, decimals: int, *, share: bool) -> str:
    grouped = not share and ("," in digits or len(digits) <= _PLAIN)
    return (
        ("#,##0" if grouped and not decimals else "#,##0" if "," in digits else "0")
        + ("." + "0" * decimals if decimals else "")
        + ("%" if share else "")
    )


def _signed(shown: str, sign: str, core: str) -> str:
    if not sign:
        return shown
    plus, minus = shown.replace(core, "+" + core, 1), shown.replace(core, '"−"' + core, 1)
    return f"{plus if sign == '+' else shown};{minus};{shown}"


def quoted(words: str) -> str:
    """Return words that stand in a number format for themselves."""
    return f'"{words.replace(chr(34), "")}"' if words else ""
