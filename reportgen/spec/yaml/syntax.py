"""Says in plain words what the YAML parser could not read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import yaml

from reportgen.problems import Code, Place, Problem
from reportgen.spec.yaml.nodes import Source

QUOTE = "Put the whole value in quotes: '...'"


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
        r"mapping values are not allowed",
        "A second colon in one line, or a line indented too far",
        "Put a value that holds a colon and a space in quotes; keys of one map begin in the same column",
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
        "This line fits no map around it: its indentation differs from its neighbours', or a value before it is not quoted right",
        "Begin the keys of one map in the same column; put a value that begins with a quotation mark wholly in quotes",
    ),
    _Reading(
        r"document (start|end)",
        "Something follows after the end of the document",
        "Begin the keys at the top of a spec in the first column",
    ),
)

_BRACES = re.compile(r"^(?:\s*-)*\s*(?:[^\s'\"#][^:'\"#]*:\s+)?(\{\{)")


def translate(error: yaml.YAMLError, source: Source) -> Problem:
    """Turn a parser's error into a problem at its place."""
    mark = getattr(error, "problem_mark", None)
    context_mark = getattr(error, "context_mark", None)
    for candidate in filter(None, (mark, context_mark)):
        braces = _BRACES.match(_line(source, candidate))
        if braces:
            place = source.place(candidate.line, braces.start(1), 2)
            return Problem(Code.YAML_SYNTAX, place, "A value that begins with {{ is read as a map", QUOTE)
    said = " ".join(str(getattr(error, part, None) or "") for part in ("context", "problem")) + _stands_at(source, mark)
    for reading in _READINGS:
        if re.search(reading.pattern, said):
            at = context_mark if reading.at_context and context_mark else mark
            return Problem(reading.code, _place(source, at), reading.found, reading.fix)
    return Problem(Code.YAML_SYNTAX, _place(source, mark), "This cannot be read as YAML", QUOTE)


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
