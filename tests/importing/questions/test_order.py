"""Options stand in their natural order, whatever order they were given in."""

from __future__ import annotations

import random

import pytest

from reportgen.importing.questions.order import in_order

ORDERS = {
    "ages": ["Under 18", "18-24", "25-34", "35-44", "45-54", "55-64", "65+"],
    "ages with a sign": ["18-29", "30-44", "45-60", "> 60"],
    "incomes": ["Under $25,000", "$25,000 - $49,999", "$50,000 - $99,999", "$100,000 or more"],
    "incomes that begin at nothing": ["$0 - $24,999", "$25,000 - $49,999", "$150,000+"],
    "thousands": ["Less than 10k", "10k to 50k", "50k to 100k", "More than 100k"],
    "sizes": ["1 employee", "2-10 employees", "11-50 employees", "10,000 or more employees"],
    "years": ["I have never written code", "< 1 years", "1-3 years", "3-5 years", "20+ years"],
    "years and months": ["Less than 3 months", "3 months - 1 year", "1 - 3 years", "More than 3 years"],
    "units behind": ["Under 1 year", "1-2 years", "20 or more years", "I do not use it at all"],
    "times": ["Never", "Once", "2-5 times", "6-25 times", "More than 25 times"],
    "年龄": ["18岁以下", "18~25岁", "26~30岁", "31~40岁", "60岁以上"],
    "年限": ["1年以下", "1-3年", "3-5年", "5年以上"],
    "半年": ["半年以内", "半年到一年", "一年到三年", "三年以上"],
    "收入": ["无收入", "3000元以下", "3000-5000元", "5001-8000元", "1万元以上", "不知道/拒绝回答"],
    "收入萬": ["1萬元以下", "1萬-3萬元", "3萬-5萬元", "5萬元以上"],
    "agreement": ["Strongly disagree", "Disagree", "Neither agree nor disagree", "Agree", "Strongly agree"],
    "four": ["Strongly disagree", "Disagree", "Agree", "Strongly agree"],
    "seven": [
        *("Strongly disagree", "Disagree", "Somewhat disagree", "Neutral"),
        *("Somewhat agree", "Agree", "Strongly agree"),
    ],
    "satisfaction": ["Very dissatisfied", "Somewhat dissatisfied", "Neutral", "Somewhat satisfied", "Very satisfied"],
    "one pole": ["Not at all satisfied", "Not very satisfied", "Fairly satisfied", "Very satisfied"],
    "importance": ["Not at all important", "Slightly important", "Moderately important", "Very important", "Extremely important"],
    "quality": ["Very poor", "Poor", "Fair", "Good", "Very good", "Excellent"],
    "frequency": ["Never", "Rarely", "Sometimes", "Often", "Always"],
    "of use": ["Never or almost never", "A few times a year", "About once a month", "Several times a week", "Every day"],
    "likely": ["Very unlikely", "Unlikely", "Neither likely nor unlikely", "Likely", "Very likely"],
    "bare degrees": ["Not at all", "Slightly", "Moderately", "Very much", "Completely"],
    "favour": ["Very unfavorably", "Somewhat unfavorably", "Neither", "Somewhat favorably", "Very favorably"],
    "degree behind": ["Disagree strongly", "Disagree somewhat", "Neutral", "Agree somewhat", "Agree strongly"],
    "change": ["Reduced a lot", "Reduced a little", "Remain the same as it is", "Increased a little", "Increased a lot"],
    "comparison": ["Much worse", "Somewhat worse", "About the same", "Somewhat better", "Much better"],
    "with their numbers": ["1 – Not at all critical", "2 – Not so critical", "3 – Somewhat critical", "4 – Very critical"],
    "concern": ["Not at all concerned", "Not very concerned", "Somewhat concerned", "Very concerned"],
    "clear": ["很不清楚", "不太清楚", "比较清楚", "很清楚"],
    "同意": ["非常不同意", "不同意", "一般", "同意", "非常同意"],
    "满意": ["非常不满意", "不太满意", "一般", "比较满意", "非常满意"],
    "滿意": ["非常不滿意", "不滿意", "普通", "滿意", "非常滿意"],
    "符合": ["完全不符合", "比较不符合", "一般", "比较符合", "完全符合"],
    "频率": ["从不", "很少", "有时", "经常", "总是"],
    "頻率": ["從不", "偶爾", "有時", "經常", "總是"],
    "重要": ["很不重要", "不重要", "一般", "重要", "很重要"],
    "education": [
        *("Less than high school", "High school degree", "Some college or Associate degree"),
        *("Bachelor degree", "Master's degree", "Doctorate"),
    ],
    "学历": ["初中及以下", "高中/中专", "大专", "本科", "硕士", "博士"],
    "expertise": ["Beginner", "Intermediate", "Advanced", "Expert"],
    "months": ["January", "February", "June", "October", "December"],
    "weekdays": ["周一", "周二", "周三", "周六", "周日"],
    "yes": ["Yes", "No", "Don't know"],
    "是": ["是", "否", "不清楚"],
    "letters": ["A.苹果", "B.梨", "C.桃", "D.杏"],
    "numbers": ["1、苹果", "2、梨", "10、桃"],
    "ends": ["0 - Mostly me", "1", "2", "3", "4", "5 - Mostly other people"],
    "stars": ["1星", "2星", "3星", "4星", "5星"],
    "heads": [
        "Monthly -- between once a month and once a week",
        "Weekly -- between once a week and once a day",
        "Daily -- or more",
    ],
}


@pytest.mark.parametrize("name", ORDERS)
def test_known_orders(name: str) -> None:
    wanted = ORDERS[name]
    for seed in range(3):
        given = random.Random(seed).sample(wanted, len(wanted))  # noqa: S311 - an order
        found = in_order(given, {label: place for place, label in enumerate(given)})
        assert list(found.labels) == wanted
        assert found.basis != "count"


def test_other_and_the_like_stand_last_in_their_own_order() -> None:
    given = ["Prefer not to say", "Don't know", "Other (please specify)", "None of the above", "Tea", "Coffee"]
    found = in_order(given, {"Tea": 3, "Coffee": 9, "Don't know": 40})
    assert list(found.labels) == [
        "Coffee",
        "Tea",
        "Other (please specify)",
        "None of the above",
        "Don't know",
        "Prefer not to say",
    ]
    assert found.basis == "count"
    assert not found.rating


def test_the_order_of_the_file_comes_first() -> None:
    given = ["Agree", "Disagree", "Strongly agree"]
    assert list(in_order(given, {}, ["Strongly agree", "agree ", "Disagree"]).labels) == ["Strongly agree", "Agree", "Disagree"]


def test_other_things_are_not_other() -> None:
    given = ["Other family members", "Friends", "Other"]
    assert list(in_order(given, {"Other family members": 1, "Friends": 2, "Other": 9}).labels) == [
        "Friends",
        "Other family members",
        "Other",
    ]


@pytest.mark.parametrize(
    "labels",
    [
        ["Red", "Green", "Blue"],
        ["True", "False"],
        ["High", "Low"],
        ["Good service", "Good food", "Good price"],
        ["北京", "上海", "广州"],
        ["Python 2", "Java 8", "R 4"],
        ["Agree", "Apples", "Disagree"],
    ],
)
def test_what_is_no_rating(labels: list[str]) -> None:
    assert not in_order(labels, {}).rating


@pytest.mark.parametrize("label", ["Very satisfied", "满意"])
def test_one_label_is_no_order(label: str) -> None:
    assert in_order([label], {}).labels == (label,)
    assert not in_order([label], {}).rating
