"""The column of weights: its numbers however they are written, and what is wrong with them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from reportgen.importing.decision import Decision
from reportgen.importing.draft import Filled
from reportgen.importing.questions.cells import Answers
from reportgen.importing.questions.say import Say

_PLAIN = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,3})?")
_COMMA = re.compile(r"[+-]?\d+,\d+([eE][+-]?\d{1,3})?")


def weights(answers: Answers, name: str, heading: str, say: Say) -> tuple[Filled, tuple[Decision, ...]]:
    """Return weights as data files write them, and what is told of them."""
    texts = {cell: answer.text for answer in answers.given for cell in answer.cells}
    commas = _commas(texts.values())
    found = {cell: value for cell, text in texts.items() if (value := _weight(text, commas=commas)) is not None}
    column = answers.column.recoded({cell: format(value.normalize(), "f") for cell, value in found.items()})
    counts = answers.column.counts()
    n = sum(counts[cell] for cell in found)
    total = sum((value * counts[cell] for cell, value in found.items()), Decimal())
    told = say("weight", heading=heading, count=n, n=column.rows, mean=f"{total / (n or 1):.3f}")
    return Filled(name, column), (
        told,
        *_wrong(say, heading, column.rows - n, sum(counts[c] for c, v in found.items() if v <= 0)),
    )


def _wrong(say: Say, heading: str, none: int, zero: int) -> Iterator[Decision]:
    """Yield that some rows have no weight that a number could be weighted by; the report is not built until they are mended."""
    if none or zero:
        yield say("weight_wanting", ("survey", "weight"), doubt=True, heading=heading, none=none, zero=zero)


def _commas(texts: Iterable[str]) -> bool:
    """Tell whether decimals stand behind a comma: some do, and none behind a point."""
    listed = list(texts)
    return any(_COMMA.fullmatch(text) for text in listed) and not any("." in text for text in listed)


def _weight(text: str, *, commas: bool) -> Decimal | None:
    text = text.replace("−", "-")
    if commas and _COMMA.fullmatch(text):
        return Decimal(text.replace(",", "."))
    return Decimal(text) if _PLAIN.fullmatch(text) else None
