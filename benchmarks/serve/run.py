"""Measure what it costs until a saved edit shows in the live preview, beside a whole build of the same report.

Usage: python benchmarks/serve/run.py [SPEC] [--rounds N]

CPU time is user and system time of the server and of the process that builds: from the save to the answer that holds the new
page; and to the end of the work that follows, while the author reads. The build is that of the HTML page alone.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SPEC = "specs/jd-customer-service/report.yaml"
LIMIT = 0.35
"""The most that an edit of prose may take of a build."""
GOAL = 0.5
"""Seconds of CPU that it may take on a machine of today."""
QUIET = 1.5
"""Seconds after which the process that builds has tidied up."""
TICK = os.sysconf("SC_CLK_TCK")


def used(processes: list[int]) -> float:
    """Return the CPU seconds of processes."""
    fields = [Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split() for pid in processes]
    return sum(int(field[11]) + int(field[12]) for field in fields) / TICK


def build_seconds(spec: Path) -> float:
    """Run a build; return its CPU time."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    call = [sys.executable, "-m", "reportgen", "build", "--to", "html", str(spec), "--output", str(spec.parent / "out")]
    subprocess.run(call, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


class Preview:
    """A running server and one browser that listens."""

    def __init__(self, spec: Path) -> None:
        call = [sys.executable, "-m", "reportgen", "serve", str(spec), "--no-open", "--port", "0"]
        self.process = subprocess.Popen(call, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        assert self.process.stdout is not None
        self.port = int(re.findall(r":(\d+)/", self.process.stdout.readline())[0])
        self.process.stdout.readline()
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        self.processes = [self.process.pid, *map(int, children)]
        self.page = self.get()

    def get(self) -> str:
        with closing(http.client.HTTPConnection("127.0.0.1", self.port)) as connection:
            connection.request("GET", "/")
            return connection.getresponse().read().decode()

    def shown(self, save: Callable[[], object], words: str) -> tuple[float, float, float]:
        """Save; return the CPU seconds until the page with these words is there, until all is quiet, and those on the clock."""
        with closing(http.client.HTTPConnection("127.0.0.1", self.port)) as connection:
            connection.request("GET", "/_preview/events")
            events = connection.getresponse()
            first = json.loads(events.readline().removeprefix(b"data: "))
            events.readline()
            time.sleep(QUIET)
            before, clock = used(self.processes), time.monotonic()
            save()
            while not (line := events.readline()).startswith(b"data: ") or json.loads(line.removeprefix(b"data: ")) == first:
                pass
        assert words in self.get()
        seen, clock = used(self.processes) - before, time.monotonic() - clock
        time.sleep(QUIET)
        return seen, used(self.processes) - before, clock

    def close(self) -> None:
        self.process.terminate()
        self.process.wait()


def measure(spec: Path, rounds: int) -> tuple[list[float], list[float], list[float], list[float]]:
    """Return CPU seconds of builds, of edits until they show and until all is quiet, and the seconds on the clock."""
    text = spec.read_text(encoding="utf-8")
    title = re.search(r"^  subtitle: (.+)$", text, re.MULTILINE)
    assert title is not None, "the spec needs a subtitle in one line"
    builds, seen, quiet, clocks = [], [], [], []
    preview = Preview(spec)
    try:
        for number in range(rounds):
            words = f"{title[1]}（{number}）"
            edited = text.replace(title[0], f"  subtitle: {words}")
            shown = preview.shown(lambda edited=edited: spec.write_text(edited, encoding="utf-8"), f"（{number}）")
            for found, into in zip(shown, (seen, quiet, clocks), strict=True):
                into.append(found)
            builds.append(build_seconds(spec))
    finally:
        preview.close()
    return builds, seen, quiet, clocks


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("spec", nargs="?", default=SPEC, help="the report, by its path in the project")
    arguments.add_argument("--rounds", type=int, default=7)
    chosen = arguments.parse_args()
    if not Path("/proc/self/stat").exists():
        print("skipped: this system tells no CPU time of other processes under /proc")
        return
    with tempfile.TemporaryDirectory() as made:
        project = Path(made)
        for name in ("specs", "survey_data"):
            shutil.copytree(ROOT / name, project / name)
        (project / "reportgen.yaml").touch()
        builds, seen, quiet, clocks = measure(project / chosen.spec, chosen.rounds)
    build, edit, tidy, clock = map(statistics.median, (builds, seen, quiet, clocks))
    print(f"build, HTML alone       {build:.2f} s of CPU ({min(builds):.2f}-{max(builds):.2f})")
    print(f"edit of prose, shown    {edit:.2f} s of CPU ({min(seen):.2f}-{max(seen):.2f}), goal {GOAL}")
    print(f"  on the clock          {clock:.2f} s")
    print(f"  and all work after    {tidy:.2f} s of CPU ({min(quiet):.2f}-{max(quiet):.2f})")
    print(f"edit / build            {edit / build:.2f}, limit {LIMIT}")
    sys.exit(edit / build > LIMIT)


if __name__ == "__main__":
    main()
