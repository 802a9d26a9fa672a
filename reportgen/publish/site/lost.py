"""Addresses that a new release would break: those of files that ``latest`` had and the newest version has not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportgen.problems import Code, Kind, Place, Problem, Severity
from reportgen.publish.release.site import LATEST
from reportgen.publish.site.downloads import is_main
from reportgen.publish.site.held import Held, Line, in_order


def lost(before: Sequence[Held], reports: Sequence[Line]) -> Iterator[Problem]:
    """Yield a warning for each report whose newest version lacks what the newest one before it had.

    Parameters
    ----------
    before
        The versions that are published.
    reports
        The reports as they will be published.
    """
    for line in reports:
        was = Line(line.report, in_order([held for held in before if held.report == line.report])).newest
        now = line.latest
        if was is None or now is None:
            continue
        if gone := sorted(name for name in was.files if is_main(name) and name not in now.files):
            found = f"{line.report} {now.version} has no {', '.join(gone)}, and {was.version} had: "
            found += f"what leads to {line.report}/{LATEST}/{gone[0]} will lead nowhere"
            fix = "Build and release a version in the same formats (--to), or let it stand if nobody needs them"
            yield Problem(Code.LATEST_LOST, Place(str(now.folder)), found, fix, Severity.WARNING, Kind.REPORT)
