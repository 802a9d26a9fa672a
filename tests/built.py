"""The reports of this repository, each built once in a run of the tests, however many processes and tests use it."""

from __future__ import annotations

import fcntl
import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from reportgen.pipeline import Checked, check
from reportgen.render.word.converters import VARIABLE
from reportgen.verbs.build import Request, build

SPECS = Path(__file__).parents[1] / "specs"
REPORTS = tuple(sorted(path.parent.name for path in SPECS.glob("*/report.yaml")))
"""Every report of this repository, by the name of its folder."""
FORMATS = ("html", "pdf", "docx", "pptx", "xlsx")


@cache
def checked(name: str) -> Checked:
    """Check a report of this repository, once in a process; the value is frozen."""
    return check(SPECS / name / "report.yaml")


@dataclass(frozen=True, slots=True)
class Builds:
    """The folder in which the processes of one run build; the next run has another."""

    home: Path

    @classmethod
    def of_this_run(cls, temporary: pytest.TempPathFactory) -> Builds:
        own = temporary.getbasetemp()
        home = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "built"
        home.mkdir(exist_ok=True)
        return cls(home)

    def version(self, name: str) -> Path:
        """Return the folder of a report in all formats, which is not to be changed; a warning counts as an error.

        Whoever asks first builds; the others wait. A build that fails is tried again and fails for each. Word is made by Pandoc,
        whatever the machine has.
        """
        with (self.home / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            done = self.home / f"{name}.built"
            if not done.exists():
                request = Request(SPECS / name / "report.yaml", output=self.home / name, formats=FORMATS, strict=True)
                with pytest.MonkeyPatch.context() as patch:
                    patch.setenv(VARIABLE, "")
                    outcome = build(request)
                assert outcome.exit_code(strict=True) == 0, outcome
                assert outcome.folder is not None
                done.write_text(str(outcome.folder), encoding="utf-8")
            return Path(done.read_text(encoding="utf-8"))

    def files(self, name: str) -> dict[str, bytes]:
        """Return the content of every file of a report, by its path in the version's folder."""
        folder = self.version(name)
        return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
