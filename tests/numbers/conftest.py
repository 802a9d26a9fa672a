"""The reports of this repository, each built once for all tests of numbers, whatever process they run in."""

from __future__ import annotations

import fcntl
import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from reportgen.pipeline import build, check
from tests.numbers.check_pages import Page
from tests.numbers.rows import Survey

SPECS = Path(__file__).parents[2] / "specs"


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Page]:
    """Return a built report beside its rows, which remember what was computed from them; not to be changed."""
    own = tmp_path_factory.getbasetemp()
    home = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "numbers"
    home.mkdir(exist_ok=True)
    pages: dict[str, Page] = {}

    def report(name: str) -> Page:
        if name not in pages:
            pages[name] = Page(_version(home, name), Survey(SPECS / name / "report.yaml"))
        return pages[name]

    return report


def _version(home: Path, name: str) -> Path:
    """Return the folder of a version; whoever asks first builds it, and the others wait."""
    with (home / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        done = home / f"{name}.built"
        if not done.exists():
            version = build(check(SPECS / name / "report.yaml"), home / name)
            done.write_text(str(version), encoding="utf-8")
        return Path(done.read_text(encoding="utf-8"))


def with_answers() -> list[str]:
    """Return the reports of this repository that have answers."""
    specs = sorted(SPECS.glob("*/report.yaml"))
    return [p.parent.name for p in specs if re.search(r"^  data:", p.read_text(encoding="utf-8"), re.MULTILINE)]
