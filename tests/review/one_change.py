"""Writes ``docs/one-change.md``: what check, build and diff say of one change of each kind in each source report.

``python -m tests.review.one_change`` runs the commands on a copy of the reports, whose versions are released, and writes the page
anew. ``test_four_reports.py`` compares what they say with the page on every run.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from reportgen.cli import run
from tests.review.edits import EDITS, JD, RESEARCH, SALES, SERVICE, WAVE, Edit, edited

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "one-change.md"
MOST = 18
"""Lines of a comparison that the page shows."""
DIFFERS = "\n(exit code 1)"
NAMES = {
    JD: "The survey of customer service, from published figures",
    SALES: "The plan of measures, without a survey",
    RESEARCH: "The plan of a survey, before its answers",
    WAVE: "The survey that was planned, with answers",
    SERVICE: "The report with weights and two years",
}
NOT_THERE = {
    JD: "It has no weights: its rows were rebuilt from published percentages.",
    SALES: "It has no answers and no weights: its numbers are measures of operation that stand in the spec.",
    RESEARCH: "It has no answers and no weights yet.",
    WAVE: "It has no weights.",
    SERVICE: "",
}
"""What a report has none of."""
WHAT = {"answer": "One answer", "weight": "One weight", "label": "One label", "sentence": "One sentence", "target": "One target"}
INTRODUCTION = f"""\
# One change, and what is said of it

What `check`, `build` and [`diff`](diff.md) say when one thing is changed in a report: an answer, a weight, a label, a sentence,
a target. The reports are those of this project that were made from source documents, each built and [released](releases.md) as it
stands. So `build` does not replace what it finds, but says what differs; of a draft it would write the new version and end with
0. Of a comparison the first {MOST} lines are shown. The commands wrote all of this themselves, and the tests compare it with what
they say now.

A change that breaks a claim fails the check at the claim's line: [from red to green](ci.md#from-red-to-green).
"""


def fragment(text: str) -> str:
    """Return what the page shows of a comparison: its first lines without its title, which names folders."""
    lines = [line for line in text.splitlines()[1:] if line]
    return "\n".join(lines[:MOST]) + (f"\n… and {len(lines) - MOST} more" if len(lines) > MOST else "")


def heading(edit: Edit) -> str:
    """Return what was changed, for a heading and the line below it."""
    if edit.what in {"answer", "weight"}:
        row, column = edit.old.split()
        said = f"`{edit.file}`, respondent {row}: `{column}` is now `{edit.new}`."
    else:
        said = f"`{edit.file}`: `{edit.old}` is now `{edit.new}`."
    return f"### {WHAT[edit.what]}\n\n{said}\n"


def section(edit: Edit, version: str, check: str, build: str, diff: str) -> str:
    """Return the part of the page on one change."""
    name = f"specs/{edit.report}"
    calls = (
        (f"check {name}", check),
        (f"build {name} --to html", build),
        (f"diff output/{edit.report}/{version} {name}", diff),
    )
    shown = "\n".join(f"$ reportgen {call}\n{words}" for call, words in calls)
    return f"{heading(edit)}\n```console\n{shown}\n```\n"


def said(*arguments: str) -> str:
    """Return what a command says, problems first, and with which code it ends where that is not 0."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = run(list(arguments))
    text = (err.getvalue() + out.getvalue()).rstrip("\n")
    return text + (f"\n(exit code {code})" if code else "")


def told(edit: Edit) -> str:
    """Make a change in the working folder, run the commands, and take it back."""
    path = Path(edit.file)
    before = path.read_text(encoding="utf-8")
    path.write_text(edited(before, edit), encoding="utf-8")
    [version] = Path("output", edit.report).iterdir()
    check = said("check", f"specs/{edit.report}", "--strict")
    build = _without_source(said("build", f"specs/{edit.report}", "--to", "html"))
    diff = said("diff", str(version), f"specs/{edit.report}")
    path.write_text(before, encoding="utf-8")
    return section(edit, version.name, check, build, fragment(diff.removesuffix(DIFFERS)) + DIFFERS)


def _without_source(text: str) -> str:
    """Return problems without the lines of the spec that they point at."""
    return re.sub(r"^ +\d+ \|.*\n +\^+\n", "", text, flags=re.MULTILINE)


@contextlib.contextmanager
def released() -> Iterator[None]:
    """Work in a copy of the reports whose versions are released."""
    here = Path.cwd()
    with tempfile.TemporaryDirectory() as made:
        for name in ("specs", "survey_data"):
            shutil.copytree(ROOT / name, Path(made, name))
        Path(made, ".git").mkdir()
        os.chdir(made)
        try:
            for report in NAMES:
                assert run(["build", f"specs/{report}", "--to", "html"]) == 0
                assert run(["release", f"specs/{report}"]) == 0
            yield
        finally:
            os.chdir(here)


def page(sections: dict[Edit, str]) -> str:
    """Return the page."""
    parts = [INTRODUCTION]
    for report, name in NAMES.items():
        parts += [f"## {name}\n\n`specs/{report}`. {NOT_THERE[report]}".rstrip() + "\n"]
        parts += [sections[edit] for edit in EDITS if edit.report == report]
    return "\n".join(parts)


if __name__ == "__main__":
    with contextlib.redirect_stdout(sys.stderr), released():
        made = {edit: told(edit) for edit in EDITS}
    PAGE.write_text(page(made), encoding="utf-8")
