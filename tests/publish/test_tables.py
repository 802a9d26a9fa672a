"""Tables and manifest of a real report, compared with what the files themselves say."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from reportgen.pipeline import Checked, check
from reportgen.publish.manifest import manifest
from reportgen.publish.tables import COLUMNS, file_names, number, safe, tables
from reportgen.publish.version import version_files
from reportgen.render.output import Rendered
from reportgen.verbs.new import new


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory) -> Checked:
    return check(new(tmp_path_factory.mktemp("tables") / "library", "en"))


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def answers(checked: Checked) -> list[dict[str, str]]:
    return rows(checked.spec.answers.path.read_text(encoding="utf-8"))


def test_counts_are_those_of_the_answers(checked: Checked) -> None:
    raw = answers(checked)
    shown = [row for row in rows(tables(checked.spec, checked.ledger)["seats"]) if row["measure"] == "share"]
    assert len(shown) == 5 * 3
    for row in shown:
        asked = [r for r in raw if not row["segment"] or r[row["segment"]] == row["segment_value"]]
        counted = sum(r["seats"] == row["option"] for r in asked)
        assert (int(row["n"]), int(row["base"])) == (counted, len(asked))
        assert float(row["share"]) == pytest.approx(counted / len(asked), abs=1e-12)
    assert [row["label"] for row in shown[:5]] == ["Very satisfied", "Satisfied", "Neither", "Dissatisfied", "Very dissatisfied"]


def test_every_fact_of_the_survey_has_a_row(checked: Checked) -> None:
    found = {row["fact"] for text in tables(checked.spec, checked.ledger).values() for row in rows(text)}
    assert found == {fact.id for fact in checked.ledger.facts.values() if fact.estimate is not None}


def test_the_files_open_in_excel(checked: Checked) -> None:
    files = version_files(checked.spec, checked.ledger, checked.contents, Rendered({}, {}))
    table = files["tables/overall.csv"]
    assert table.startswith(b"\xef\xbb\xbfquestion,item,option,label,measure,")
    assert table.count(b"\r\n") == table.count(b"\n")


def test_a_withheld_number_has_its_reason_and_no_value(checked: Checked) -> None:
    document = checked.spec.document
    strict = document.model_copy(update={"report": document.report.model_copy(update={"minimum_base": 60})})
    estimates = {name: fact for name, fact in checked.ledger.facts.items() if fact.estimate}
    name = "top(seats, group='student')"
    fact = estimates[name]
    assert fact.estimate is not None
    hidden = replace(fact.estimate, value=None, n=None, weighted_n=None, interval=None, withheld="minimum-base")
    ledger = replace(checked.ledger, facts={**checked.ledger.facts, name: replace(fact, estimate=hidden, value=None)})
    (row,) = [row for row in rows(tables(replace(checked.spec, document=strict), ledger)["seats"]) if row["fact"] == name]
    assert (row["withheld"], row["share"], row["value"], row["n"], row["weighted_n"]) == ("minimum-base", "", "", "", "")


@pytest.mark.parametrize(
    ("text", "written"),
    [
        *(("=1+1", "'=1+1"), ("+1 (sometimes)", "'+1 (sometimes)"), ("-", "'-"), ("@SUM(A1)", "'@SUM(A1)"), ("＝1", "'＝1")),
        *(("\t=1", "'\t'=1"), ("-1", "-1"), ("+0.5", "+0.5"), ("满意", "满意"), ("a=b", "a=b"), ("", "")),
        *((" =1", "' =1"), ("\ufeff=1", "'\ufeff=1"), ("\r=1", "'\r=1"), ("-1+1", "'-1+1"), ("-2.5e-07", "-2.5e-07")),
        *(("Bad; =1+1", "Bad; '=1+1"), ('x";"=1', 'x";"\'=1'), ("a\t@b", "a\t'@b"), ("A; B", "A; B"), ("1–5; 6", "1–5; 6")),
    ],
)
def test_no_text_is_a_formula(text: str, written: str) -> None:
    assert safe(text) == written


def test_names_are_safe_on_every_file_system() -> None:
    names = file_names(["overall", "满意度", "Overall", "q1", "con.txt"])
    assert names["q1"] == "q1"
    assert names["满意度"] == "q-" + sha256("满意度".encode()).hexdigest()[:8]
    assert len({name.casefold() for name in names.values()}) == 5
    assert all(name.isascii() and "." not in name for name in names.values())


def test_numbers_have_twelve_digits() -> None:
    assert [number(0.1 + 0.2), number(1e-7), number(3000.0), number(None)] == ["0.3", "1e-07", "3000", ""]


def test_the_columns_are_the_documented_ones() -> None:
    promised = "question item option label measure segment segment_value wave n weighted_n base effective_base share"
    assert COLUMNS[:13] == tuple(promised.split())
    assert {"low", "high", "method", "withheld"} < set(COLUMNS)


def read_manifest(checked: Checked, files: Mapping[str, bytes]) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(manifest(checked.spec, checked.ledger, files, {"zlib": "1"}))
    return read


def test_the_manifest_names_inputs_and_outputs_with_their_hash(checked: Checked) -> None:
    read = read_manifest(checked, {"index.html": b"page", "a/b.csv": b"table"})
    folder = checked.spec.file.path.parent
    inputs = {entry["path"]: entry["sha256"] for entry in read["inputs"]}
    assert inputs == {name: sha256((folder / name).read_bytes()).hexdigest() for name in ("report.yaml", "answers.csv")}
    outputs = {entry["path"]: (entry["sha256"], entry["bytes"]) for entry in read["outputs"]}
    assert outputs == {"index.html": (sha256(b"page").hexdigest(), 4), "a/b.csv": (sha256(b"table").hexdigest(), 5)}


def test_the_manifest_tells_the_result_of_every_claim(checked: Checked) -> None:
    claims = {claim["id"]: claim for claim in read_manifest(checked, {})["claims"]}
    assert {name: claim["holds"] for name, claim in claims.items()} == {"satisfied": True, "hours-first": True}
    (comparison,) = claims["satisfied"]["comparisons"]
    raw = answers(checked)
    top = sum(row["overall"] in "45" for row in raw) / len(raw)
    assert comparison["left"] == {"expression": "top(overall)", "printed": f"{100 * top:.0f}%"}


BUILD = """
import sys
from pathlib import Path
from reportgen import build, check
build(check(Path(sys.argv[1])), Path(sys.argv[2]))
"""


@pytest.mark.slow
def test_the_same_inputs_give_the_same_bytes(tmp_path: Path) -> None:
    """Hash seed, time zone, locale, clock, working folder and the project's folder leave no trace."""
    circumstances: tuple[dict[str, str], ...] = (
        {"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C.UTF-8"},
        {"PYTHONHASHSEED": "1", "TZ": "Asia/Tokyo", "LC_ALL": "C", "SOURCE_DATE_EPOCH": "1"},
        {"PYTHONHASHSEED": "2", "TZ": "America/New_York", "LC_ALL": "zh_CN.GB18030", "LANG": "zh_CN", "OMP_NUM_THREADS": "1"},
    )
    built = []
    for number_, environment in enumerate(circumstances):
        home = tmp_path / f"a folder {number_}" / ("深" * number_ or "flat")
        home.mkdir(parents=True)
        spec = new(home / "library", "zh-CN")
        output = home / "output"
        command = [sys.executable, "-P", "-c", BUILD, str(spec), str(output)]
        subprocess.run(command, cwd=home if number_ else "/", env={**os.environ, **environment}, check=True)
        files = sorted(path for path in output.rglob("*") if path.is_file())
        built.append({path.relative_to(output).as_posix(): sha256(path.read_bytes()).hexdigest() for path in files})
    assert {f"library/1.0/{name}" for name in ("index.html", "report.pdf", "facts.json", "tables/seats.csv")} < set(built[0])
    written = next(tmp_path.rglob("output/library/1.0/manifest.json"))
    listed = json.loads(written.read_text(encoding="utf-8"))["outputs"]
    assert set(built[0]) == {"library/1.0/manifest.json", *(f"library/1.0/{entry['path']}" for entry in listed)}
    assert built[0] == built[1] == built[2]
