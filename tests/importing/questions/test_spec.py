"""What is made of an export is a spec with nothing to say against it, whatever texts the file holds."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportgen.importing.export import Export
from reportgen.importing.questions import questions_of
from reportgen.importing.written.folder import folder_of
from reportgen.importing.written.settings import Settings
from reportgen.verbs.build import Request, check
from tests.importing.questions.invented import export, heading, question

ODD = [
    *(
        "{{ name }}",
        "[x]{claim=y}",
        "a: b # c",
        "- dash",
        "> 60",
        "<b>bold</b>",
        "no",
        "NULL?",
        "1e3",
        "0x1F",
        "'quoted'",
        '"both"',
    ),
    *(
        "ends with \\",
        "tab\there",
        "e\u0301t\u00e9",
        "漢字，標點。",
        "${q://QID1}",
        "&amp;",
        "a,b;c",
        "*star*",
        "| pipe |",
        "%",
        "=1+1",
        "@x",
    ),
]


def checked(folder: Path, survey: Export) -> list[str]:
    """Return what is said against the spec made of an export."""
    written = folder_of(survey, questions_of(survey), Settings("a", "a.csv", "2025-03-09")).files
    for name, content in written.items():
        (folder / name).write_bytes(content)
    return [f"{problem.code} {problem.found}" for problem in check(Request(folder / "report.yaml")).problems]


def drawn(seed: int, rows: int, *texts: str) -> list[str]:
    choose = Random(seed)  # noqa: S311 - invented answers
    return [choose.choice(texts) for _ in range(rows)]


@pytest.mark.parametrize("seed", range(3))
def test_odd_texts_survive(tmp_path: Path, seed: int) -> None:
    first, second = ODD[:12], ODD[12:]
    columns = [
        (heading(f"What {ODD[seed]}?", "Q1", hint="single"), drawn(seed, 200, *first)),
        (heading(f"Which {ODD[-1 - seed]}?", "class", hint="single"), drawn(seed + 1, 200, *second)),
        *((heading("Pets {{ x }}", f"Q3_{i}", item, "Q3"), drawn(i, 200, item, "")) for i, item in enumerate(ODD)),
    ]
    survey = export(columns)
    assert not checked(tmp_path, survey)
    assert [found.kind for found in questions_of(survey).questions] == ["single", "single", "multi"]
    assert len(question(questions_of(survey), "q3").options) == len(ODD)


def test_a_survey_of_every_kind(tmp_path: Path) -> None:
    rows = 120
    agree = ("Strongly disagree", "Disagree", "Neutral", "Agree", "Strongly agree", "N/A")
    choose = Random(4)  # noqa: S311 - invented answers
    orders = [choose.sample("123", 3) for _ in range(rows)]
    columns = [
        (heading("What is your gender?", "Q1"), drawn(1, rows, "Female", "Male")),
        (heading("The staff were friendly", "Q2"), drawn(2, rows, *agree)),
        (heading("How likely are you to recommend us?", "Q3", hint="nps"), drawn(3, rows, *map(str, range(11)))),
        (heading("How old are you?", "Q4"), drawn(4, rows, *map(str, range(18, 80)), "old")),
        (heading("Why?", "Q5", hint="text"), [f"because of {n}" for n in range(rows)]),
        *((heading("Rate", f"Q6_{i}", f"Row {i}", "Q6", hint="matrix"), drawn(i, rows, *agree)) for i in range(3)),
        *((heading("Rank", f"Q7_{i}", f"Thing {i}", "Q7", hint="ranking"), [row[i] for row in orders]) for i in range(3)),
        (heading("Which?", "Q8", hint="multi"), drawn(8, rows, "a, b", "b", "a, c", "c", "")),
        (heading("weight", "wt", role="weight"), drawn(9, rows, "0.5", "1.5")),
    ]
    survey = export(columns, separators=(", ",))
    draft = questions_of(survey)
    assert [found.kind for found in draft.questions] == ["single", "scale", "nps", "number", "text", "grid", "ranking", "multi"]
    assert not checked(tmp_path, survey)


CELLS = st.lists(st.sampled_from(["1", "2", "3.0", "7", "8", "99", "my own words", "Agree", ""]), min_size=1, max_size=40)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(CELLS, st.sampled_from([("Agree", "Neutral", "Disagree"), ("Red", "red ", "Blue")]))
def test_codes_with_labels_lose_nobody(cells: list[str], words: tuple[str, ...]) -> None:
    named = {**{str(code): word for code, word in enumerate(words, 1)}, "8": "Don't know", "99": "No answer"}
    draft = questions_of(export([(heading("Opinion", "opin", labels=named), cells)], "spss"))
    if not draft.questions:
        assert not any(cells)
        return
    (found,) = draft.questions
    scale = next((scale for scale in draft.scales if scale.name == found.scale), None)
    options = {option.code for option in (scale.options if scale else found.options)}
    outside = {*found.missing, *(scale.missing if scale else ())}
    codes = [code for code in found.columns[0].cells.texts() if code]
    assert len(codes) == sum(map(bool, cells))
    assert set(codes) <= options | outside
    assert not options & outside
    assert not any("own" in cell for cell in found.columns[0].cells.values)
