"""Alpha and the importance of drivers on real surveys, against what R and, independently, Python made of them.

``oracle.json`` beside each file says what was computed and how: ``alpha`` is R's ``psych::alpha``, ``reg`` is ``lm()`` with R²
averaged over all orders. The files are not part of the project; see ``tests/outside.py``.
"""

from __future__ import annotations

import csv
import gzip
import json
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from reportgen.analysis.results import Estimate
from reportgen.spec import canonical
from reportgen.spec.spec import Spec

SHARED = Path(os.environ.get("REPORTGEN_SHARED_DATA", Path(__file__).parents[3] / "shared" / "data"))
Survey = Callable[..., Spec]
Compute = Callable[..., dict[str, Estimate]]


def checks(kind: str) -> Iterator[Any]:
    for path in sorted(SHARED.glob("*/oracle.json")):
        for name, file in json.loads(path.read_text(encoding="utf-8")).get("files", {}).items():
            for check in file["checks"] if name.endswith((".csv", ".csv.gz", ".xlsx")) else ():
                if check["definition"]["kind"] == kind:
                    yield pytest.param(path.parent / name, file["header_rows"], check, id=f"{path.parent.name}-{check['id']}")


pytestmark = [
    pytest.mark.shared_data,
    pytest.mark.skipif(
        not any(SHARED.glob("*/oracle.json")), reason=f"needs the survey files of REPORTGEN_SHARED_DATA; none in {SHARED}"
    ),
]


@cache
def cells(path: Path, headers: int) -> list[list[str]]:
    if path.suffix == ".xlsx":
        import openpyxl

        with closing(openpyxl.load_workbook(path, read_only=True)) as book:
            rows = book.worksheets[0].iter_rows(values_only=True)
            return [["" if v is None else str(v) for v in row] for row in rows][headers:]
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))[headers:]


def answers(rows: list[list[str]], columns: Mapping[int, Mapping[str, int] | None]) -> str:
    """Return the columns as a table of numbers; what the oracle's map does not name is no answer."""

    def number(text: str, known: Mapping[str, int] | None) -> str:
        if known is not None:
            return str(known.get(text, ""))
        return str(int(float(text))) if text else ""

    lines = (",".join(number(row[c], known) if c < len(row) else "" for c, known in columns.items()) for row in rows)
    return ",".join(f"c{c}" for c in columns) + "\n" + "\n".join(lines) + "\n"


@pytest.mark.parametrize(("path", "headers", "check"), [*checks("alpha")])
def test_alpha(path: Path, headers: int, check: Any, survey: Survey, estimates: Compute) -> None:
    asked, expected = check["definition"], check["values"]
    data = answers(cells(path, headers), dict.fromkeys(asked["cols"], asked.get("map")))
    codes = sorted({int(cell) for line in data.splitlines()[1:] for cell in line.split(",") if cell})
    scales = {d: {"options": {str(c): f"option {c}" for c in codes}, "direction": d} for d in ("high_is_good", "low_is_good")}
    turned = asked.get("reverse", [])
    scale = {c: "low_is_good" if c in turned else "high_is_good" for c in asked["cols"]}
    questions = {f"c{c}": {"ask": "?", "type": "scale", "scale": scale[c], "column": f"c{c}"} for c in asked["cols"]}
    dimension = {"d": {"label": "D", "questions": list(questions)}}
    spec = survey(data, scales=scales, questions=questions, dimensions=dimension)
    whole = [canonical.measure(name, "d") for name in ("alpha", "alpha_standardized")]
    items = [canonical.measure(name, "d", (q,)) for q in questions for name in ("alpha_without", "item_rest")]
    found = estimates(spec, *whole, *items)
    assert {e.base for e in found.values()} == {expected["n"]}
    same(found["alpha(d)"], expected["alpha_raw"])
    same(found["alpha_standardized(d)"], expected["alpha_std"])
    for c in asked["cols"]:
        same(found[f"alpha_without(d, 'c{c}')"], expected[f"alpha_if_deleted|{c}"])
        same(found[f"item_rest(d, 'c{c}')"], expected[f"item_rest_r|{c}"])


@pytest.mark.parametrize(("path", "headers", "check"), [*checks("reg")])
def test_drivers(path: Path, headers: int, check: Any, survey: Survey, estimates: Compute) -> None:
    asked, expected = check["definition"], check["values"]
    columns = {asked["y"]: asked.get("ymap", asked.get("map"))} | dict.fromkeys(asked["x"], asked.get("map"))
    questions = {f"c{c}": {"ask": "?", "type": "number", "column": f"c{c}"} for c in columns}
    model = {"label": "M", "of": f"c{asked['y']}", "by": [f"c{c}" for c in asked["x"]]}
    spec = survey(answers(cells(path, headers), columns), questions=questions, drivers={"m": model})
    drivers = [canonical.measure(name, "m", (f"c{c}",)) for c in asked["x"] for name in ("importance", "coefficient")]
    found = estimates(spec, canonical.measure("explained", "m"), *drivers)
    assert {e.base for e in found.values()} == {expected["n"]}
    same(found["explained(m)"], expected["r2"])
    for c in asked["x"]:
        same(found[f"importance(m, 'c{c}')"], expected[f"lmg_pct|{c}"] / 100)
        same(found[f"coefficient(m, 'c{c}')"], expected[f"beta_std|{c}"])


def same(ours: Estimate, theirs: float) -> None:
    assert ours.value == pytest.approx(theirs, rel=1e-9, abs=1e-12)
