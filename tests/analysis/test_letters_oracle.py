"""Cross tables of real files with the letters of the profile ``plain``, against letters computed in R and in Python.

The files are not part of the project; their folder is named by ``REPORTGEN_SHARED_DATA``, or lies beside the checkout.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import os
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from reportgen.analysis.analyse import analyse
from reportgen.data.open import open_data
from reportgen.facts.evaluate import evaluate
from reportgen.facts.ledger import Ledger
from reportgen.spec import canonical
from reportgen.spec.plan import plan
from reportgen.spec.spec import Spec

SHARED = Path(os.environ.get("REPORTGEN_SHARED_DATA", Path(__file__).parents[3] / "shared" / "data"))
READ = (".csv", ".csv.gz", ".csv.zip", ".xlsx")
"""Endings that the standard library and openpyxl read."""


@dataclass(frozen=True)
class Check:
    """One cross table of the oracle."""

    folder: str
    file: str
    id: str
    definition: Mapping[str, Any]
    header: int
    encoding: str
    missing: frozenset[str]
    values: Mapping[str, Any]

    @property
    def answers(self) -> list[str]:
        """The answers, in some order."""
        end = f"|{self.definition['banner'][0]}"
        return [k.removeprefix("pct|").removesuffix(end) for k in self.values if k.startswith("pct|") and k.endswith(end)]


def checks() -> Iterator[Check]:
    for path in sorted(SHARED.glob("*/oracle.json")):
        for name, file in json.loads(path.read_text(encoding="utf-8")).get("files", {}).items():
            found = [c for c in file["checks"] if c["definition"]["kind"] in {"xtab", "wxtab"}]
            if not found or not _file(path.parent, name) or file["row_filter"]:
                continue
            for c in found:
                missing = frozenset(file["missing_tokens"])
                yield Check(
                    path.parent.name, name, c["id"], c["definition"], file["header_rows"], file["encoding"], missing, c["values"]
                )


def _file(folder: Path, name: str) -> Path | None:
    return next((p for p in (folder / name, folder / f"{name}.zip") if p.exists() and p.name.endswith(READ)), None)


CHECKS = list(checks())


def rows(check: Check) -> list[list[str]]:
    path = _file(SHARED / check.folder, check.file)
    assert path is not None
    if path.suffix == ".xlsx":
        import openpyxl

        with path.open("rb") as file:
            sheet = openpyxl.load_workbook(file).worksheets[0]
            return [["" if c is None else str(c) for c in row] for row in sheet.iter_rows(values_only=True)][check.header :]
    data = path.read_bytes()
    if path.suffix == ".gz":
        data = gzip.decompress(data)
    if path.suffix == ".zip":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            data = archive.read(archive.namelist()[0])
    return list(csv.reader(io.StringIO(data.decode(check.encoding), newline="")))[check.header :]


def answers(check: Check) -> str:
    """Return the two columns as numbers of the answers and of the columns, and the weight."""
    d, known, banner = check.definition, check.answers, check.definition["banner"]
    lines = ["q,s,w"]
    for row in rows(check):
        q, s = row[d["row"]], row[d["col"]]
        answer = "" if q in check.missing else str(known.index(q)) if q in known else ""
        lines.append(f"{answer},{banner.index(s) if s in banner else ''},{row[d['w']] if 'w' in d else 1}")
    return "\n".join(lines) + "\n"


def evaluated(spec: Spec) -> Ledger:
    with open_data(spec) as found:
        return evaluate(spec, analyse(spec, plan(spec), found))


@pytest.mark.shared_data
@pytest.mark.skipif(not CHECKS, reason=f"needs the survey files of REPORTGEN_SHARED_DATA; none in {SHARED}")
@pytest.mark.parametrize("check", CHECKS, ids=lambda c: f"{c.folder}:{c.id}")
def test_a_cross_table(check: Check, survey: Callable[..., Spec]) -> None:
    banner, values = check.definition["banner"], check.values
    weighted: dict[str, Any] = {"weight": "w"} if "w" in check.definition else {}
    spec = survey(
        answers(check),
        questions={
            "q": {
                "ask": "?",
                "type": "single",
                "column": "q",
                "options": {str(i): f"answer {i}" for i in range(len(check.answers))},
            }
        },
        segments={"s": {"label": "S", "column": "s", "options": {str(i): f"column {i}" for i in range(len(banner))}}},
        content=[{"table": {"rows": "q", "columns": "s", "letters": "true", "id": "t", "tests": {"profile": "plain"}}}],
        **weighted,
    )
    ledger = evaluated(spec)
    z = {(c.one.canonical, c.other.canonical): c.statistic for c in ledger.contrasts if c.other}
    compared = 0
    for i, answer in enumerate(check.answers):
        ids = [canonical.share("q", str(i), segments=(("s", str(j)),)).canonical for j in range(len(banner))]
        for j, column in enumerate(banner):
            fact = ledger.facts[ids[j]]
            assert fact.estimate is not None
            assert 100 * (fact.value or 0.0) == pytest.approx(values[f"pct|{answer}|{column}"], rel=1e-9, abs=1e-12)
            assert fact.estimate.base == values[f"base_n|{column}"]
            if f"base_neff|{column}" in values:
                assert fact.estimate.effective_base == pytest.approx(values[f"base_neff|{column}"], rel=1e-9)
            if f"count|{answer}|{column}" in values:
                assert fact.estimate.n == values[f"count|{answer}|{column}"]
            assert ledger.marks.get(("t", ids[j]), "") == values[f"letters|{answer}|{column}"]
            compared += 1
            for k in range(j + 1, len(banner)):
                ours, theirs = z[ids[j], ids[k]], values[f"z|{answer}|{column}~{banner[k]}"]
                if ours is None:  # nothing to test; the oracle writes 0
                    assert {ledger.facts[ids[j]].value, ledger.facts[ids[k]].value} in ({0.0}, {1.0})
                    assert theirs == 0
                else:
                    assert ours == pytest.approx(theirs, rel=1e-9, abs=1e-9)
    assert compared == sum(key.startswith("letters|") for key in values) > 0


@pytest.mark.shared_data
@pytest.mark.skipif(not CHECKS, reason=f"needs the survey files of REPORTGEN_SHARED_DATA; none in {SHARED}")
def test_how_many_letters_are_compared() -> None:
    cells = [key for check in CHECKS for key in check.values if key.startswith("letters|")]
    assert (len({c.folder for c in CHECKS}), len(CHECKS), len(cells)) == (12, 38, 445)
