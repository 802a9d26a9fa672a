"""How problems are printed: as text with the line and a mark under it, as JSON, and as GitHub's annotations."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable

from reportgen.problems import Place, Problem, Severity

WIDEST = 100
"""Columns of a source line that are shown; of a longer line, the part around the mark."""
_CUT = "…"


def as_text(problems: Iterable[Problem]) -> str:
    """Return problems for a person: what was found, the line with a mark under it, what to write instead.

    The mark stands right in a terminal, where a Chinese character is two columns wide.
    """
    return "\n\n".join(_text(problem) for problem in problems) + "\n"


def as_json(problems: Iterable[Problem]) -> str:
    """Return problems as a JSON list, one object each, with the fields of :class:`~reportgen.problems.Problem`."""
    return json.dumps([_record(problem) for problem in problems], ensure_ascii=False, indent=2) + "\n"


def as_github(problems: Iterable[Problem]) -> str:
    """Return problems as workflow commands, which GitHub Actions shows beside the lines of a pull request.

    It shows ten errors and ten warnings of a step and drops the rest without a word, so errors come first, those of claims
    before others, and a last command says how many are not shown.
    """
    ordered = sorted(problems, key=lambda p: (p.severity is not Severity.ERROR, not p.code.value.startswith("claim-")))
    more = [f"{left} more {severity.value}s" for severity in Severity if (left := _beyond(ordered, severity)) > 0]
    rest = f"::notice title=reportgen::{' and '.join(more)} stand in the log of this step, not here\n" if more else ""
    return "".join(f"{_command(problem)}\n" for problem in ordered) + rest


ANNOTATIONS = 10
"""As many annotations of one severity GitHub shows of a step."""


def _beyond(problems: Iterable[Problem], severity: Severity) -> int:
    return sum(problem.severity is severity for problem in problems) - ANNOTATIONS


def _text(problem: Problem) -> str:
    warning = "warning: " if problem.severity is Severity.WARNING else ""
    lines = [
        f"{problem.place}: {warning}{problem.found}  [{problem.code.value}]",
        *_excerpt(problem.place),
        f"  {sentence(problem.fix)}",
    ]
    return "\n".join(printable(line) for line in lines)


def sentence(words: str) -> str:
    """Return words as a sentence: with a capital letter, and a full stop unless they end as one already."""
    words = words[:1].upper() + words[1:]
    return words if words.endswith((".", "?", "!", "。", "？")) else f"{words}."


def _excerpt(place: Place) -> list[str]:
    """Return the source line and the line with the mark; nothing where the source is not known."""
    if not place.source.strip() or place.line == 0:
        return []
    gutter = f"{place.line:>4} | "
    if place.column == 0:
        return [gutter + _window(place.source, 0)[0]]
    shown, start = _window(printable(place.source), place.column - 1)
    marked = shown[start : start + max(place.length, 1)]
    mark = "^" * max(width(marked), 1)
    return [gutter + shown, " " * (len(gutter) + width(shown[:start])) + mark]


def _window(source: str, start: int) -> tuple[str, int]:
    """Return the part of a long line around a character, and where the character stands in it."""
    line = source.rstrip()
    if width(line) <= WIDEST:
        return line, start
    first = start = min(start, len(line) - 1)
    while first and width(line[first - 1 : start]) <= WIDEST // 2:
        first -= 1
    while first and width(line[first - 1 :]) <= WIDEST:
        first -= 1
    last = first
    while last < len(line) and width(line[first : last + 1]) <= WIDEST:
        last += 1
    head, tail = (_CUT if first else ""), (_CUT if last < len(line) else "")
    return head + line[first:last] + tail, start - first + len(head)


def width(text: str) -> int:
    """Return the columns that a text takes in a terminal: two for wide characters, none for combining ones."""
    return sum(_column(letter) for letter in text)


def _column(letter: str) -> int:
    if unicodedata.combining(letter) or unicodedata.category(letter) in {"Cf", "Mn", "Me"}:
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1


def printable(text: str) -> str:
    """Return a text in which nothing moves the cursor, rings or turns the direction of writing."""
    return "".join(" " if c == "\t" else "\ufffd" if unicodedata.category(c) in {"Cc", "Cf"} else c for c in text)


def _record(problem: Problem) -> dict[str, object]:
    place = problem.place
    return {
        "code": problem.code.value,
        "severity": problem.severity.value,
        "kind": problem.kind.name.lower(),
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "length": place.length,
        "path": place.path,
        "found": problem.found,
        "fix": problem.fix,
    }


def _command(problem: Problem) -> str:
    place = problem.place
    at = [f"file={_property(place.file)}"]
    at += [f"line={place.line}", f"endLine={place.line}"] if place.line else []
    at += [f"col={place.column}", f"endColumn={place.column + max(1, place.length)}"] if place.line and place.column else []
    at += [f"title={_property(problem.code.value)}"]
    return f"::{problem.severity.value} {','.join(at)}::{_message(f'{problem.found}. {sentence(problem.fix)}')}"


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
