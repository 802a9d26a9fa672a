"""`reportgen import`: from a file to a report in two commands, what the call says, and what it is told."""

from __future__ import annotations

import csv
import json
import random
from pathlib import Path

import pytest

from reportgen.cli import run
from reportgen.verbs.build import Request, build

HEADER = (
    "Timestamp",
    "Email address",
    "Which team are you in?",
    "How satisfied are you with the canteen?",
    "What do you eat there?",
    "Weight",
    "Ideas?",
)
TEAMS, RATES = ("Sales", "Engineering"), ("Very dissatisfied", "Dissatisfied", "Neutral", "Satisfied", "Very satisfied")
FOOD = ("Soup", "Pasta, any kind", "Salad")
PEOPLE = 80


@pytest.fixture
def export(tmp_path: Path) -> Path:
    """Return an invented export of Google Forms."""
    choose = random.Random(4)  # noqa: S311 - invented answers
    path = tmp_path / "Canteen 2025 (Responses).csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(HEADER)
        for n in range(PEOPLE):
            food = ", ".join(f for f in FOOD if choose.random() < 0.6)
            own = f"private words of person {n}" if n % 3 == 0 else ""
            weight = choose.choice(("0.8", "1.2"))
            day = f"3/{14 + n % 10}/2025 9:00:0{n % 10}"
            rows.writerow((day, f"person{n}@example.com", choose.choice(TEAMS), choose.choice(RATES), food, weight, own))
    return path


def told(capsys: pytest.CaptureFixture[str], *call: str | Path) -> tuple[int, str, str]:
    code = run(["import", *map(str, call)])
    out, err = capsys.readouterr()
    return code, out, err


def test_two_commands_make_a_report(export: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "canteen"
    code, out, err = told(capsys, export, "--into", folder)
    assert (code, err) == (0, "")
    assert f"{PEOPLE} answers" in out
    assert sorted(path.name for path in folder.iterdir()) == [
        "answers.csv",
        "import.json",
        "import.md",
        "report.schema.json",
        "report.yaml",
    ]
    outcome = build(Request(folder / "report.yaml", output=tmp_path / "output", strict=True))
    assert outcome.exit_code(strict=True) == 0, outcome.problems
    assert outcome.folder is not None
    facts = json.loads((outcome.folder / "facts.json").read_text(encoding="utf-8"))["facts"]
    with export.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for food in FOOD:
        mine = sum(food in row[HEADER[4]] for row in rows)
        answered = sum(bool(row[HEADER[4]]) for row in rows)
        assert any(f["n"] == mine and f["base"] == answered for f in facts if f["id"].startswith("share("))


def test_no_row_of_a_respondent_reaches_what_is_written_but_the_answers(
    export: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told(capsys, export, "--into", tmp_path / "canteen")
    build(Request(tmp_path / "canteen" / "report.yaml", output=tmp_path / "output"))
    readable = [tmp_path / "canteen" / name for name in ("report.yaml", "import.md")]
    readable += [path for path in (tmp_path / "output").rglob("*") if path.is_file()]
    assert readable
    for path in readable:
        content = path.read_bytes()
        assert b"private words" not in content
        assert b"person1@" not in content
    assert "person1@" not in (tmp_path / "canteen" / "answers.csv").read_text(encoding="utf-8")


def test_what_the_author_says_stands_in_the_spec(export: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = {
        "--sample": "probability",
        "--population": "All staff",
        "--mode": "On paper",
        "--title": "Our canteen",
        "--weight": "Weight",
        "--fieldwork": "2025-03-01..2025-03-31",
        "--date": "2025-04-02",
    }
    code, _, err = told(capsys, export, "--into", tmp_path / "c", *(word for pair in said.items() for word in pair))
    spec = (tmp_path / "c" / "report.yaml").read_text(encoding="utf-8")
    assert (code, err) == (0, "")
    for line in ("kind: probability", "population: All staff", "mode: On paper", "title: Our canteen", "date: 2025-04-02"):
        assert f"  {line}\n" in spec
    assert "fieldwork: {from: 2025-03-01, to: 2025-03-31}" in spec
    assert "  weight:\n    column: weight\n" in spec
    assert build(Request(tmp_path / "c" / "report.yaml", output=tmp_path / "o", formats=("html",))).exit_code(strict=False) == 0


def test_the_same_file_gives_the_same_bytes(export: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("a/same", "b/same"):
        told(capsys, export, "--into", tmp_path / name)
    one, other = ({p.name: p.read_bytes() for p in (tmp_path / name).iterdir()} for name in ("a/same", "b/same"))
    assert one == other


def test_a_file_without_a_question_is_told_and_nothing_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "same.csv"
    file.write_text("Team,Score\n" + "A,\n" * 20, encoding="utf-8")
    code, out, err = told(capsys, file)
    assert (code, out) == (2, "")
    assert "no column holds answers that a report can use" in err
    assert "--keep" in err
    assert [path.name for path in tmp_path.iterdir()] == ["same.csv"]


def test_formulas_without_values_tell_what_to_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    for row in (["Team", "Score"], *(["A", f"=1+{n}"] for n in range(20))):
        book.active.append(row)
    book.save(tmp_path / "sums.xlsx")
    code, out, err = told(capsys, tmp_path / "sums.xlsx")
    assert (code, out) == (2, "")
    assert "formula" in err.lower()
    assert "save" in err


def test_nothing_is_overwritten(export: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "there").mkdir()
    (tmp_path / "there" / "kept.txt").write_text("mine")
    code, out, err = told(capsys, export, "--into", tmp_path / "there")
    assert (code, out) == (2, "")
    assert "nothing is overwritten" in err
    assert [path.name for path in (tmp_path / "there").iterdir()] == ["kept.txt"]


def test_every_mistake_of_a_call_is_told_at_once(export: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wrong = (
        "--sample",
        "random",
        "--language",
        "fr",
        "--partial",
        "some",
        "--date",
        "2025-13-01",
        "--fieldwork",
        "2025-03-09..2025-03-01",
    )
    code, _, err = told(capsys, export, "--into", tmp_path / "c", *wrong)
    assert code == 2
    for option in ("--sample", "--language", "--partial", "--date", "--fieldwork"):
        assert option in err
    assert not (tmp_path / "c").exists()


@pytest.mark.parametrize("option", ["--weight", "--keep", "--leave-out"])
def test_a_column_that_is_not_there_is_told_with_the_nearest(
    option: str, export: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, _, err = told(capsys, export, "--into", tmp_path / "c", option, "Wieght")
    assert code == 2
    assert option in err
    assert "Did you mean 'Weight'?" in err


def test_a_missing_file_and_a_wrong_platform_are_told(export: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = told(capsys, tmp_path / "nothing.csv", "--into", tmp_path / "c")
    assert code == 2
    assert "nothing.csv" in err
    code, _, err = told(capsys, export, "--platform", "excel", "--into", tmp_path / "c")
    assert code == 2
    assert "excel" in err
    assert "surveymonkey" in err


def test_a_personal_column_is_kept_by_name_only(export: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told(capsys, export, "--into", tmp_path / "c", "--keep", "Email address")
    assert "person1@example.com" in (tmp_path / "c" / "answers.csv").read_text(encoding="utf-8")


def test_the_folder_is_named_after_the_file(
    export: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert told(capsys, export.name)[0] == 0
    assert "  id: canteen-2025-responses\n" in (tmp_path / "Canteen 2025 (Responses)" / "report.yaml").read_text(encoding="utf-8")


def test_a_folder_is_told_to_be_none_of_the_files_and_not_to_be_in_the_way(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "exports").mkdir()
    code, _, err = told(capsys, "exports")
    assert code == 2
    assert "this is a folder, not a file" in err
    assert "overwritten" not in err
