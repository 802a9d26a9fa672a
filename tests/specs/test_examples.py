"""Every report of this repository is built whole, and nothing is said against it."""

from __future__ import annotations

import pytest

from tests.built import REPORTS, SPECS, Builds

pytestmark = pytest.mark.slow


def test_the_reports_are_found() -> None:
    assert {"jd-customer-service", "city-library-2026", "research-plan"} <= set(REPORTS)
    assert len(REPORTS) == len(list(SPECS.iterdir()))


@pytest.mark.parametrize("name", REPORTS)
def test_a_report_is_built_without_a_warning(builds: Builds, name: str) -> None:
    files = builds.files(name)
    assert files["index.html"].startswith(b"<!DOCTYPE html>")
    assert files["report.pdf"].startswith(b"%PDF-")
    assert {"facts.json", "text.json", "manifest.json"} <= set(files)
