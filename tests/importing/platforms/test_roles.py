"""Personal data, weights, durations and checks are known by heading and by cells, and answers are left alone."""

from __future__ import annotations

import pytest

from reportgen.importing.export import Role
from reportgen.importing.platforms.roles import looks_personal, role_of_cells
from reportgen.importing.table import Column
from tests.importing.platforms.sheets import read

MANY = [str(number) for number in range(100, 140)]
NAMES = [f"Person {letter}" for letter in "abcdefghijklmnopqrst"]


@pytest.mark.parametrize(
    ("heading", "cells", "role"),
    [
        ("您的姓名", ["甲某", "乙某", "丙某", "丁某"], "personal"),
        ("您的姓名：", ["甲某", "乙某", "甲某", "甲某", "乙某", "甲某"], "personal"),
        ("请填写您的真实姓名", ["甲某"] * 9, "personal"),
        ("First name", ["Ann", "Bo", "Ann", "Bo", "Ann"], "personal"),
        ("Email", ["Yes", "No", "Yes", "No", "Yes"], "answer"),
        ("学号", ["2024001", "2024007", "2024011", "2024013"], "personal"),
        ("微信号", ["wx_a", "wx_b", "wx_c"], "personal"),
        ("您的QQ号是？", ["10001", "10002", "10003"], "personal"),
        ("家庭地址", ["一号", "二号", "三号"], "personal"),
        ("What is your full name?", NAMES, "personal"),
        ("Student ID", MANY, "personal"),
        ("Contact", ["a@b.org", "c@d.org", "e@f.com", "none"], "personal"),
        ("联系", ["13800000001", "13800000002", "13900000003"], "personal"),
        ("Where?", ["-1.286389 36.817223 0 5", "-1.296389 36.827223 0 5", "-1.306389 36.837223 0 5"], "personal"),
        ("net", ["192.0.2.1(北京)", "192.0.2.2(上海)", "192.0.2.3(天津)"], "personal"),
        ("no", ["11010519900101123X", "110105199002021234", "110105199003031234"], "personal"),
        ("您是否愿意留下联系方式", ["是", "否", "是", "否", "是", "是"], "answer"),
        ("手机价格", ["1000元", "2000元", "1000元"], "answer"),
        ("您使用微信的频率", ["每天", "每周", "每天"], "answer"),
        ("Do you check your email at night?", ["Yes", "No", "Yes", "No", "Yes"], "answer"),
        ("Which brand name do you know?", ["A", "B", "A", "A", "B"], "answer"),
        ("weight", ["0.81", "1.20", "0.99"], "weight"),
        ("weight", ["61", "72", "80"], "answer"),
        ("weight", ["61.5", "72.1", "80.2"], "answer"),
        ("wtssall", ["1", "2"], "weight"),
        ("weight_a", ["-1", "2.5"], "answer"),
        ("Duration (in seconds)", ["300", "280", "60"], "duration"),
        ("duration", ["Long", "Short", "Long"], "answer"),
        ("To show that you are paying attention, choose 4", ["4", "4", "3"], "quality"),
        ("本题请选择“非常同意”", ["非常同意", "一般"], "quality"),
        ("RecordNo", [str(number) for number in range(12)], "metadata"),
        ("Age", [str(number) for number in range(20, 32)], "answer"),
        ("empty", ["", "", ""], "answer"),
    ],
)
def test_role(heading: str, cells: list[str], role: Role) -> None:
    assert role_of_cells(heading, Column.of(cells)) == role


def test_a_few_addresses_among_other_answers_make_no_personal_column() -> None:
    assert looks_personal(["a@b.org", "by post", "by phone", "not at all"]) == ""


def test_no_cell_of_a_row_is_told() -> None:
    export = read(
        "id | 您的姓名 | 年龄 | 邮件\n1 | 甲某 | 20 | jia@example.org\n"
        "2 | 乙某 | 21 | yi@example.org\n3 | 丙某 | 22 | bing@example.org"
    )
    said = "\n".join([export.why, *(decision.what for decision in export.decisions)])
    assert not any(cell in said for cell in ("甲某", "jia@example.org", "20"))
    assert [heading.role for heading in export.headings] == ["metadata", "personal", "answer", "personal"]
