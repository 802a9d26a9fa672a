"""Measure the CPU time and the memory of an import and of the first build after it.

Usage: python benchmarks/import/run.py [FILE] [--to html,pdf]

FILE is any export. Without it, the largest of the survey files outside the repository is taken: REPORTGEN_SHARED_DATA names
their folder; without it, `../shared/data` beside the checkout. CPU time is user and system time of the process and its
children, memory the most that one process had at once. Our modules are compiled beforehand, as pip compiles whatever it installs.
"""

from __future__ import annotations

import argparse
import compileall
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("REPORTGEN_SHARED_DATA") or ROOT.parent / "shared" / "data")
LARGEST = SHARED / "kaggle-survey-2021" / "kaggle_survey_2021_responses.csv.zip"
"""25,973 answers in 369 columns."""
CPU, MEMORY = 25.0, 1.5
"""The most that both together may take in seconds, and either in GB."""


@dataclass(frozen=True)
class Cost:
    """What a command took."""

    cpu: float
    memory: float
    """GB."""


def cost(command: Sequence[str], folder: Path) -> Cost:
    """Run a command; return what it and its children took."""
    with (folder / "log").open("ab") as log:
        process = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log)
        _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{' '.join(command)} ended with {process.returncode}:\n{(folder / 'log').read_text()}")
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss * 1024 / 1e9)


def main() -> int:
    """Measure and print; 1 where a limit is exceeded."""
    parser = argparse.ArgumentParser()
    parser.add_argument("file", nargs="?", type=Path, default=LARGEST)
    parser.add_argument("--to", default="html,pdf")
    asked = parser.parse_args()
    if not asked.file.exists():
        print(f"skipped: there is no {asked.file}")
        return 0
    compileall.compile_dir(ROOT / "reportgen", quiet=1)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / ".git").mkdir()
        start = [sys.executable, "-m", "reportgen"]
        both = {
            "import": cost([*start, "import", str(asked.file.resolve()), "--into", "survey"], folder),
            "first build": cost([*start, "build", "survey", "--to", asked.to], folder),
        }
    total, memory = sum(c.cpu for c in both.values()), max(c.memory for c in both.values())
    for step, found in both.items():
        print(f"{step:12} {found.cpu:6.1f} s CPU {found.memory:6.2f} GB")
    print(f"{'both':12} {total:6.1f} s CPU {memory:6.2f} GB   limits: {CPU:.0f} s, {MEMORY} GB")
    return int(total > CPU or memory > MEMORY)


if __name__ == "__main__":
    sys.exit(main())
