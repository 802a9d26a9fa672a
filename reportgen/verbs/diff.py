"""``reportgen diff``: what changed between two versions of a report."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from reportgen.problems import Code, Place, Problem, Severity, SpecError
from reportgen.publish.diff.compare import Comparison, compare
from reportgen.publish.diff.tolerance import tolerance_of
from reportgen.publish.diff.wording import Wording
from reportgen.publish.failures import writing
from reportgen.verbs.revisions import repository
from reportgen.verbs.sides import Places, Side, from_top, in_revision, side

LANGUAGES = ("en", "zh-CN", "zh-TW")
"""Languages that a comparison can be written in."""
_RANGE = re.compile(r"(?P<old>[^.].*?)?(?P<dots>\.{2,3})(?P<new>[^.].*)?")


@dataclass(frozen=True, slots=True)
class Request:
    """What to compare, and how to show it."""

    old: str
    new: str
    """A version or a spec; for two revisions, which ``old`` names, the spec; empty where the call left it out."""
    format: str = "text"
    tolerance: str = ""
    language: str = ""
    """English without it; in HTML the language of the report."""
    everything: bool = False
    places: Places = field(default_factory=Places)


@dataclass(frozen=True, slots=True)
class Difference:
    """The result."""

    text: str
    problems: tuple[Problem, ...]
    differs: bool

    @property
    def exit_code(self) -> int:
        """0 when the versions are the same, 1 when they differ."""
        return int(self.differs or any(p.severity is Severity.ERROR for p in self.problems))


def diff(request: Request) -> Difference:
    """Compare two versions and write what changed.

    Raises
    ------
    ReportgenError
        One of the sides is not there or cannot be read, or they are versions of different reports.
    """
    write = format_of(request.format)
    if request.language and request.language not in LANGUAGES:
        found = f"There is no comparison in {request.language[:40]!r}"
        raise SpecError([Problem(Code.WRONG_VALUE, Place("--language"), found, f"Choose one of {', '.join(LANGUAGES)}")])
    tolerance = tolerance_of(request.tolerance or "0")
    sides = _sides(request)
    of = compare(sides[0].version, sides[1].version, tolerance)
    problems = tuple(dict.fromkeys((*sides[0].problems, *sides[1].problems, *of.problems)))
    return Difference(write(of, request), problems, not of.same)


def save(path: Path, text: str) -> str:
    """Write a comparison into a file; return its name.

    Raises
    ------
    ToolError
        The file cannot be written.
    """
    with writing(path, len(text.encode())):
        path.write_text(text, encoding="utf-8")
    return str(path)


def _sides(request: Request) -> tuple[Side, Side]:
    between = None if Path(request.old).exists() else _RANGE.fullmatch(request.old)
    if between is None or "/.." in request.old or "../" in request.old:
        if not request.new:
            found, fix = (
                "Only one version is named",
                "Name two: reportgen diff OLD NEW; or two revisions: reportgen diff REV..REV SPEC",
            )
            raise SpecError([Problem(Code.FILE_MISSING, Place(request.old[:200]), found, fix)])
        return side(request.old, request.places), side(request.new, request.places)
    if not request.new:
        found, fix = "No spec is named to build in both revisions", "Name it: reportgen diff REV..REV SPEC"
        raise SpecError([Problem(Code.FILE_MISSING, Place(request.old[:200]), found, fix)])
    return _between(between["old"] or "HEAD", between["dots"], between["new"] or "HEAD", request)


def _between(old: str, dots: str, new: str, request: Request) -> tuple[Side, Side]:
    """Return a spec in two revisions; with three dots, the first is where both come from, as in a pull request."""
    there = Path(request.new)
    repo = repository(there if there.is_dir() else there.parent if there.parent.is_dir() else Path.cwd())
    path = from_top(repo, request.new)
    if dots == "...":
        old = repo.common(repo.commit(old), repo.commit(new))[:12]
    return in_revision(repo, old, path, request.places), in_revision(repo, new, path, request.places)


Writer = Callable[[Comparison, Request], str]


def format_of(name: str) -> Writer:
    """Return the function that writes a format; raise ``SpecError`` for a format that does not exist."""
    if name not in FORMATS:
        found = f"There is no format {name[:40]!r}"
        raise SpecError([Problem(Code.WRONG_VALUE, Place("--format"), found, f"Choose one of {', '.join(FORMATS)}")])
    return FORMATS[name]


def _text(of: Comparison, request: Request) -> str:
    from reportgen.publish.diff.terminal import as_text

    return as_text(of, Wording(request.language or "en", of.new.language), everything=request.everything)


def _markdown(of: Comparison, request: Request) -> str:
    from reportgen.publish.diff.markdown import as_markdown

    return as_markdown(of, Wording(request.language or "en", of.new.language))


def _json(of: Comparison, _: Request) -> str:
    from reportgen.publish.diff.as_json import as_json

    return as_json([of])


def _html(of: Comparison, request: Request) -> str:
    from reportgen.publish.diff.page import as_html

    own = of.new.language if of.new.language in LANGUAGES else "en"
    return as_html(of, Wording(request.language or own, of.new.language))


FORMATS: Mapping[str, Writer] = {"text": _text, "markdown": _markdown, "json": _json, "html": _html}
