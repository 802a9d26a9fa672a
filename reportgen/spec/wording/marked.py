"""The marked words of a text: ``[words]{claim=id}``, ``[words]{source="..."}``, ``[words]{as=wording}``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from reportgen.spec.checks.marks import SPAN


@dataclass(frozen=True, slots=True)
class Marked:
    """Words between brackets, and what the mark behind them says."""

    start: int
    end: int
    """The places of the brackets."""
    kind: Literal["claim", "source", "as"]
    claim: str = ""
    """The id of the claim, of a mark of that kind."""


def marked(text: str) -> Iterator[Marked]:
    """Yield the marked words of a text, inner ones before those around them."""
    opened: list[int] = []
    for at, sign in enumerate(text):
        if sign == "[":
            opened.append(at)
        elif sign == "]" and opened:
            start = opened.pop()
            found = SPAN.match(text, at + 1)
            if found and found["claim"]:
                yield Marked(start, at, "claim", found["claim"])
            elif found:
                yield Marked(start, at, "source" if found["source"] else "as")
