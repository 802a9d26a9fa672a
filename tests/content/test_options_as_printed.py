"""The methodology of options that stand as they were printed tells every overlap and every order, and nothing else."""

from __future__ import annotations

from itertools import combinations

import pytest

from tests.content.made_up import content
from tests.content.test_method import rows

Changes = tuple[tuple[str, str], ...]
INCOME = """    options:
      1: {zh-CN: 10000元及以下, zh-TW: 10000元及以下, en: up to 10000}
      2: {zh-CN: 10001-15000元, zh-TW: 10001-15000元, en: "10001-15000"}
      3: {zh-CN: 15000元以上, zh-TW: 15000元以上, en: 15000 or more}
      5: {zh-CN: 不知道, zh-TW: 不知道, en: No idea}
"""
QUESTIONS = """  income:
    ask: {zh-CN: 您的月收入？, zh-TW: 您的月收入？, en: What do you earn?}
    label: {zh-CN: 月收入, zh-TW: 月收入, en: Income}
    type: single
    column: visits
"""
QUESTIONS += f"""{INCOME}    as_printed: true
"""
QUESTIONS += """  turned:
    ask: {zh-CN: 您怎么看？, zh-TW: 您怎麼看？, en: What do you think?}
    label: {zh-CN: 看法, zh-TW: 看法, en: View}
    type: single
    column: visits
    options:
      1: {zh-CN: 非常不满意, zh-TW: 非常不滿意, en: Very dissatisfied}
      2: {zh-CN: 不满意, zh-TW: 不滿意, en: Dissatisfied}
      3: {zh-CN: 一般, zh-TW: 普通, en: Neither}
      4: {zh-CN: 满意, zh-TW: 滿意, en: Satisfied}
      5: {zh-CN: 非常满意, zh-TW: 非常滿意, en: Very satisfied}
    as_printed: true
"""
SEGMENT = f"""  by_income:
    label: {{zh-CN: 收入, zh-TW: 收入, en: By income}}
    column: visits
{INCOME}"""


def with_parts(questions: str = "", segments: str = "") -> Changes:
    parts = (("questions:\n", questions), ("segments:\n", segments))
    return tuple((f"\n{head}", f"\n{head}{more}") for head, more in parts if more)


@pytest.mark.parametrize(
    ("language", "row", "expected"),
    [
        (
            "en",
            "Answers as printed",
            "In the questionnaire, the answers to “Income” overlap: 15000 is in both “10001-15000” and “15000 or more”. "
            "Whoever had such a number could choose either answer. / The questionnaire has the same answers in different orders: "
            "one in “Service” and “Speed”; another in “View”.",
        ),
        (
            "zh-CN",
            "选项原貌",
            "问卷中“月收入”的选项互有重叠：15000同属“10001-15000元”和“15000元以上”。数值恰在重叠处的受访者，"
            "两个选项均可选择。 / "
            "同一组选项在问卷中的排列顺序不一：“服务”和“速度”为一种；“看法”为另一种。",
        ),
        (
            "zh-TW",
            "選項原貌",
            "問卷中「月收入」的選項互有重疊：15000同屬「10001-15000元」和「15000元以上」。數值恰在重疊處的受訪者，"
            "兩個選項均可選擇。 / "
            "同一組選項在問卷中的排列順序不一：「服務」和「速度」為一種；「看法」為另一種。",
        ),
    ],
)
def test_the_methodology_says_what_people_read(language: str, row: str, expected: str) -> None:
    assert rows(content(language, with_parts(QUESTIONS, SEGMENT)))[row] == expected


def test_nothing_is_said_of_a_survey_without_such_options() -> None:
    assert "Answers as printed" not in rows(content("en"))


ENDS = ((1, 4), (4, 6), (6, 9), (2, 3), (8, 12))


def test_every_overlap_is_told() -> None:
    """Of many lists, a segment and a grid among them; which numbers two bands share is told here by counting."""
    lists = {f"q{n}": ENDS[:n] for n in (2, 3, 4, 5)}
    text = "".join(
        f"  {name}: {{ask: {_words(f'Ask {name}')}, label: {_words(name)}, type: single, column: visits, as_printed: true, "
        f"options: {_options(ends, more)}}}\n"
        for more, (name, ends) in enumerate(lists.items())
    )
    text += f"  rows: {{ask: {_words('Ask rows')}, label: {_words('grid')}, type: grid, as_printed: true, "
    text += f"options: {_options(ENDS[:2], 7)}, items: {{row: {{label: {_words('row')}, column: visits}}}}}}\n"
    segment = f"  group: {{label: {_words('group')}, column: speed, as_printed: true, options: {_options(ENDS[1:4], 0)}}}\n"
    told = rows(content("en", with_parts(text, segment)))["Answers as printed"].split(" / ")
    lists |= {"grid": ENDS[:2], "group": ENDS[1:4]}
    expected = {f"“{name}”": _shared(ends) for name, ends in lists.items()}
    assert len(told) == len(expected)
    for sentence in told:
        subject = sentence.removeprefix("In the questionnaire, the answers to ").split(" overlap")[0]
        pairs = sentence.split(": ")[1].split(". Whoever")[0].split("; ")
        assert pairs == expected[subject]


def _words(words: str) -> str:
    return f"{{zh-CN: {words}, zh-TW: {words}, en: {words}}}"


def _options(ends: tuple[tuple[int, int], ...], more: int) -> str:
    """Return options for the codes 1 to 5 of the data, the first of them bands, and some that nobody gave."""
    labels = [f"{low}-{high}" for low, high in ends]
    labels += [f"word {'abcdefghijkl'[n]}" for n in range(len(labels), 5 + more)]
    return "{" + ", ".join(f"{code}: {_words(label)}" for code, label in enumerate(labels, 1)) + "}"


def _shared(ends: tuple[tuple[int, int], ...]) -> list[str]:
    found = []
    for (a, b), (c, d) in combinations(ends, 2):
        both = sorted(set(range(a, b + 1)) & set(range(c, d + 1)))
        if both:
            numbers = f"{both[0]} is" if len(both) == 1 else f"{both[0]} to {both[-1]} are"
            found.append(f"{numbers} in both “{a}-{b}” and “{c}-{d}”")
    return found
