"""Addresses under ``latest`` that a new release breaks are told."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from reportgen.publish.diff.version import BuiltVersion
from reportgen.publish.release.record import Release
from reportgen.publish.site.held import CardText, Held, Inside, Line
from reportgen.publish.site.lost import lost
from reportgen.publish.storage import Copied


def held(version: str, *names: str, released: bool = True) -> Held:
    inside = Inside(
        BuiltVersion(version, "r", version, "en", "R", {}, None), ("en",), date(2025, 1, 1), {"en": CardText("R")}, {}, {}
    )
    record = Release("r", version, "first", "", date(2025, 1, 2), "", 0, None) if released else None
    files = {name: Copied(Path(name), "", 0) for name in names}
    return Held("r", version, Path(f"output/r/{version}"), files, record, None, inside, "R", ("en",))


BEFORE = held("1", "index.html", "report.pdf", "report.en.pdf", "figures/a.svg", "spec/report.yaml")


@pytest.mark.parametrize(
    ("now", "names"),
    [
        (held("2", "index.html"), "report.en.pdf, report.pdf"),
        (held("2", "index.html", "report.pdf", "report.en.pdf"), ""),
        (held("2", "index.html", released=False), ""),
        (BEFORE, ""),
    ],
)
def test_what_the_newest_version_lacks_is_told(now: Held, names: str) -> None:
    versions = (BEFORE,) if now is BEFORE else (BEFORE, now)
    problems = list(lost([BEFORE], [Line("r", versions)]))
    assert [(p.code.value, p.severity.value) for p in problems] == ([("latest-lost", "warning")] if names else [])
    assert all(f"r 2 has no {names}, and 1 had" in p.found for p in problems)


def test_a_first_site_has_lost_nothing() -> None:
    assert list(lost([], [Line("r", (BEFORE,))])) == []
