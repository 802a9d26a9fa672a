"""Bands of numbers: which lists of labels overlap, and at which numbers."""

from __future__ import annotations

import pytest

from reportgen.spec.checks.bands import overlaps, read_band
from reportgen.spec.checks.overlapping_bands import bands_of

OVERLAPPING = {
    "3次及以下 | 3-5次 | 5-10次 | 10次以上": [3, 5, 10],
    "3次及以下 | 3～5次 | 5—10次 | 10次及以上": [3, 5, 10],
    "3 or fewer | 3-5 | 5 to 10 | over 10": [3, 5],
    "3 or fewer | 3-5 | 5 to 10 | 10 or more": [3, 5, 10],
    "18-25 | 25-35 | 35-45": [25, 35],
    "18 to 25 | 25 to 35": [25],
    "18岁以下 | 18-25岁 | 26岁及以上": [18],
    "1990-1999 | 1999-2009": [1999],
    "2019年-2021年 | 2021年-2023年": [2021],
    "1,000元以下 | 1,000-5,000元 | 5,000-10,000元 | 10,000元以上": [1000, 5000, 10000],
    "3000-5000元 | 5000元-1万元 | 1万元以上": [5000, 10000],
    "5-10万 | 10-20万": [100000],
    "Under $10k | $10k-$20k | $20k or more": [20000],
    "€1,000-€2,000 | €2,000-€3,000": [2000],
    "一次 | 两到三次 | 三到五次 | 五次以上": [3, 5],
    "1-3个月 | 3-6个月 | 1-3年": [3],
    "less than 1 year | 1-3 years | 3-5 years | 5+ years": [3, 5],
    "between 3 and 5 | 5 and over": [5],
    "0-1.5 | 1.5-3": [1.5],
    "0% - 20% | 20% - 40%": [20],
    "up to 30 minutes | 30 to 60 minutes": [30],
    "5次以内 | 5-10次": [5],
    "每周1-3次 | 每周3-5次": [3],
    "≤3 | 3-5": [3],
    "18-25 (young) | 25-35 (older)": [25],
    "１０－２０ | ２０－３０": [20],
    "3次 | 3-5次 | 6次以上": [3],
}
APART = (
    "3次及以下 | 3次以上至5次 | 5次以上至10次 | 10次以上",
    "3次及以下 | 4-5次 | 6-10次 | 11次及以上",
    "3 or fewer | more than 3 to 5 | more than 5 to 10 | more than 10",
    "3 or fewer | 4-5 | 6-10 | over 10",
    "under 18 | 18-24 | 25-34 | 35 or older",
    "16-29 | 30-59 | 60+",
    "未满18岁 | 18岁至未满25岁 | 25岁至未满35岁 | 35岁及以上",
    "不足1000元 | 1000元至不足5000元 | 5000元及以上",
    "3（含）-5（不含） | 5（含）-10",
    "<3 | >=3",
    "less than 3 | 3 to less than 5 | 5 or more",
    "1,000-1,999 | 2,000-2,999",
    "1-3个月 | 4-6个月 | 1-3年 | 超过3年",
    "30 minutes or less | 1-2 hours | 2 hours 30 minutes",
    "at least 10 | fewer than 10",
    "不超过3次 | 超过3次",
)
NO_BANDS = (
    "非常满意 | 满意 | 一般 | 不满意",
    "十分满意 | 一般 | 不满意",
    "Yes | No",
    "1 | 2 | 3 | 4 | 5",
    "1分 | 2分 | 3分",
    "9:00-12:00 | 12:00-18:00",
    "2019-2020 | 2020-2021 | 2021-2022",
    "2024-01-05 | 2024-01-06",
    "4G | 5G | Wi-Fi 6",
    "Windows 10 | Windows 11",
    "iPhone 12-13 Pro | iPhone 13",
    "第1次 | 第2次",
    "A1-A2 | B1-B2",
    "1/2 | 1/3",
    "京东 | 淘宝 | 拼多多",
    "3次以下的人很多3-5次的人也有10次的也有 | 没有",
    "24/7 | 9-5",
    " | -",
    "从来没有 | 有时 | 经常",
    "版本1.2.3 | 版本1.2.4",
)


def meeting(labels: str) -> list[float]:
    bands = bands_of({str(n): label.strip() for n, label in enumerate(labels.split("|"))})
    return [low for _, _, low, high in overlaps(bands) if low == high]


@pytest.mark.parametrize("labels", OVERLAPPING)
def test_bands_that_share_a_number_are_found(labels: str) -> None:
    assert meeting(labels) == OVERLAPPING[labels]


@pytest.mark.parametrize("labels", APART)
def test_bands_that_share_no_number_are_read_and_left_alone(labels: str) -> None:
    bands = bands_of({str(n): label.strip() for n, label in enumerate(labels.split("|"))})
    assert len(bands) >= 2
    assert list(overlaps(bands)) == []


@pytest.mark.parametrize("labels", NO_BANDS)
def test_labels_that_are_no_bands_are_left_alone(labels: str) -> None:
    assert list(overlaps(bands_of({str(n): label.strip() for n, label in enumerate(labels.split("|"))}))) == []


@pytest.mark.parametrize(
    ("label", "low", "high"),
    [
        ("3-5", 3, 5),
        ("三至五次", 3, 5),
        ("十二到二十次", 12, 20),
        ("1万-3万", 10_000, 30_000),
        ("1,000 to 2,500", 1000, 2500),
        ("1 000-2 500", 1000, 2500),
    ],
)
def test_the_ends_of_a_band_are_read(label: str, low: float, high: float) -> None:
    band = read_band(label)
    assert band is not None
    assert (band.low, band.high) == (low, high)


def test_two_bands_that_share_many_numbers_say_which() -> None:
    (found,) = overlaps(bands_of({"a": "1-10", "b": "5-20"}))
    assert found == ("a", "b", 5, 10)
