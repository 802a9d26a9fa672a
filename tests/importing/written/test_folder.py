"""What an import writes builds at once, in every language, and its account names the right lines."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from reportgen.importing.draft import Draft, Filled, LeftOut
from reportgen.importing.export import Export
from reportgen.importing.table import Column
from reportgen.importing.written.body import FEW, MANY, VERY_MANY, _letters
from reportgen.importing.written.codebook import segments
from reportgen.importing.written.folder import folder_of
from reportgen.importing.written.settings import Settings
from reportgen.importing.written.words import _ALL
from reportgen.verbs.build import Request, check
from tests.importing.written.invented import Language, draft

EXPORT = Export("surveymonkey", "The header says Respondent ID.", "", (), (), 120, dropped={"preview": 2, "partial": 0})
BARE = Settings("pets", "pets.csv", "2025-03-09")
SAID = Settings(
    "pets",
    "pets.csv",
    "2025-03-09",
    title="Pets",
    sample="probability",
    population="Owners",
    mode="By post",
    fieldwork=("2025-01-01", "2025-01-31"),
)


def written(folder: Path, language: Language = "en", rows: int = 120, settings: Settings = BARE) -> Mapping[str, str]:
    found = folder_of(EXPORT, draft(rows, language), settings).files
    for name, content in found.items():
        (folder / name).write_bytes(content)
    return {name: content.decode() for name, content in found.items()}


@pytest.mark.parametrize("language", ["en", "zh-CN", "zh-TW"])
@pytest.mark.parametrize("rows", [9, 120])
def test_the_spec_passes_with_nothing_to_say_against_it(language: Language, rows: int, tmp_path: Path) -> None:
    written(tmp_path, language, rows)
    outcome = check(Request(tmp_path / "report.yaml", strict=True))
    assert not outcome.problems
    assert outcome.exit_code(strict=True) == 0


def test_whatever_the_author_said_is_no_doubt(tmp_path: Path) -> None:
    found = written(tmp_path, settings=SAID)
    assert "kind: probability" in found["report.yaml"]
    assert "To be checked: The file" not in found["report.yaml"]
    assert not check(Request(tmp_path / "report.yaml", strict=True)).problems


def test_what_nobody_said_is_doubted_at_its_line(tmp_path: Path) -> None:
    found = written(tmp_path)
    lines = found["report.yaml"].splitlines()
    rows = [row.split(" | ") for row in found["import.md"].split("## Decided")[0].splitlines() if re.match(r"\| \d", row)]
    begins = {int(row[0].strip("| ")): lines[int(row[0].strip("| ")) - 1].strip().split(":")[0] for row in rows}
    assert sorted(begins.values()) == ["direction", "kind", "mode", "population"]
    assert all(lines[line - 2].strip().startswith("# To be checked: ") for line in begins)


def test_the_account_names_every_question_at_its_line_and_every_column_left_out(tmp_path: Path) -> None:
    found = written(tmp_path)
    lines, account = found["report.yaml"].splitlines(), found["import.md"]
    rows = re.findall(r"^\| (\d+) \| `(\w+)` \| (\w+) \|", account, re.MULTILINE)
    assert [name for _, name, _ in rows] == [f"q{n}" for n in range(1, 11)]
    assert all(lines[int(line) - 1] == f"  {name}:" for line, name, _ in rows)
    assert "Respondent &lt;ID>" in account
    assert "2 preview answers" in account
    assert "0 partial" not in account


def test_the_data_file_has_every_answer_of_every_column(tmp_path: Path) -> None:
    rows = list(csv.reader(io.StringIO(written(tmp_path)["answers.csv"], newline="")))
    survey = draft()
    columns = [column for question in survey.questions for column in question.columns]
    assert rows[0] == [column.name for column in columns]
    assert [list(cells) for cells in zip(*rows[1:], strict=True)] == [list(column.cells.texts()) for column in columns]


def test_few_answers_are_printed_and_doubted(tmp_path: Path) -> None:
    assert f"minimum_base: {FEW}" in written(tmp_path, rows=9)["report.yaml"]
    assert "minimum_base" not in written(tmp_path, rows=30)["report.yaml"]


def long_draft(questions: int, language: Language = "en") -> Draft:
    """Return a survey that asks its first question again and again."""
    survey = draft(120, language)
    first = survey.questions[0]
    again = (
        replace(first, name=f"again{n}", columns=(replace(first.columns[0], name=f"again{n}"),))
        for n in range(questions - len(survey.questions))
    )
    return replace(survey, questions=(*survey.questions, *again))


@pytest.mark.parametrize(("questions", "tables", "figures"), [(MANY + 1, False, True), (VERY_MANY + 1, True, False)])
def test_a_first_report_over_very_many_questions_is_short_and_says_so(
    questions: int, tables: bool, figures: bool, tmp_path: Path
) -> None:
    found = folder_of(EXPORT, long_draft(questions), SAID).files
    spec = found["report.yaml"].decode()
    results = spec.split("Results by question")[1]
    assert "columns: [by_" not in results
    assert ("- table: again1" in results) is tables
    assert ("- chart: again1" in results) is figures
    body = spec.splitlines().index("body:") + 1
    assert f"| {body} | The survey has {questions} questions" in found["import.md"].decode()
    for name, content in found.items():
        (tmp_path / name).write_bytes(content)
    assert not check(Request(tmp_path / "report.yaml", strict=True)).problems


@pytest.mark.parametrize("language", ["en", "zh-CN", "zh-TW"])
def test_labels_that_compare_or_count_pass_where_the_overview_names_them(language: Language, tmp_path: Path) -> None:
    survey = draft(120, language)
    first = survey.questions[0]
    said = {"en": "The highest [or most] crowd of 3 people", "zh-CN": "最高一组超过3人", "zh-TW": "最高一組超過3人"}[language]
    empty = Column.of([""] + ["1"] * 119)
    survey = replace(
        survey,
        questions=tuple(
            replace(
                q,
                ask=said if q.name == first.name else q.ask,
                label=said if q.name == first.name else q.label,
                columns=tuple(replace(c, cells=empty) for c in q.columns),
            )
            for q in survey.questions
        ),
    )
    for name, content in folder_of(EXPORT, survey, SAID).files.items():
        (tmp_path / name).write_bytes(content)
    assert f"[{said[:5]}" in (tmp_path / "report.yaml").read_text()
    assert not [p for p in check(Request(tmp_path / "report.yaml")).problems if "body[0]" in p.found]


def test_all_languages_have_the_same_words() -> None:
    english = _ALL["en"]
    for words in _ALL.values():
        assert words.keys() == english.keys()
        assert {key: _parts(text) for key, text in words.items()} == {key: _parts(text) for key, text in english.items()}


def _parts(text: str) -> set[str]:
    return set(re.findall(r"(?<!\{)\{(\w+)\}(?!\})", text))


def test_parts_are_lettered_as_columns_of_a_spreadsheet_are() -> None:
    assert [_letters(place) for place in (0, 1, 25, 26, 27, 51, 52)] == ["A", "B", "Z", "AA", "AB", "AZ", "BA"]


def test_figures_keep_steps_in_order(tmp_path: Path) -> None:
    survey = draft()
    steps = replace(survey, questions=tuple(replace(q, ordered=q.name == "q10") for q in survey.questions))
    for name, content in folder_of(EXPORT, steps, SAID).files.items():
        (tmp_path / name).write_bytes(content)
    spec = (tmp_path / "report.yaml").read_text(encoding="utf-8")
    assert "- chart:\n              of: q10\n              sort: order" in spec
    assert spec.count("sort: order") == 1
    assert not check(Request(tmp_path / "report.yaml", strict=True)).problems


@pytest.mark.parametrize(
    ("label", "brief"),
    [
        ("Age", "Age"),
        ("What is your age (in years)?", "Age"),
        ("请问您的年龄属于以下哪一个年龄段？", "年龄"),
        ("How would you describe what you do with it every day?", "How would you describe what you…"),
        (
            "您的学校在疫情期间采取的是何种管理模式",
            "您的学校在疫情期间采取的是何种管…",
        ),
    ],
)
def test_segments_have_brief_names(label: str, brief: str) -> None:
    survey = draft(language="en" if label.isascii() else "zh-CN")
    survey = replace(
        survey, questions=tuple(replace(q, ask=label, label=label) if q.name == "q1" else q for q in survey.questions)
    )
    assert segments(survey)["by_q1"]["label"] == brief  # type: ignore[index,call-overload]


@pytest.mark.parametrize(("title", "wanted"), [("食堂12份", "“食堂12份”调查结果"), ("食堂2025", "食堂2025")])
def test_a_title_with_a_number_is_quoted_and_passes_the_check(title: str, wanted: str, tmp_path: Path) -> None:
    survey = replace(draft(language="zh-CN"), title=title)
    for name, content in folder_of(EXPORT, survey, replace(SAID, title="")).files.items():
        (tmp_path / name).write_bytes(content)
    assert yaml.safe_load((tmp_path / "report.yaml").read_text(encoding="utf-8"))["report"]["title"] == wanted
    assert not [p for p in check(Request(tmp_path / "report.yaml")).problems if "title" in p.found]


def test_speeders_are_counted_where_times_are_known(tmp_path: Path) -> None:
    taken = Filled("duration", Column.of([str(40 + row) for row in range(120)]))
    found = folder_of(EXPORT, replace(draft(), duration=taken), SAID).files
    for name, content in found.items():
        (tmp_path / name).write_bytes(content)
    rule = {"column": "duration", "unit": "seconds", "of_median": 0.4, "action": "count"}
    assert yaml.safe_load(found["report.yaml"])["quality"] == {"speeders": rule}
    assert "nobody is left out" in found["import.md"].decode()
    outcome = check(Request(tmp_path / "report.yaml", strict=True))
    assert not outcome.problems
    few = Filled("duration", Column.of(["40", "50"] + [""] * 118))
    assert "quality:" not in folder_of(EXPORT, replace(draft(), duration=few), SAID).files["report.yaml"].decode()


def test_the_weight_that_is_used_is_called_so() -> None:
    weight = Filled("weight", Column.of(["0.5", "1.5"] * 60))
    left = (LeftOut("Weighting", "weight", "weight"), LeftOut("Other weight", "weight"))
    told = (
        folder_of(EXPORT, replace(draft(), weight=weight, left_out=left), replace(SAID, weighted=True))
        .files["import.md"]
        .decode()
    )
    assert "| Weighting | the weight of the report | `weight` |" in told
    assert "| Other weight | looks like a weight;" in told


@pytest.mark.parametrize("language", ["zh-CN", "zh-TW"])
def test_chinese_accounts_have_chinese_marks(language: Language) -> None:
    told = folder_of(EXPORT, draft(language=language), SAID).files["import.md"].decode()
    assert "平台：" in told or "平臺：" in told
    assert not re.search(r"[\u4e00-\u9fff][:;,.!?](?:\s|$)", told)
