"""Compare the CPU time of a report with that of a plain script that makes the same report.

Usage: python benchmarks/report/run.py [--rounds N] [--profile]

The script, with the generator of its data, comes from outside the repository: REPORTGEN_PEERS names the folder that holds
`benchmarks/`; without it, `../shared` beside the checkout. CPU time is user and system time of the process and its
children; the runs are interleaved, so that a busy machine troubles all alike, and the median is taken. Our modules are
compiled beforehand, as pip compiles whatever it installs, the libraries of both sides among it.
"""

from __future__ import annotations

import argparse
import compileall
import os
import resource
import runpy
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

HERE = Path(__file__).resolve().parent
PEERS = Path(os.environ.get("REPORTGEN_PEERS") or HERE.parent.parent.parent / "shared") / "benchmarks"
RESPONDENTS, SEED = 3000, 7
LIMITS = {"HTML and PDF": 1.0, "HTML": 0.9}
"""The most that reportgen may take, as a multiple of the script."""


def compile_package() -> None:
    """Compile what has changed since it was installed; where Python may write no bytecode, each run would do so anew."""
    compileall.compile_dir(HERE.parent.parent / "reportgen", quiet=1)


def make_data(folder: Path) -> Path:
    """Write the answers with the generator of the script."""
    import numpy

    make = runpy.run_path(str(PEERS / "gen_data.py"))["make"]
    path = folder / "survey_3k.csv"
    make(RESPONDENTS, numpy.random.default_rng(SEED)).to_csv(path, index=False, float_format="%.6f")
    return path


def commands(folder: Path, data: Path) -> Mapping[str, tuple[Sequence[str], Sequence[str]]]:
    """Return, for each output, the command of reportgen and that of the script."""
    build = [sys.executable, "-m", "reportgen", "build", str(folder / "report.yaml"), "--output"]
    script = [sys.executable, str(PEERS / "script" / "report.py"), str(data)]
    return {
        "HTML and PDF": ([*build, str(folder / "both")], [*script, str(folder / "script-both")]),
        "HTML": ([*build, str(folder / "html"), "--to", "html"], [*script, str(folder / "script-html"), "--no-pdf"]),
    }


def cpu_seconds(command: Sequence[str]) -> float:
    """Run a command; return the CPU time of it and its children."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{' '.join(command)}\nended with {done.returncode}:\n{done.stderr[-4000:]}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def measure(folder: Path, data: Path, rounds: int) -> Mapping[str, tuple[list[float], list[float]]]:
    """Run everything in turn, once to warm the disk's cache and then as often as asked; each build is cold."""
    times: dict[str, tuple[list[float], list[float]]] = {}
    for turn in range(rounds + 1):
        for output, pair in commands(folder, data).items():
            for side, command in enumerate(pair):
                for made in ("both", "html", ".cache"):
                    shutil.rmtree(folder / made, ignore_errors=True)
                seconds = cpu_seconds(command)
                if turn:
                    times.setdefault(output, ([], []))[side].append(seconds)
    return times


def table(times: Mapping[str, tuple[list[float], list[float]]]) -> tuple[str, bool]:
    """Return the table of the comparison, and whether every limit is kept."""
    lines = [f"{'CPU seconds, median (least-most)':34}{'reportgen':>22}{'plain script':>22}{'ratio':>8}{'limit':>8}"]
    kept = True
    for output, pair in times.items():
        ours, theirs = map(statistics.median, pair)
        shown = [f"{statistics.median(side):.2f} ({min(side):.2f}-{max(side):.2f})" for side in pair]
        kept &= ours / theirs <= LIMITS[output]
        lines.append(f"{output:34}{shown[0]:>22}{shown[1]:>22}{ours / theirs:>8.2f}{LIMITS[output]:>8.1f}")
    return "\n".join(lines), kept


def warn_of_fonts() -> None:
    """Say when the script has no Chinese font to draw with: it then draws boxes, which costs it less than letters."""
    listed = subprocess.run(["fc-list", ":lang=zh-cn"], capture_output=True, text=True, check=False).stdout
    if not listed.strip():
        print("note: no Chinese font is installed (Debian: fonts-noto-cjk), so the script draws boxes instead of words")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--rounds", type=int, default=5, help="how often each command runs")
    arguments.add_argument("--profile", action="store_true", help="say where reportgen's own time goes, and compare nothing")
    chosen = arguments.parse_args()
    if not (PEERS / "script" / "report.py").is_file():
        print(f"skipped: there is no {PEERS}/script/report.py; set REPORTGEN_PEERS to the folder that holds benchmarks/")
        return
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        data = make_data(folder)
        shutil.copy(HERE / "report.yaml", folder)
        if chosen.profile:
            subprocess.run([sys.executable, str(HERE / "profile_build.py"), str(folder / "report.yaml")], check=True)
            return
        warn_of_fonts()
        compile_package()
        shown, kept = table(measure(folder, data, chosen.rounds))
        print(shown)
        sys.exit(not kept)


if __name__ == "__main__":
    main()
