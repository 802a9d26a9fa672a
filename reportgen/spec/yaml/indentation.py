"""Lines that stand in the wrong column: how many spaces they have, and how many the lines around them."""

from __future__ import annotations

import re
from typing import Any

from reportgen.problems import Code, Problem
from reportgen.spec.yaml.nodes import Source

_BLOCK = re.compile(r"block mapping|block collection|expected key|block end")
_FIX = "Begin the keys of one map in the same column, each with the same number of spaces before it"


def indentation(source: Source, said: str, mark: Any, context: Any) -> Problem | None:
    """Return the problem of a line that is indented too far or too little, or of a value that goes on after its quotes.

    Parameters
    ----------
    source
        The file.
    said
        The parser's words.
    mark
        Where it gave up.
    context
        Where the map or list around that place begins; ``None`` where the parser does not say.
    """
    if mark is None or mark.line >= len(source.lines):
        return None
    if "mapping values are not allowed" in said:
        return _too_far(source, mark)
    if _BLOCK.search(said) and context is not None:
        return _no_fit(source, mark, context)
    return None


def _too_far(source: Source, mark: Any) -> Problem | None:
    """Tell a line indented too far from a second colon in one line."""
    line = source.lines[mark.line]
    above = _above(source, mark.line)
    first = ":" not in line[: mark.column] and not line.lstrip().startswith("- ")
    if first and _indent(line) > _indent(above) and above.strip():
        return _indented(source, mark.line, _indent(line), _column(above), "the line above")
    return Problem(
        Code.YAML_SYNTAX,
        source.place(mark.line, mark.column),
        "A second colon with a space after it in one value",
        "Put the whole value in quotes; keys of one map begin each on a line of its own",
    )


def _no_fit(source: Source, mark: Any, context: Any) -> Problem | None:
    line = source.lines[mark.line]
    if line[: mark.column].strip():
        opened = _opened_above(source, mark)
        if opened:
            return opened
        return Problem(
            Code.YAML_SYNTAX,
            source.place(mark.line, mark.column),
            "The value goes on after its closing quotation mark",
            "Put the whole value in quotes, of a kind that it does not hold itself",
        )
    if mark.column == context.column or not line.strip():
        return None
    columns = (_column(_above(source, mark.line)), context.column)
    wanted = min((c for c in columns if c != mark.column), key=lambda c: abs(c - mark.column), default=context.column)
    return _indented(source, mark.line, _indent(line), wanted, "its neighbours")


def _opened_above(source: Source, mark: Any) -> Problem | None:
    """Return the problem of a quotation mark that was closed by the next one, in a line further down."""
    quote = source.lines[mark.line][mark.column - 1 : mark.column]
    above = [n for n in range(mark.line) if quote in source.lines[n]] if quote in {"'", '"'} else []
    found = re.match(rf"[^'\"#]*:\s+({quote})(?:(?!{quote}).)*$", source.lines[above[-1]]) if above else None
    if not found:
        return None
    words = f"A quotation mark is opened here and not closed in this line; the next one stands in line {mark.line + 1}"
    place = source.place(above[-1], found.start(1))
    return Problem(Code.YAML_SYNTAX, place, words, "Close the quotation mark at the end of the value")


def _indented(source: Source, number: int, found: int, wanted: int, others: str) -> Problem:
    line = source.lines[number]
    place = source.place(number, found, len(line.strip()))
    spaces = f"{found} space{'' if found == 1 else 's'}"
    return Problem(Code.YAML_SYNTAX, place, f"This line is indented by {spaces}; {others} by {wanted}", _FIX)


def _above(source: Source, number: int) -> str:
    return next((text for text in reversed(source.lines[:number]) if text.strip()), "")


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _column(line: str) -> int:
    """Return where the first key of a line begins, behind the - of a list."""
    found = re.match(r"\s*(?:-\s+)*", line)
    return found.end() if found else 0
