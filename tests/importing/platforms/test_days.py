"""Days of fieldwork as every platform writes them, and the durations of answers."""

from __future__ import annotations

import pytest

from reportgen.importing.platforms.days import Days, days, read_days
from reportgen.importing.platforms.seconds import seconds
from reportgen.importing.table import Column


@pytest.mark.parametrize(
    ("cells", "first", "last"),
    [
        (["2024-03-01 09:00:00", "2024-02-28T23:59:59.000Z"], "2024-02-28", "2024-03-01"),
        (["2021/05/16 9:56:41 AM GMT+2", "2021/05/17 9:56:41 PM GMT+2"], "2021-05-16", "2021-05-17"),
        (["2024/5/14 11:52:20", "2024/5/2 8:00"], "2024-05-02", "2024-05-14"),
        (["2024年5月14日 11:52", "2024年5月2日"], "2024-05-02", "2024-05-14"),
        (["2024. 5. 14 오후 1:02:03", "2024. 5. 2 오전 1:02:03"], "2024-05-02", "2024-05-14"),
        (["17 November 2016", "3 December 2016"], "2016-11-17", "2016-12-03"),
        (["November 17, 2016", "Dec 3 2016"], "2016-11-17", "2016-12-03"),
        (["17-Nov-16", "03-Dec-16"], "2016-11-17", "2016-12-03"),
        (["Thu, 17 Nov 2016 10:00:00 +0000", "Sat, 3 Dec 2016 10:00:00 +0000"], "2016-11-17", "2016-12-03"),
        (["17. März 2024", "2 avril 2024", "3 de mayo de 2024"], "2024-03-17", "2024-05-03"),
        (["43290.53487", "43278.16598"], "2018-06-27", "2018-07-09"),
        (["1530000000", "1531000000"], "2018-06-26", "2018-07-07"),
        (["20240302", "20240301"], "2024-03-01", "2024-03-02"),
        (["20240302101500", "20240301235959"], "2024-03-01", "2024-03-02"),
        (["2024-03-01", "", "2024-03-02", "soon", "2024-03-03", "2024-03-04", "2024-03-05"], "2024-03-01", "2024-03-05"),
    ],
)
def test_days(cells: list[str], first: str, last: str) -> None:
    assert days(Column.of(cells)) == (first, last)


def test_all_cells_together_tell_the_day_from_the_month() -> None:
    assert read_days(["12/13/2019 9:50:30", "1/2/2020 9:00:00"]) == Days("2019-12-13", "2020-01-02", "month-first")
    assert read_days(["06/12/2019 14:01", "13/12/2019 14:07"]) == Days("2019-12-06", "2019-12-13", "day-first")
    assert read_days(["5.10.2018", "6.11.2018"]) == Days("2018-10-05", "2018-11-06", "day-first")


def test_where_none_tells_the_shorter_time_is_taken_and_doubted() -> None:
    assert read_days(["5/10/18 4:01", "6/10/18 4:01"]) == Days("2018-10-05", "2018-10-06", "day-first", doubt=True)
    assert read_days(["10/5/18", "10/6/18"]) == Days("2018-10-05", "2018-10-06", "month-first", doubt=True)
    assert read_days(["5/5/18", "6/6/18"]) == Days("2018-05-05", "2018-06-06", "month-first")


@pytest.mark.parametrize(
    "cells", [[], [""], ["1", "2", "3"], ["43290", "43291"], ["Yes", "No"], ["30/30/2020"], ["2020-13-45"], ["3.5", "4.5"]]
)
def test_what_is_no_date(cells: list[str]) -> None:
    assert days(Column.of(cells)) is None


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("356", 356),
        ("21秒", 21),
        ("1分20秒", 80),
        ("1小时2分3秒", 3723),
        ("2分钟", 120),
        ("00:04:10", 250),
        ("4:10", 250),
        ("0 days 00:04:10.800000000", 250.8),
        ("1 day, 0:00:05", 86405),
        ("PT4M10S", 250),
        ("1h 2m", 3720),
        ("95.5 sec", 95.5),
        ("", None),
        ("soon", None),
        ("12/13/2019", None),
    ],
)
def test_seconds(cell: str, expected: float | None) -> None:
    assert seconds(cell) == (None if expected is None else pytest.approx(expected))
