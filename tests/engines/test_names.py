"""Names behind a connection are found as a spec spells them; capital and small letters count where both are there."""

from __future__ import annotations

import pytest

from reportgen.data.remote.names import as_used, spelled


@pytest.mark.parametrize(
    ("written", "known", "found"),
    [
        ("wave", ["WAVE", "OTHER"], "WAVE"),
        ("wave", ["WAVE", "wave"], "wave"),
        ("Wave", ["WAVE", "wave"], "Wave"),
        ("wave", ["waves"], "wave"),
    ],
)
def test_a_table(written: str, known: list[str], found: str) -> None:
    assert spelled(written, known) == found


@pytest.mark.parametrize(
    ("columns", "used", "found"),
    [
        (["Q1", "q2"], ["q1", "q2"], ["q1", "q2"]),
        (["Q1", "q1"], ["q1"], ["Q1", "q1"]),
        (["Q1", "q1"], ["qX"], ["Q1", "q1"]),
        (["Q1", "q1"], ["Q1", "q1"], ["Q1", "q1"]),
        ([" Q  1"], ["q 1"], ["q 1"]),
        (["Q1"], ["other"], ["Q1"]),
    ],
)
def test_columns(columns: list[str], used: list[str], found: list[str]) -> None:
    assert as_used(columns, used) == found
