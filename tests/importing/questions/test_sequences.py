"""Groups in the order of their letters or numbers, and lists that are none."""

from __future__ import annotations

import pytest

from reportgen.importing.questions import questions_of
from reportgen.importing.questions.sequences import in_sequence
from tests.importing.questions.invented import export, heading, labels, repeated


@pytest.mark.parametrize(
    "ordered",
    [
        ["A", "B", "C", "D"],
        ["Class A", "Class B", "Class C"],
        ["Team I", "Team II", "Team IV"],
        ["A班", "B班", "C班"],
        ["甲组", "乙组", "丙组"],
        ["第二车间", "第十车间", "第十二车间"],
        ["Zone 9 (old)", "Zone 10 (old)", "Zone 11 (old)"],
    ],
)
def test_a_sequence(ordered: list[str]) -> None:
    assert in_sequence(ordered[::-1]) == ordered


@pytest.mark.parametrize(
    "others", [["M", "F"], ["A", "B", "AB", "O"], ["North", "South"], ["Tea", "Team"], ["A"], ["iPhone X", "iPhone SE"]]
)
def test_no_sequence(others: list[str]) -> None:
    assert in_sequence(others) is None


def test_groups_are_not_sorted_by_size() -> None:
    cells = repeated({"Group C": 30, "Group A": 12, "Other": 40, "Group B": 20})
    draft = questions_of(export([(heading("Which group are you in?", "Q1"), cells)]))
    assert labels(draft, "q1") == ["Group A", "Group B", "Group C", "Other"]
    assert draft.questions[0].ordered
