"""The days of fieldwork come from the platform's own times, and from the end of answers rather than their beginning."""

from __future__ import annotations

import pytest

from reportgen.importing.platforms.fieldwork import fieldwork
from reportgen.importing.platforms.understand import understand
from tests.importing.platforms.sheets import FIXTURES, read


@pytest.mark.parametrize(
    ("name", "heading", "first", "last"),
    [
        ("wjx by text", "提交答卷时间", "2024-03-01", "2024-03-02"),
        ("wps", "提交时间", "2023-05-06", "2023-05-08"),
        ("tencent", "结束答题时间", "2024-01-05", "2024-01-06"),
        ("surveymonkey, two rows", "End Date", "2024-03-14", "2024-03-16"),
        ("surveymonkey, codes", "EndDate", "2024-05-10", "2024-05-22"),
        ("qualtrics, three rows", "Enddatum", "2024-04-02", "2024-04-03"),
        ("google forms", "Timestamp", "2024-12-13", "2024-12-15"),
        ("google forms, Chinese", "时间戳记", "2024-05-01", "2024-05-03"),
        ("microsoft forms", "Completion time", "2024-03-04", "2024-03-29"),
        ("typeform", "Submit Date (UTC)", "2024-02-01", "2024-02-01"),
        ("limesurvey, codes and wordings", "Date submitted", "2024-06-01", "2024-06-02"),
        ("kobo, joined and split", "end", "2024-07-01", "2024-07-03"),
    ],
)
def test_fieldwork(name: str, heading: str, first: str, last: str) -> None:
    found = fieldwork(understand(FIXTURES[name][1]()))
    assert found is not None
    assert (found.heading, found.days.first, found.days.last) == (heading, first, last)


def test_a_date_that_people_were_asked_for_is_no_fieldwork() -> None:
    assert fieldwork(read("When did you move here? | Size\n2019-01-02 | 3\n2020-05-06 | 4\n2021-07-08 | 5")) is None
