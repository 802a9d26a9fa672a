"""What is wrong inside an expression, before its place in a file is known."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from reportgen.problems import Code


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong in an expression's text."""

    code: Code
    at: int
    """Offset of the offending token, in characters from the start of the text."""
    length: int
    """Characters to underline."""
    found: str
    fix: str


class Refused(Exception):  # noqa: N818 (an outcome of reading, caught by the reader of expressions)
    """The expression cannot be read; holds at least one fault."""

    def __init__(self, *faults: Fault) -> None:
        super().__init__("; ".join(f.found for f in faults))
        self.faults = faults


def syntax(at: int, length: int, found: str, fix: str) -> Refused:
    """Return the refusal of a text that is no expression."""
    return Refused(Fault(Code.EXPRESSION_SYNTAX, at, max(length, 1), found, fix))


def feature(at: int, length: int, found: str, fix: str) -> Refused:
    """Return the refusal of something that the language does not have."""
    return Refused(Fault(Code.EXPRESSION_FEATURE, at, max(length, 1), found, fix))


def wrong(at: int, length: int, found: str, fix: str) -> Refused:
    """Return the refusal of values that do not fit together."""
    return Refused(Fault(Code.EXPRESSION_TYPE, at, max(length, 1), found, fix))


def unknown(at: int, name: str, what: str, valid: Iterable[str]) -> Refused:
    """Return the refusal of a name that nothing in the spec has, with the nearest one that is there."""
    return Refused(Fault(Code.UNKNOWN_NAME, at, max(len(name), 1), f"unknown {what} {shortened(name)!r}", nearest(name, valid)))


def nearest(name: str, valid: Iterable[str], most: int = 12) -> str:
    """Return a sentence that names the nearest valid name, or all where there are few."""
    names = list(dict.fromkeys(valid))
    close = get_close_matches(name[:80], names, n=1, cutoff=0.6)
    if close:
        return f"did you mean {close[0]!r}?"
    if not names:
        return "the spec has none"
    return "write one of: " + ", ".join(names[:most]) + (", ..." if len(names) > most else "")


def shortened(text: str, most: int = 40) -> str:
    """Return a text short enough for a message."""
    return text if len(text) <= most else text[: most - 1] + "…"
