"""Numbers as words and letters: 第三章, 附录一, Appendix A."""

from __future__ import annotations

HANZI = "零一二三四五六七八九"


def hanzi(number: int) -> str:
    """Return a whole number from 1 to 99 in hanzi (十二, 三十); larger ones in digits."""
    if not 1 <= number <= 99:
        return str(number)
    tens, units = divmod(number, 10)
    return ("" if tens < 2 else HANZI[tens]) + ("十" if tens else "") + (HANZI[units] if units else "")


def letter(number: int) -> str:
    """Return the letters of a place from 1: A, B, ... Z, AA."""
    text = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        text = chr(ord("A") + rest) + text
    return text
