"""A call of ``reportgen release``: read what it says, then release or withdraw."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from reportgen.problems import Code, Place, Problem, SpecError
from reportgen.publish.release.offer import unexplained, words_of
from reportgen.verbs import release, withdraw


@dataclass(frozen=True, slots=True)
class Call:
    """The call as it was given; an empty text says nothing."""

    spec: Path
    type: str = ""
    reason: str = ""
    date: str = ""
    withdraw: str = ""
    """The version to withdraw; empty to release the spec's own."""
    previous: tuple[Path, ...] = ()
    output: Path | None = None
    project: Path | None = None


def released(call: Call) -> release.Done:
    """Do what a call says.

    Raises
    ------
    ReportgenError
        The call, the spec or the report does not permit it; nothing was written.
    """
    words = words_of(call.type, call.reason, call.date)
    for folder in call.previous:
        if not folder.is_dir():
            found, fix = "There is no such folder", "Name a site, or a folder that holds the releases of reports"
            raise SpecError([Problem(Code.FILE_MISSING, Place(str(folder)[:200]), found, fix)])
    where = (call.previous, call.output, call.project)
    if not call.withdraw:
        return release.release(release.Request(call.spec, words.type, words.reason, words.date, *where))
    if words.type:
        raise SpecError([unexplained("A withdrawal is of no type", "Leave --type out; say why with --reason")])
    return withdraw.withdraw(withdraw.Request(call.spec, call.withdraw, words.reason, words.date, *where))
