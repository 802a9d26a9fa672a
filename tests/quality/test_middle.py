"""The median from counts by value is that of Python's statistics module, for odd and even numbers of rows and repeated values."""

from __future__ import annotations

from statistics import median as middle

import duckdb
import narwhals as nw
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.data.quality.middle import median

NUMBERS = st.lists(st.integers(-20, 20).map(lambda n: n / 4), min_size=1, max_size=30)


def found(numbers: list[float | None]) -> float | None:
    with duckdb.connect() as connection:
        connection.execute("CREATE TABLE t (x DOUBLE)")
        connection.executemany("INSERT INTO t VALUES (?)", [[n] for n in numbers])
        return median(nw.from_native(connection.table("t")).lazy(), nw.col("x"))


@given(NUMBERS)
def test_it_is_the_middle_number(numbers: list[float]) -> None:
    assert found([*numbers, None]) == middle(numbers)


@pytest.mark.parametrize("numbers", [[None], [None, None]])
def test_without_numbers_there_is_none(numbers: list[float | None]) -> None:
    assert found(numbers) is None
