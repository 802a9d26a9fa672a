"""Tables of words: their columns share the width, whatever stands in them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reportgen.content.tables import Column, Row, Table, TableCell
from reportgen.render.shares import PARTS, shares

WORDS = st.text("字a1 ", max_size=300)
ROWS = st.integers(1, 6).flatmap(lambda n: st.lists(st.lists(WORDS, min_size=n, max_size=n), min_size=1, max_size=5))


def table(rows: list[list[str]]) -> Table:
    columns = tuple(Column(f"列{i}", "left") for i in range(len(rows[0])))
    return Table("项", columns, tuple(Row("名称", tuple(map(TableCell, row))) for row in rows))


@given(ROWS)
def test_every_column_has_a_width_and_all_make_the_whole(rows: list[list[str]]) -> None:
    found = shares(table(rows))
    assert len(found) == len(rows[0]) + 1
    assert sum(found) == PARTS
    assert min(found) >= 1


def test_short_columns_are_not_broken_and_long_ones_share_the_rest() -> None:
    long = "弄清评分背后的原因、感受和没有说出口的需求" * 3
    stub, short, middle, longest = shares(table([["高", long, long * 4]]))
    assert short * 56 / PARTS >= 2  # "列0" and its cell, in hanzi of a table 56 wide
    assert stub <= 4
    assert stub < middle < longest
