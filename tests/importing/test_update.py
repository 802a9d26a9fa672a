"""`reportgen import FILE --update DIR`: newer answers in the author's codes, and never half of them."""

from __future__ import annotations

import csv
import errno
import json
import random
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from reportgen import pipeline
from reportgen.cli import run
from reportgen.importing.draft import Draft, DraftQuestion, Filled
from reportgen.importing.export import Export
from reportgen.importing.table import Column
from reportgen.importing.updating import record
from reportgen.importing.updating.layout import laid_out
from reportgen.importing.updating.matching import Matched
from reportgen.problems import Code, Kind, Place, Problem, ReportError

HEADER = (
    "Timestamp",
    "Email address",
    "Which team are you in?",
    "How do you travel?",
    "What do you eat there?",
    "How old are you?",
)
TEAMS, WAYS, FOOD = ("Sales", "Engineering"), ("Bus", "Bicycle", "On foot"), ("Soup", "Pasta, any kind", "Salad")
Row = tuple[str, ...]


def rows(n: int, *, ways: Sequence[str] = WAYS, teams: Sequence[str] = TEAMS) -> list[Row]:
    """Return answers of nobody; a longer list begins with the shorter one."""
    choose = random.Random(4)  # noqa: S311 - invented answers
    found: list[Row] = []
    for n_ in range(n):
        food = ", ".join(f for f in FOOD if choose.random() < 0.6)
        way = "Bus" if n_ < 60 else "Bicycle"  # what most gave first is not what most give later
        way = way if choose.random() < 0.6 else choose.choice(ways)
        day = f"3/{14 + n_ % 10}/2025 9:00:0{n_ % 10}"
        found.append((day, f"person{n_}@example.com", choose.choice(teams), way, food, str(choose.randint(20, 60))))
    return found


def saved(path: Path, answers: Sequence[Row], header: Sequence[str] = HEADER) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, *answers])
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return an import that its author has edited: another name, another wording, other labels."""
    made = tmp_path / "canteen"
    assert run(["import", str(saved(tmp_path / "first.csv", rows(80))), "--into", str(made)]) == 0
    edited = (made / "report.yaml").read_text(encoding="utf-8")
    for old, new in (("travel:", "way:"), ("(travel", "(way"), ("chart: travel", "chart: way"), ("rows: travel", "rows: way")):
        edited = edited.replace(old, new)
    edited = edited.replace("1: Bus\n", "1: Public transport\n").replace("How do you travel?", "How do people come?")
    (made / "report.yaml").write_text(edited, encoding="utf-8")
    assert run(["check", str(made), "--strict"]) == 0
    return made


def data(folder: Path) -> list[dict[str, str]]:
    with (folder / "answers.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def update(capsys: pytest.CaptureFixture[str], *call: str | Path) -> tuple[int, str, str]:
    capsys.readouterr()
    code = run(["import", *map(str, call)])
    out, err = capsys.readouterr()
    return code, out, err


def test_newer_answers_get_the_codes_of_the_first_import(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spec, first = (folder / "report.yaml").read_bytes(), data(folder)
    newer = saved(tmp_path / "newer.csv", rows(300))
    code, out, err = update(capsys, newer, "--update", folder)
    assert (code, err) == (0, "")
    assert "300 answers, 80 before" in out
    assert (folder / "report.yaml").read_bytes() == spec
    assert sorted(path.name for path in folder.iterdir()) == [
        *("answers.csv", "import.json", "import.md", "report.schema.json", "report.yaml")
    ]
    now = data(folder)
    assert now[:80] == first
    assert record.read((folder / "import.json").read_bytes()).questions[1].options == {"1": "Bus", "2": "Bicycle", "3": "On foot"}
    given = Counter(row[3] for row in rows(300))
    assert Counter(row["q4"] for row in now) == {"1": given["Bus"], "2": given["Bicycle"], "3": given["On foot"]}
    assert given["Bicycle"] > given["Bus"]  # an import of the newer file alone would turn the codes round
    assert run(["check", str(folder), "--strict"]) == 0


def test_a_new_answer_is_told_with_its_lines_and_nothing_is_replaced(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    newer = saved(tmp_path / "newer.csv", rows(200, ways=("By train", *WAYS), teams=("Legal", *TEAMS)))
    code, _, err = update(capsys, newer, "--update", folder)
    assert code == 1
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    spec = before["report.yaml"].decode().splitlines()
    told = [line for line in err.splitlines() if "which is new" in line]
    assert len(told) == 3  # the team is a segment too
    for line in told:
        number = int(line.split("report.yaml:")[1].split(":")[0])
        assert spec[number - 1].strip() == "options:"
    assert "Write 4: By train where it belongs" in err
    assert err.count("Write 3: Legal where it belongs") == 2
    for place, name in sorted(
        ((int(line.split("report.yaml:")[1].split(":")[0]), "4: By train" if "train" in line else "3: Legal") for line in told),
        reverse=True,
    ):
        spec.insert(place, f"      {name}")
    (folder / "report.yaml").write_text("\n".join(spec) + "\n", encoding="utf-8")
    assert update(capsys, newer, "--update", folder)[0] == 0
    assert Counter(row["q4"] for row in data(folder))["4"] > 0
    assert run(["check", str(folder), "--strict"]) == 0


def test_questions_that_are_new_are_kept_and_proposed(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    header = (*HEADER[:3], "Is it loud?", *HEADER[3:])
    answers = [(*row[:3], "yes" if n % 3 else "no", *row[3:]) for n, row in enumerate(rows(120))]
    code, out, _ = update(capsys, saved(tmp_path / "newer.csv", answers, header), "--update", folder)
    assert code == 0
    assert "1 questions of the newer file are not in the spec" in out
    proposed = out[out.index("questions:\n") :]
    column = proposed.split("column: ")[1].split("\n")[0]
    assert Counter(row[column] for row in data(folder)) == {"1": 80, "2": 40} or Counter(row[column] for row in data(folder)) == {
        "2": 80,
        "1": 40,
    }
    spec = folder / "report.yaml"
    spec.write_text(spec.read_text(encoding="utf-8").replace("questions:\n", proposed, 1), encoding="utf-8")
    assert run(["check", str(folder), "--strict"]) in (0, 1)  # a question that no block shows is a warning
    assert update(capsys, tmp_path / "newer.csv", "--update", folder)[1].count("not in the spec") == 0


def without(place: int, answers: Sequence[Row]) -> list[Row]:
    return [(*row[:place], *row[place + 1 :]) for row in answers]


STORY = "I would rather tell you a story of mine that has nothing to do with what you ask, and that has the number "
REFUSED: dict[str, Callable[[Path], tuple[Path, int, str]]] = {
    "a question is gone": lambda path: (
        saved(path, without(3, rows(120)), [*HEADER[:3], *HEADER[4:]]),
        1,
        "'How do you travel?' is not in the newer file, and way has its column q4",
    ),
    "another survey": lambda path: (saved(path, [("a", "b")] * 99, ("One?", "Two?")), 2, ""),
    "fewer answers": lambda path: (saved(path, rows(40)), 1, "40 answers, fewer than the 80"),
    "another type": lambda path: (
        saved(path, [(*row[:5], STORY + row[5]) for row in rows(120)]),
        1,
        "The answers to 'How old are you?' make a question of type ",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_does_not_fit_replaces_nothing(case: str, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    newer, exit_code, words = REFUSED[case](tmp_path / "newer.csv")
    before = (folder / "answers.csv").read_bytes()
    code, _, err = update(capsys, newer, "--update", folder)
    assert code == exit_code
    assert words in err
    assert (folder / "answers.csv").read_bytes() == before


def test_answers_that_the_spec_cannot_read_replace_nothing(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    monkeypatch.setattr(pipeline, "estimated", refuse)
    code, _, err = update(capsys, saved(tmp_path / "newer.csv", rows(120)), "--update", folder)
    assert code == 1
    assert "does not fit" in err
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def refuse(*_: object) -> None:
    raise ReportError([Problem(Code.DATA_VALUE, Place("answers.csv"), "It does not fit", "Look at it", kind=Kind.REPORT)])


def test_what_is_personal_stays_out_and_what_was_said_holds_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = tmp_path / "made"
    first, newer = saved(tmp_path / "first.csv", rows(60)), saved(tmp_path / "newer.csv", rows(90))
    assert run(["import", str(first), "--into", str(made), "--leave-out", "How old are you?"]) == 0
    assert update(capsys, newer, "--update", made / "report.yaml")[0] == 0
    kept = (made / "import.json").read_text(encoding="utf-8")
    assert "example.com" not in (made / "answers.csv").read_text(encoding="utf-8") + kept
    assert [name for name in data(made)[0] if name.startswith("q")] == ["q3", "q4", "q5_1", "q5_2", "q5_3"]
    assert json.loads(kept)["said"]["leave_out"] == ["How old are you?"]


def test_a_disk_that_fails_at_the_last_step_leaves_the_old_answers(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    before, kept = (folder / "answers.csv").read_bytes(), sorted(path.name for path in folder.iterdir())
    real = Path.replace

    def full(self: Path, target: Path) -> Path:
        if target.name == "answers.csv":
            raise OSError(errno.ENOSPC, "No space left on device")
        return real(self, target)

    monkeypatch.setattr(Path, "replace", full)
    code, _, err = update(capsys, saved(tmp_path / "newer.csv", rows(120)), "--update", folder)
    assert (code, "the disk is full" in err) == (3, True)
    assert (folder / "answers.csv").read_bytes() == before
    assert sorted(path.name for path in folder.iterdir()) == kept


def test_a_question_put_in_first_takes_nobody_elses_place(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Platforms number questions: all that follow have another number then."""
    chance = random.Random(6)  # noqa: S311 - invented answers
    ages, hours = ([str(chance.randint(18, 60)) for _ in range(60)] for _ in range(2))
    sexes = ["男", "女"] * 30
    first = saved(tmp_path / "a.csv", list(zip(ages, sexes, strict=True)), ("1、您的年龄是？", "2、您的性别是？"))
    made = tmp_path / "made"
    assert run(["import", str(first), "--into", str(made)]) == 0
    header = ("1、您每周工作多少小时？", "2、您的年龄是？", "3、您的性别是？")
    newer = saved(tmp_path / "b.csv", list(zip(hours, ages, sexes, strict=True)), header)
    before = data(made)
    code, out, err = update(capsys, newer, "--update", made)
    assert (code, err) == (0, "")
    assert "1 questions of the newer file are not in the spec" in out
    assert [{name: row[name] for name in before[0]} for row in data(made)] == before
    other = saved(tmp_path / "c.csv", list(zip(hours, sexes, strict=True)), ("1、您每天睡几小时？", "2、您的性别是？"))
    assert run(["import", str(first), "--into", str(tmp_path / "again")]) == 0
    code, out, _ = update(capsys, other, "--update", tmp_path / "again")
    assert code == 0
    assert "'您的年龄是？' is '您每天睡几小时？' in the newer file" in out


@pytest.mark.parametrize(("places", "fits"), [(1, True), (2, True), (3, False)])
def test_a_ranking_with_a_place_more_is_another_question(places: int, fits: bool) -> None:
    known = record.Known("r", "ranking", "Which first?", (record.Kept("r_1"), record.Kept("r_2")), {"1": "Tea"}, True, ())
    columns = tuple(Filled(f"p{n}", Column.of(["1"])) for n in range(places))
    question = DraftQuestion("r", "ranking", "Which first?", "Which first?", columns, places=True)
    record_, draft = record.Record((known,)), Draft("", "en", "plain", 1, (question,))
    export = Export("plain", "", "", (), (), 1)
    layout = laid_out(record_, Matched(((known, question),), (), ()), draft, export, lambda _: {})
    assert (layout.changed == ()) is fits
    assert [column.name for column in layout.columns] == (["r_1", "r_2"][:places] if fits else [])


def test_what_changes_nothing_and_what_is_wrong_is_told(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    newer = saved(tmp_path / "newer.csv", rows(120))
    code, _, err = update(capsys, newer, "--update", folder, "--title", "Another", "--mode", "web")
    assert code == 2
    assert "--title changes nothing" in err
    assert "--mode changes nothing" in err
    code, _, err = update(capsys, newer, "--update", folder, "--language", "xx")
    assert (code, "There is no 'xx'" in err) == (2, True)


def test_a_folder_without_an_import_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    newer = saved(tmp_path / "newer.csv", rows(60))
    code, _, err = update(capsys, newer, "--update", tmp_path)
    assert code == 2
    assert "No import is kept there" in err
    (tmp_path / "import.json").write_text("{}", encoding="utf-8")
    assert update(capsys, newer, "--update", tmp_path)[0] == 2
