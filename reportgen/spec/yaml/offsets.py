"""Where a character of a scalar's text stands in the file.

YAML folds lines, takes away indentation and undoes quotation marks, so that the tenth character of a text is seldom the tenth
after its beginning. Each style is read again here, character by character, with the place of each; the result must spell the
value that the parser gave, else the beginning of the scalar is returned.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from reportgen.spec.yaml.nodes import Scalar

Letters = list[tuple[str, int, int]]
"""Characters with their line and column, from 0."""


def position(scalar: Scalar, offset: int) -> tuple[int, int]:
    """Return the line and column, from 0, of one character of a scalar's text."""
    return place_in(letters_of(scalar), scalar, offset)


def place_in(letters: Letters, scalar: Scalar, offset: int) -> tuple[int, int]:
    """Return the line and column, from 0, of one character of a scalar whose letters are known; its beginning without any."""
    if not letters:
        return scalar.span.line, scalar.span.column
    _, line, column = letters[min(max(offset, 0), len(letters) - 1)]
    return line, column


def letters_of(scalar: Scalar) -> Letters:
    """Return every character of a scalar's text with its place; nothing where no reading spells the text."""
    value = scalar.value or ""
    readings = _READERS.get(scalar.style, _flow)(scalar)
    return next((r for r in readings if r and "".join(letter for letter, _, _ in r).startswith(value)), [])


def _flow(scalar: Scalar) -> Iterator[Letters]:
    """Read a plain or quoted scalar."""
    rows = _rows(scalar)
    letters: Letters = []
    breaks: Letters = []
    for number, row in enumerate(rows):
        kept = row if number == 0 else _left(row)
        kept = kept if number == len(rows) - 1 else _right(kept, scalar.style)
        if number and not kept and number < len(rows) - 1:
            breaks.append(("\n", *_end(row, scalar, number)))
            continue
        if number:
            letters, joint = _joint(letters, scalar, number)
            letters += breaks or joint
            breaks = []
        letters += _unescaped(kept, scalar.style)
    yield letters


def _rows(scalar: Scalar) -> list[Letters]:
    span, cut = scalar.span, 1 if scalar.style else 0
    rows = []
    for number in range(span.line, span.end_line + 1):
        text = span.source.lines[number] if number < len(span.source.lines) else ""
        start = span.column + cut if number == span.line else 0
        end = span.end_column - cut if number == span.end_line else len(text)
        rows.append([(text[c], number, c) for c in range(start, end)])
    return rows


def _left(row: Letters) -> Letters:
    return row[next((i for i, (c, _, _) in enumerate(row) if c not in " \t"), len(row)) :]


def _right(row: Letters, style: str) -> Letters:
    end = len(row)
    while end and row[end - 1][0] in " \t" and not (style == '"' and _escaped(row, end - 1)):
        end -= 1
    return row[:end]


def _escaped(row: Letters, at: int) -> bool:
    slashes = 0
    while at - slashes > 0 and row[at - slashes - 1][0] == "\\":
        slashes += 1
    return slashes % 2 == 1


def _end(row: Letters, scalar: Scalar, number: int) -> tuple[int, int]:
    return (row[-1][1], row[-1][2] + 1) if row else (scalar.span.line + number, 0)


def _joint(letters: Letters, scalar: Scalar, number: int) -> tuple[Letters, Letters]:
    """Return the letters so far and what a single line break becomes: a space, or nothing after a backslash."""
    if letters and letters[-1][0] == _CONTINUED:
        return letters[:-1], []
    line = scalar.span.line + number - 1
    return letters, [(" ", line, len(scalar.span.source.lines[line].rstrip()))]


_CONTINUED = "\x00"
"""Stands for a backslash at the end of a line; no text holds this character."""
_ESCAPE = re.compile(r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)
_SHORT = dict(zip('0abt\tnvfre "/\\N_LP', '\0\a\b\t\t\n\v\f\r\x1b "/\\\x85\xa0\u2028\u2029', strict=True))


def _unescaped(row: Letters, style: str) -> Letters:
    if style == "'":
        return [row[i] for i in range(len(row)) if not _second_quote(row, i)]
    if style != '"':
        return row
    text = "".join(c for c, _, _ in row)
    letters: Letters = []
    at = 0
    while at < len(row):
        found = _ESCAPE.match(text, at)
        meant = _meant(found) if found else _CONTINUED if text[at] == "\\" else text[at]
        letters.append((meant, *row[at][1:]))
        at = found.end() if found else at + 1
    return letters


def _meant(found: re.Match[str]) -> str:
    number = found[1] or found[2] or found[3]
    return chr(int(number, 16)) if number else _SHORT.get(found[4], found[4])


def _second_quote(row: Letters, at: int) -> bool:
    quotes = 0
    while at - quotes >= 0 and row[at - quotes][0] == "'":
        quotes += 1
    return quotes > 0 and quotes % 2 == 0


def _block(scalar: Scalar) -> Iterator[Letters]:
    """Read a scalar under ``|`` or ``>``, with every indentation that may be meant."""
    span = scalar.span
    after = span.end_line + (span.end_column > 0)  # a comment further to the left ends the text at the beginning of its line
    rows = list(span.source.lines[span.line + 1 : after])
    first = next((r for r in rows if r.strip(" ")), "")
    deepest = len(first) - len(first.lstrip(" "))
    for indent in range(deepest, -1, -1):
        yield _block_letters(rows, indent, span.line + 1, folded=scalar.style == ">")


def _block_letters(rows: list[str], indent: int, line: int, *, folded: bool) -> Letters:
    letters: Letters = []
    pending: Letters = []
    blanks: Letters = []
    indented = True
    for number, row in enumerate(rows, line):
        body = row[indent:] if not row[:indent].strip(" ") else row.lstrip(" ")
        if not body:
            blanks.append(("\n", number, len(row)))
            continue
        space = body[0] in " \t"
        if folded and pending and not indented and not space:
            letters += blanks or [(" ", *pending[0][1:])]
        else:
            letters += pending + blanks
        letters += [(c, number, indent + i) for i, c in enumerate(body)]
        pending, blanks, indented = [("\n", number, len(row))], [], space
    return letters + pending + blanks


_READERS: Mapping[str, Callable[[Scalar], Iterator[Letters]]] = {"|": _block, ">": _block}
