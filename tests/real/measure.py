"""Real exports imported, their numbers beside those that others computed: ``python -m tests.real.measure`` writes the page."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.real.measured import Compared, Measured, measure
from tests.real.sets import MISSING, SETS, SHARED, Set

PAGE = Path(__file__).parents[2] / "docs" / "import-real.md"
START = {"sets": "<!-- data sets -->\n", "left": "<!-- not compared -->\n", "different": "<!-- differences -->\n"}
END = "<!-- end -->\n"
SETS_HEAD = (
    "| data set | questions | known | compared | printed | different | said at the import | edited by hand |\n"
    "|---|--:|--:|--:|--:|--:|---|---|\n"
)
LEFT_HEAD = "| data set | values | why not compared | checks |\n|---|--:|---|---|\n"
NAMED = 6
"""Checks that are named for each reason."""
DIFFERENT_HEAD = "| data set | check | value | known | report |\n|---|---|---|--:|--:|\n"


def set_row(one: Set, found: Measured) -> str:
    """Return what came of a file as a row of the first table."""
    said = "" if one.partial == "complete" else f"`--partial {one.partial}`"
    told = ", ".join(f"`{code}`" for code in found.problems)
    edited = f"does not build: {told}" if not found.built else f"nothing; warns of {told}" if told else "nothing"
    known = len(found.values) or "none"
    printed = sum(value.printed for value in found.values)
    counts = (found.questions, known, len(found.compared), printed, len(found.differences))
    return f"| {one.name} | {' | '.join(map(str, counts))} | {said} | {edited} |\n"


def left_rows(one: Set, found: Measured) -> Iterator[str]:
    """Yield the values of a file that are not compared, by reason."""
    left: dict[str, list[Compared]] = {}
    for value in found.values:
        if value.found is None:
            left.setdefault(value.reason, []).append(value)
    for reason, values in sorted(left.items(), key=lambda item: (-len(item[1]), item[0])):
        checks = list(dict.fromkeys(value.check for value in values))
        told = [*checks[:NAMED], *([f"and {len(checks) - NAMED} more"] if len(checks) > NAMED else [])]
        yield f"| {one.name} | {len(values)} | {_safe(reason)} | {_safe(', '.join(told))} |\n"


def different_rows(one: Set, found: Measured) -> Iterator[str]:
    """Yield the values of a file that differ."""
    for value in found.differences:
        yield f"| {one.name} | {_safe(value.check)} | {_safe(value.key)} | {value.expected:.6g} | {value.found:.6g} |\n"


def _safe(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|").replace("<", "&lt;")


def measured(one: Set) -> Measured:
    """Return what came of a file."""
    with tempfile.TemporaryDirectory() as folder:
        return measure(one, Path(folder) / "project")


def _between(page: str, start: str, rows: str) -> str:
    before, rest = page.split(start)
    return f"{before}{start}{rows}{END}{rest.split(END, 1)[1]}"


def main() -> int:
    """Measure every file and write the page anew."""
    if not SHARED.exists():
        sys.stdout.write(f"skipped: {MISSING}\n")
        return 0
    rows = {"sets": SETS_HEAD, "left": LEFT_HEAD, "different": DIFFERENT_HEAD}
    for one in SETS:
        if not one.path.exists():
            sys.stdout.write(f"skipped: no {one.folder}/{one.file} in {SHARED}\n")
            return 1
        found = measured(one)
        sys.stdout.write(set_row(one, found))
        rows["sets"] += set_row(one, found)
        rows["left"] += "".join(left_rows(one, found))
        rows["different"] += "".join(different_rows(one, found))
    if rows["different"] == DIFFERENT_HEAD:
        rows["different"] = "None.\n"
    page = PAGE.read_text(encoding="utf-8")
    for name, start in START.items():
        page = _between(page, start, rows[name])
    PAGE.write_text(page, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
