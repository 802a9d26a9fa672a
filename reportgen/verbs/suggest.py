"""``reportgen suggest``: strengths, weaknesses, findings and trends that the data would support, as spec text."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import get_args

from reportgen.problems import Code, Place, Problem, SpecError
from reportgen.spec.read import read_spec
from reportgen.verbs.suggesting.idea import Kind
from reportgen.verbs.suggesting.search import best, search
from reportgen.verbs.suggesting.spelled import FORMATS, Answer
from reportgen.verbs.suggesting.suggestion import suggestions, tried

KINDS: tuple[Kind, ...] = get_args(Kind)
LIMIT = 5
"""Suggestions of each kind, where the call names no limit."""


def suggest(spec: Path, project: Path | None = None, *, form: str = "yaml", only: str = "", limit: int = LIMIT) -> str:
    """Return what the answers of a spec bear out and it does not say yet.

    Parameters
    ----------
    spec
        The spec.
    project
        The project root; found from the spec's place without it.
    form
        ``yaml``, to be pasted into the spec; ``json``; or ``text``, to read.
    only
        Kinds, separated by commas; all of them when empty. The search, and what tests are corrected for, stays the same.
    limit
        The most suggestions of each kind.

    Raises
    ------
    SpecError
        The spec or the call is wrong.
    ReportError
        The data do not fit the codebook.
    ToolError
        The engine failed.
    """
    write, kinds = _format(form), _kinds(only)
    if limit < 1:
        raise SpecError([_wrong("--limit", f"{limit} suggestions are none", "Write 1 or more")])
    read = read_spec(spec, project)
    found = search(read)
    kept = tried(read, suggestions(found.basis, best(found.candidates, kinds, limit)))
    return write(Answer(read.file.near, found, kept))


def _format(form: str) -> Callable[[Answer], str]:
    if form not in FORMATS:
        raise SpecError([_wrong("--format", f"There is no format {form!r}", f"Choose one of {', '.join(FORMATS)}")])
    return FORMATS[form]


def _kinds(only: str) -> tuple[Kind, ...]:
    named = [name.strip() for name in only.split(",") if name.strip()]
    unknown = [name for name in named if name not in KINDS]
    if unknown:
        problems = (_wrong("--only", f"There are no {name!r} to suggest", f"Choose among {', '.join(KINDS)}") for name in unknown)
        raise SpecError(problems)
    return tuple(kind for kind in KINDS if not named or kind in named)


def _wrong(option: str, found: str, fix: str) -> Problem:
    return Problem(Code.WRONG_VALUE, Place(option), found, fix)
