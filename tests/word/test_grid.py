"""Tables as Pandoc reads them: every cell, every span, whatever the width of its signs."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest
from markupsafe import Markup

from reportgen.render.word.escape import escaped
from reportgen.render.word.grid import Cell, Grid, Rows
from tests.word.pandoc import parsed, words


def cells(row: Any) -> list[tuple[str, int, int]]:
    """Return words, rows and columns of each cell of a row."""
    return [(words(cell[4]), cell[2], cell[3]) for cell in row[1]]


def table(rows: Rows) -> Any:
    (block,) = parsed(str(rows.write()))
    assert block["t"] == "Table"
    return block["c"]


def filled(aligns: tuple[str, ...], made: list[Grid] | None = None) -> Rows:
    return Rows("banner", (1 / len(aligns),) * len(aligns), aligns, [] if made is None else made)


def test_headings_over_several_columns_and_rows() -> None:
    made: list[Grid] = []
    rows = filled(("left", "right", "right", "center"), made)
    rows.head(Cell(Markup("题目"), rows=2), Cell(Markup("性别"), columns=2), Cell(Markup("合计"), rows=2))
    rows.head(Markup("男"), Markup("女"))
    rows.row(Cell(Markup("一组"), columns=4), role="group")
    rows.row(Markup("满意"), Markup("12"), Markup("&#8722;3"), Markup("9"))
    found = table(rows)
    assert [align["t"] for align, _ in found[2]] == ["AlignLeft", "AlignRight", "AlignRight", "AlignCenter"]
    assert [cells(row) for row in found[3][1]] == [
        [("题目", 2, 1), ("性别", 1, 2), ("合计", 2, 1)],
        [("男", 1, 1), ("女", 1, 1)],
    ]
    assert [cells(row) for row in found[4][0][3]] == [
        [("一组", 1, 4)],
        [("满意", 1, 1), ("12", 1, 1), ("−3", 1, 1), ("9", 1, 1)],
    ]
    assert made == [Grid("banner", 2, (0.25,) * 4, ("left", "right", "right", "center"), ("head", "head", "group", ""))]


def test_a_cell_holds_paragraphs_and_lists() -> None:
    rows = filled(("left", "left"))
    rows.row(Markup('::: {custom-style="Finding"}\n一\n:::'), Markup("-   甲\n\n    乙\n\n-   丙"))
    (row,) = table(rows)[4][0][3]
    left, right = (cell[4] for cell in row[1])
    assert [block["t"] for block in left] == ["Div"]
    assert [block["t"] for block in right] == ["BulletList"]
    assert [words(item) for item in right[0]["c"]] == ["甲乙", "丙"]


SIGNS = "中文（“”‘’…—·×●◐①Ⅳαж、。，％%|+-=:a1é\u0301ｱ한🙂\u200b\ufe0f"


def test_signs_of_any_width() -> None:
    random = Random(1)  # noqa: S311 - the same signs in every run
    texts = [["".join(random.choices(SIGNS, k=random.randint(0, 9))) for _ in range(3)] for _ in range(200)]
    rows = filled(("left", "right", "left"))
    rows.head(*(Markup(escaped(text, starts=True)) for text in texts[0]))  # noqa: S704 - escaped
    for row in texts[1:]:
        rows.row(*(Markup(escaped(text, starts=True)) for text in row))  # noqa: S704 - escaped
    found = table(rows)
    lines = [*found[3][1], *found[4][0][3]]
    assert [[text for text, _, _ in cells(line)] for line in lines] == texts


def test_a_table_that_is_not_filled_is_refused() -> None:
    rows = filled(("left", "left"))
    rows.row(Markup("one"))
    with pytest.raises(ValueError, match="2 columns has 1 cells"):
        rows.write()


def test_a_table_without_rows_is_nothing() -> None:
    made: list[Grid] = []
    assert filled(("left",), made).write() == ""
    assert made == []
