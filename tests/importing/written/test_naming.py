"""A file's name as a title, and names that say nothing."""

from __future__ import annotations

import pytest

from reportgen.importing.written.naming import title_of


@pytest.mark.parametrize(
    ("stem", "title"),
    [
        ("Canteen 2025 (Responses)", "Canteen 2025"),
        ("staff_canteen_survey", "Staff canteen survey"),
        ("关于食堂的调查", "关于食堂的调查"),
        ("食堂问卷【最终】", "食堂问卷"),
        ("canteen-follow-up", "Canteen follow up"),
        ("canteen_survey_2025_final_results", "Canteen survey 2025"),
        ("332718_按文本_客户服务满意度调查_260_260", "客户服务满意度调查"),
        ("2025_canteen", "Canteen"),
        ("800_800_0", ""),
        ("responses", ""),
        ("01_exported", ""),
        ("raw-data", ""),
        ("数据", ""),
        ("", ""),
    ],
)
def test_the_name_of_a_file_as_a_title(stem: str, title: str) -> None:
    assert title_of(stem) == title
