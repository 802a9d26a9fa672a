"""Why a value in the data may be no option although it looks like one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal, InvalidOperation
from unicodedata import normalize


def hint(values: Sequence[str], codes: Sequence[str]) -> str:
    """Return what to do about values that are no code.

    Parameters
    ----------
    values
        Some of the wrong values.
    codes
        The codes of the column.
    """
    for same, words in _LOOKS:
        if any(same(v, c) for v in values for c in codes):
            return words
    listed = ", ".join(codes[:12]) + (", ..." if len(codes) > 12 else "")
    return f"correct the data, or add the value to the options or to missing (the codes are {listed})"


def _number(text: str) -> Decimal | None:
    if not text.isascii():  # Decimal reads full-width digits too
        return None
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def _same_number(value: str, code: str) -> bool:
    number = _number(value)
    return number is not None and number.is_finite() and number == _number(code)


_LOOKS: Sequence[tuple[Callable[[str, str], bool], str]] = (
    (
        lambda v, c: v.strip() == c.strip(),
        "remove the spaces around the value in the data; codes are compared character by character",
    ),
    (_same_number, "write the code as the data do: codes are text, so 5 and 5.0 are different codes"),
    (
        lambda v, c: normalize("NFKC", v).strip() == normalize("NFKC", c),
        "write the code in the same characters as the data (full and half width, accents)",
    ),
    (lambda v, c: v.casefold() == c.casefold(), "write the code with the same capital and small letters as the data"),
)
"""(test of value and code, what to do), the first that fits."""
