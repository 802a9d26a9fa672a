"""Weights are read however they are written, and rows that have none are told."""

from __future__ import annotations

import pytest

from reportgen.importing.draft import Draft
from reportgen.importing.questions import Options, questions_of
from tests.importing.questions.invented import doubts, export, heading


def weighted(cells: list[str]) -> Draft:
    city = ["Lyon", "Porto"] * (len(cells) // 2)
    columns = [(heading("Which city?", "Q1"), city), (heading("w", "w", role="weight"), cells)]
    return questions_of(export(columns), Options(weight="w"))


def numbers(draft: Draft) -> list[str]:
    assert draft.weight is not None
    return list(draft.weight.cells.texts())


@pytest.mark.parametrize(
    ("cells", "wanted"),
    [
        (["0.8", "1.2"], [0.8, 1.2]),
        (["0,8", "1,250"], [0.8, 1.25]),
        (["8.5e-01", "1.15E+00"], [0.85, 1.15]),
        ([".5", "1."], [0.5, 1.0]),
        (["1000", "2500.123456789"], [1000.0, 2500.123456789]),
    ],
)
def test_weights_however_they_are_written(cells: list[str], wanted: list[float]) -> None:
    draft = weighted(cells * 4)
    assert [float(cell) for cell in numbers(draft)] == wanted * 4
    assert doubts(draft) == [] or not any("weight" in what for what in doubts(draft))
    assert any("8 of 8 rows have one" in decision.what for decision in draft.decisions)


def test_rows_without_a_weight_and_weights_of_zero_are_told() -> None:
    draft = weighted(["1.5", "", "0", "-1", "n/a", "0.5"])
    assert numbers(draft) == ["1.5", "", "0", "-1", "", "0.5"]
    (told,) = (what for what in doubts(draft) if "“w”" in what)
    assert "2 rows have no weight in “w”, and 2 have one of zero or less" in told
