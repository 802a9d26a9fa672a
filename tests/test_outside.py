"""The account at the end of a run names what ran and what was skipped."""

from __future__ import annotations

from typing import Any

import pytest

from tests import outside
from tests.outside import NEEDS, Need, account, skip_without


def report(*markers: str, skipped: str = "") -> pytest.TestReport:
    where: Any = ("test_a.py", 3, f"Skipped: {skipped}") if skipped else None
    return pytest.TestReport(
        "test_a.py::test_it",
        ("test_a.py", 3, "test_it"),
        dict.fromkeys(markers, 1),
        "skipped" if skipped else "passed",
        where,
        "call",
    )


def test_the_account_counts_by_need_and_by_reason() -> None:
    ran = [report(), report("browser", "slow"), report("browser"), report("poppler")]
    skipped = [report(skipped="needs strace"), report(skipped="no root"), report(skipped="needs strace")]
    assert list(account(ran, skipped)) == [
        "ran: 4 tests, 2 with headless Chromium, 1 with pdftotext",
        "skipped: 2 tests, because: needs strace",
        "skipped: 1 test, because: no root",
    ]


def test_a_run_that_needs_nothing_is_not_accounted_for() -> None:
    assert not list(account([report()], []))


def test_a_test_without_its_program_is_skipped_with_what_to_install(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    needs = {"browser": Need("a shell", ("sh", "no-such"), "dash"), "poppler": Need("Away", ("no-such",), "away")}
    monkeypatch.setattr(outside, "NEEDS", needs)
    there, away = (
        pytest.Function.from_parent(request.node.parent, name=name, callobj=lambda: None) for name in ("there", "away")
    )
    there.add_marker(pytest.mark.browser)
    away.add_marker(pytest.mark.poppler)
    skip_without([there, away])
    assert not list(there.iter_markers("skip"))
    assert [mark.kwargs["reason"] for mark in away.iter_markers("skip")] == ["needs Away: apt-get install away"]


def test_every_need_is_a_marker(pytestconfig: pytest.Config) -> None:
    known = {line.split(":")[0] for line in pytestconfig.getini("markers")}
    assert set(NEEDS) <= known
