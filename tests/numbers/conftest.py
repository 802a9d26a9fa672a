"""The reports of this repository, beside the rows that their numbers are recomputed from."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from tests.built import SPECS, Builds
from tests.numbers.check_pages import Page
from tests.numbers.rows import Survey


@pytest.fixture(scope="session")
def built(builds: Builds) -> Callable[[str], Page]:
    """Return a built report beside its rows, which remember what was computed from them; not to be changed."""
    pages: dict[str, Page] = {}

    def report(name: str) -> Page:
        if name not in pages:
            pages[name] = Page(builds.version(name), Survey(SPECS / name / "report.yaml"))
        return pages[name]

    return report


def with_answers() -> list[str]:
    """Return the reports of this repository that have answers."""
    specs = sorted(SPECS.glob("*/report.yaml"))
    return [p.parent.name for p in specs if re.search(r"^  data:", p.read_text(encoding="utf-8"), re.MULTILINE)]
