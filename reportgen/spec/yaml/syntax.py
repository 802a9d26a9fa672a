"""Says in plain words what the YAML parser could not read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import yaml

from reportgen.problems import Code, Place, Problem
from reportgen.spec.yaml.fullwidth import Mark, in_block, in_flow, in_quotes
from reportgen.spec.yaml.indentation import indentation
from reportgen.spec.yaml.nodes import Source

QUOTE = "Put the whole value in quotes: '...'"
LONGEST_SHOWN = 80
"""Characters of a value that a message writes out."""


@dataclass(frozen=True, slots=True)
class _Reading:
    """A parser's message that we know, and what it means for an author."""

    pattern: str
    found: str
    fix: str
    code: Code = Code.YAML_SYNTAX
    at_context: bool = False
    """Point at where the broken thing begins, not at where the parser gave up."""


_READINGS = (
    _Reading(
        r"tab character",
        "A tab stands where spaces must stand",
        "Indent with spaces, two for each level; set the editor to insert spaces",
    ),
    _Reading(
        r"quoted scalar.*(end of stream|document indicator|document separator)",
        "A quotation mark is opened here and never closed",
        "Close the quotation mark at the end of the value; inside '...' write '' for an apostrophe",
        at_context=True,
    ),
    _Reading(
        r"unknown escape character|hexdecimal number|hexadecimal|invalid Unicode character escape",
        'A backslash in "..." begins an escape that does not exist',
        "Use '...' instead of \"...\", or write two backslashes",
    ),
    _Reading(
        r"scanning an? (alias|anchor)",
        "A value that begins with * or & is read as a reference",
        QUOTE,
        Code.YAML_FEATURE,
    ),
    _Reading(
        r"(scanning|parsing) a tag|tag handle|tag URI|scanning a.* tag",
        "A value that begins with ! is read as a tag",
        QUOTE,
        Code.YAML_FEATURE,
    ),
    _Reading(
        r"directive|incompatible (YAML )?document",
        "A line that begins with % is read as a YAML directive",
        QUOTE,
        Code.YAML_FEATURE,
    ),
    _Reading(r"cannot start any token|expected node content", "A value cannot begin with this character", QUOTE),
    _Reading(
        r"comment or (a )?line break|chomping or indentation|indentation indicator",
        "Something stands on the line of | or > after the sign",
        "Begin the text on the next line, indented",
    ),
    _Reading(
        r"flow (sequence|mapping)",
        "A bracket or brace is opened here and not closed as it should be",
        "Close it, put commas between the parts, and put quotes around parts that hold , : [ ] { or }",
        at_context=True,
    ),
    _Reading(
        r"sequence entries are not allowed",
        "The parts of this list do not begin in the same column, or a list stands where no list can stand",
        "Begin every - of a list in the same column, below its key; a value that begins with - stands in quotes",
    ),
    _Reading(
        r"could not find expected ':'|simple key",
        "A line without a colon stands where a key should",
        "Write 'key: value'; indent the lines of a longer text under text: |",
    ),
    _Reading(
        r"block mapping|block collection|expected key|block end",
        "This line begins neither with a key nor with the - of the list around it",
        "Begin it with 'key: ' or '- ' as its neighbours do, in the same column",
    ),
    _Reading(
        r"document (start|end)",
        "Something follows after the end of the document",
        "Begin the keys at the top of a spec in the first column",
    ),
)

_DASH = re.compile(r"^\s*(?:- +)*(-)[^\W\d][\w-]*(?:: |:$|$)")
_BRACES = re.compile(r"^(?:\s*-)*\s*(?:[^\s'\"#][^:'\"#]*:\s+)?(\{\{)")


def translate(error: yaml.YAMLError, source: Source) -> Problem:
    """Turn a parser's error into a problem at its place."""
    mark = getattr(error, "problem_mark", None)
    context_mark = getattr(error, "context_mark", None)
    for candidate in filter(None, (mark, context_mark)):
        braces = unquoted_braces(source, candidate.line)
        if braces:
            return braces
    said = " ".join(str(getattr(error, part, None) or "") for part in ("context", "problem")) + _stands_at(source, mark)
    dash = _dash(source, mark) or _dash(source, context_mark)
    if dash:
        return dash
    typed = _typed(source, said, mark, context_mark)
    if typed:
        return Problem(Code.YAML_SYNTAX, source.place(typed.line, typed.column), typed.found, typed.fix)
    indented = indentation(source, said, mark, context_mark)
    if indented:
        return indented
    for reading in _READINGS:
        if re.search(reading.pattern, said):
            at = context_mark if reading.at_context and context_mark else mark
            return Problem(reading.code, _place(source, at), reading.found, reading.fix)
    return Problem(Code.YAML_SYNTAX, _place(source, mark), "This cannot be read as YAML", QUOTE)


def _dash(source: Source, mark: Any) -> Problem | None:
    """Return the problem of a - without a space behind it before a key, on the line of a mark."""
    found = _DASH.match(_line(source, mark))
    if not found:
        return None
    place = source.place(mark.line, found.start(1))
    return Problem(Code.YAML_SYNTAX, place, "A - without a space after it begins no part of a list", "Write '- ', with a space")


def unquoted_braces(source: Source, line: int) -> Problem | None:
    """Return the problem of a value that begins with ``{{`` on a line, or ``None``; both ways to notice it say the same."""
    text = source.lines[line] if line < len(source.lines) else ""
    found = _BRACES.match(text)
    if not found:
        return None
    place = source.place(line, found.start(1), 2)
    fix = f"Put the whole value in quotes: {_in_quotes(text[found.start(1) :].strip())}"
    return Problem(Code.YAML_FEATURE, place, "A value that begins with {{ is read as a map", fix)


def _in_quotes(value: str) -> str:
    """Return a value as YAML in the quotation marks that it does not hold itself, where there are such."""
    if len(value) > LONGEST_SHOWN:
        return '"{{ ... }}"' if "'" in value else "'{{ ... }}'"
    if "'" in value and '"' not in value and "\\" not in value:
        return f'"{value}"'
    return "'" + value.replace("'", "''") + "'"


def _typed(source: Source, said: str, mark: Any, context: Any) -> Mark | None:
    """Return a sign typed in full width, or a colon without a space, that explains the parser's words."""
    if mark is None:
        return None
    if context and re.search("flow (sequence|mapping)", said):
        return in_flow(source.lines, (context.line, context.column), mark.line)
    if context and "quoted scalar" in said:
        return in_quotes(source.lines, context.line, context.column)
    if re.search(r"mapping values are not allowed|could not find expected ':'|simple key|block (mapping|collection|end)", said):
        return in_block(source.lines, mark.line)
    return None


def _stands_at(source: Source, mark: Any) -> str:
    """Name the sign at a mark where it tells more than the parser's words do."""
    rest = _line(source, mark)[mark.column :] if mark else ""
    return {"\t": " tab character", "-": " sequence entries are not allowed"}.get(rest[:1], "")


def _line(source: Source, mark: Any) -> str:
    return source.lines[mark.line] if mark and mark.line < len(source.lines) else ""


def _place(source: Source, mark: Any) -> Place:
    if mark is None:
        return source.place(0, 0)
    line = min(mark.line, len(source.lines) - 1)
    while line > 0 and line == mark.line and not source.lines[line].strip():
        line -= 1  # the end of the file says nothing to an author; its last words do
    return source.place(line, mark.column if line == mark.line else len(source.lines[line].rstrip()))
