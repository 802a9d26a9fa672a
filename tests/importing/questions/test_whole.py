"""Rating scales of which nobody gave some points: the codes are those of the whole scale, and the account says so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from reportgen.importing.draft import Draft
from reportgen.importing.questions import Options, questions_of
from tests.importing.questions.invented import doubts, export, heading, labels, pairs, question, repeated, tally


def codes(draft: Draft, name: str) -> dict[str, str]:
    return {label: code for code, label in pairs(draft, question(draft, name))}


def drafted(*counts: Mapping[str, int], options: Options | None = None, platform: str = "google-forms") -> Draft:
    columns = [(heading(f"Thing {place}", f"Q{place}"), repeated(found)) for place, found in enumerate(counts, 1)]
    most = max(len(cells) for _, cells in columns)
    return questions_of(export([(h, cells + [""] * (most - len(cells))) for h, cells in columns], platform), options)


@pytest.mark.parametrize(
    ("given", "known"),
    [
        ("Dissatisfied, Satisfied, Very satisfied", "Very dissatisfied, Dissatisfied, Neutral, Satisfied, Very satisfied"),
        ("Agree, Strongly agree", "Strongly disagree, Disagree, Neutral, Agree, Strongly agree"),
        ("Strongly disagree, Strongly agree", "Strongly disagree, Disagree, Neutral, Agree, Strongly agree"),
        ("Agree strongly, Disagree, Neutral", "Disagree strongly, Disagree, Neutral, Agree, Agree strongly"),
        ("Somewhat likely, Very likely", "Very unlikely, Somewhat unlikely, Neutral, Somewhat likely, Very likely"),
        ("Much better, About the same, Worse", "Much worse, Worse, About the same, Better, Much better"),
        ("Very easy, Difficult, Easy", "Very difficult, Difficult, Neutral, Easy, Very easy"),
        (
            "Moderately agree, Slightly agree, Extremely agree",
            "Extremely disagree, Moderately disagree, Slightly disagree, Neutral, "
            "Slightly agree, Moderately agree, Extremely agree",
        ),
        (
            "Slightly important, Very important, Extremely important",
            "Not at all important, Slightly important, Moderately important, Very important, Extremely important",
        ),
        (
            "Not so useful, Very useful, Somewhat useful",
            "Not at all useful, Not so useful, Somewhat useful, Very useful, Extremely useful",
        ),
        ("Rarely, Often", "Never, Rarely, Sometimes, Often, Always"),
        ("never, about half the time", "never, sometimes, about half the time, most of the time, always"),
        ("Good, Excellent, Very good", "Poor, Fair, Good, Very good, Excellent"),
        ("Probably not, Definitely yes", "Definitely not, Probably not, Might or might not, Probably yes, Definitely yes"),
        ("A little, A great deal", "None at all, A little, A moderate amount, A lot, A great deal"),
        ("满意, 非常满意", "非常不满意, 不满意, 一般, 满意, 非常满意"),
        ("很不满意, 满意, 一般", "很不满意, 不满意, 一般, 满意, 很满意"),
        ("不满意, 较不满意, 满意", "不满意, 较不满意, 一般, 较满意, 满意"),
        ("不太满意, 比较满意", "非常不满意, 不太满意, 一般, 比较满意, 非常满意"),
        ("比较同意, 完全同意", "完全不同意, 比较不同意, 一般, 比较同意, 完全同意"),
        ("不滿意, 普通, 非常滿意", "非常不滿意, 不滿意, 普通, 滿意, 非常滿意"),
        ("比較同意, 非常同意, 比較不同意", "非常不同意, 比較不同意, 普通, 比較同意, 非常同意"),
        ("有时, 总是", "从不, 很少, 有时, 经常, 总是"),
        ("經常, 很少", "從不, 很少, 有時, 經常, 總是"),
        ("重要, 非常重要", "非常不重要, 不重要, 一般, 重要, 非常重要"),
        ("较差, 较好", "非常差, 较差, 一般, 较好, 非常好"),
        ("非常容易, 难", "非常难, 难, 一般, 容易, 非常容易"),
    ],
)
def test_a_known_scale_is_written_with_the_points_that_nobody_gave(given: str, known: str) -> None:
    draft = drafted({label: 4 + place for place, label in enumerate(given.split(", "))})
    assert pairs(draft, question(draft, "q1")) == [(str(place), label) for place, label in enumerate(known.split(", "), 1)]
    assert tally(draft, "q1") == dict.fromkeys(known.split(", "), 0) | {
        label: 4 + place for place, label in enumerate(given.split(", "))
    }
    assert any("q1" in what and f"{known}." in what for what in doubts(draft))


def test_the_codes_of_the_answers_are_those_of_the_whole_scale() -> None:
    draft = drafted({"Dissatisfied": 3, "Satisfied": 9, "Very satisfied": 8})
    texts = list(question(draft, "q1").columns[0].cells.texts())
    assert (texts.count("2"), texts.count("4"), texts.count("5"), len(texts)) == (3, 9, 8, 20)


FOUR = ("Very dissatisfied", "Dissatisfied", "Satisfied", "Very satisfied")
FIVE = ("Very dissatisfied", "Dissatisfied", "Neutral", "Satisfied", "Very satisfied")
SEEN = {"Dissatisfied": 30, "Satisfied": 90, "Very satisfied": 80}


@pytest.mark.parametrize("whole", [FOUR, FIVE])
def test_another_question_that_shows_a_scale_whole_decides(whole: Sequence[str]) -> None:
    draft = drafted(SEEN, dict.fromkeys(whole, 40))
    assert labels(draft, "q1") == list(whole)
    assert len(draft.scales) == 1


def test_the_middle_answer_of_another_question_names_the_one_that_nobody_gave() -> None:
    middle = "Neither satisfied nor dissatisfied"
    draft = drafted({"Satisfied": 40, "Dissatisfied": 70, "Very satisfied": 9}, {"Very dissatisfied": 60, middle: 50})
    assert codes(draft, "q1") == codes(draft, "q2")
    assert codes(draft, "q1")[middle] == "3"


def test_a_middle_point_that_hundreds_passed_over_was_not_offered() -> None:
    assert labels(drafted(SEEN), "q1") == list(FOUR)
    few = {label: count // 10 for label, count in SEEN.items()}
    assert labels(drafted(few), "q1") == list(FIVE)
    assert any("4" in decision.change and "--points" in decision.change for decision in drafted(few).decisions)


def test_the_author_says_how_many_points_there_were() -> None:
    few = {label: count // 10 for label, count in SEEN.items()}
    for points, wanted in ((4, FOUR), (5, FIVE)):
        draft = drafted(few, options=Options(points={"#1": points}))
        assert labels(draft, "q1") == list(wanted)
        assert not any("Neutral" in what for what in doubts(draft))
    draft = drafted(few, options=Options(points={"Q1": 11}))
    assert any("11 points" in what for what in doubts(draft))
    assert Options(points={"Q9": 5}).unknown(export([(heading("A", "Q1"), ["a"])])) == ("Q9",)


def test_a_whole_scale_of_four_points_among_few_answers_is_a_doubt_and_stays() -> None:
    few, many = drafted(dict.fromkeys(FOUR, 5)), drafted(dict.fromkeys(FOUR, 50))
    assert labels(few, "q1") == labels(many, "q1") == list(FOUR)
    assert [sum("Neutral" in what for what in doubts(draft)) for draft in (few, many)] == [1, 0]


def test_four_points_that_are_even_to_both_sides_are_whole() -> None:
    draft = drafted({"不满意": 4, "较不满意": 9, "较满意": 51, "满意": 28})
    assert list(codes(draft, draft.questions[0].name)) == ["不满意", "较不满意", "较满意", "满意"]


def test_few_answers_of_four_points_where_the_file_shows_the_fifth() -> None:
    draft = drafted(dict.fromkeys(FOUR, 5), {"Neutral": 9, "Satisfied": 9})
    assert labels(draft, "q1") == labels(draft, "q2") == list(FIVE)
    assert labels(drafted(dict.fromkeys(FOUR, 50), {"Neutral": 9, "Satisfied": 9}), "q1") == list(FOUR)


def test_a_scale_with_more_on_its_good_side_is_that_of_many_answers_only() -> None:
    given = ("不满意", "一般", "满意", "非常满意")
    few, many = drafted(dict.fromkeys(given, 9)), drafted(dict.fromkeys(given, 90))
    assert (labels(few, "q1"), labels(many, "q1")) == (["非常不满意", *given], list(given))
    assert all(any("非常不满意" in what for what in doubts(draft)) for draft in (few, many))


def test_rows_of_a_grid_share_the_whole_scale() -> None:
    rows = (["Satisfied", "Very satisfied"] * 8, ["Dissatisfied", "Satisfied"] * 8)
    columns = [
        (heading("How satisfied?", f"G[{i}]", item, "G", hint="matrix"), cells)
        for i, (item, cells) in enumerate(zip("AB", rows, strict=True))
    ]
    draft = questions_of(export(columns, "limesurvey"))
    (found,) = draft.questions
    assert labels(draft, found.name) == list(FIVE)
    assert [set(filled.cells.texts()) for filled in found.columns] == [{"4", "5"}, {"2", "4"}]


@pytest.mark.parametrize(
    "pair", ["Agree, Disagree", "Yes, No", "Male, Female", "重要, 不重要", "同意, 不同意", "Important, Not important", "好, 差"]
)
def test_two_answers_are_no_scale(pair: str) -> None:
    draft = drafted({label: 12 + place for place, label in enumerate(pair.split(", "))})
    assert question(draft, "q1").kind == "single"
    assert not draft.scales


def test_two_answers_without_degrees_are_points_where_another_question_has_the_whole_scale() -> None:
    whole = dict.fromkeys(("Strongly disagree", "Disagree", "Neutral", "Agree", "Strongly agree"), 6)
    draft = drafted({"Agree": 9, "Disagree": 3}, whole)
    assert codes(draft, "q1") == codes(draft, "q2")


def test_two_labelled_ends_are_a_scale_and_it_says_why() -> None:
    for words, kind in ((("Very unhappy", "Very happy"), "scale"), (("Disagree", "Agree"), "single")):
        named: Any = dict(zip("12", words, strict=True))
        draft = questions_of(export([(heading("Mood", "m", labels=named), ["1", "2"] * 9)], "spss"))
        assert question(draft, "m").kind == kind
        assert any(words[0] in what and "ends" in what for what in doubts(draft)) == (kind == "scale")


@pytest.mark.parametrize("kind", ["order", "labels"])
def test_options_that_a_questionnaire_lists_are_there_though_nobody_chose_them(kind: str) -> None:
    more: dict[str, Any] = {"order": FIVE} if kind == "order" else {"labels": dict(zip("12345", FIVE, strict=True))}
    cells = ["Satisfied", "Dissatisfied"] * 8 if kind == "order" else ["4", "2"] * 8
    draft = questions_of(export([(heading("Rate", "Q1", hint="single", **more), cells)], "kobo"))
    assert labels(draft, "q1") == list(FIVE)
    assert set(question(draft, "q1").columns[0].cells.texts()) == {"2", "4"}


def test_stars_and_numbers() -> None:
    stars = questions_of(export([(heading("打星", "第1题", hint="scale"), ["3星", "4星", "4星"] * 6)], "wjx"))
    assert labels(stars, "q1") == ["1星", "2星", "3星", "4星", "5星"]
    draft = drafted({str(n): 4 for n in (1, 2, 3, 4, 5)}, {str(n): 4 for n in (1, 2, 4)}, {str(n): 4 for n in (0, 1, 2, 4)})
    assert labels(draft, "q2") == ["1", "2", "3", "4", "5"]
    assert labels(draft, "q3") == ["0", "1", "2", "3", "4"]
    often = drafted({str(n): 40 for n in (1, 2, 3, 4, 5)}, {str(n): 60 for n in (1, 2, 3, 4)})
    assert labels(often, "q2") == ["1", "2", "3", "4"]
    nps = questions_of(export([(heading("Would you recommend us?", "Q1"), ["4", "9", "10", "7"] * 8)], "google-forms"))
    assert question(nps, "q1").kind == "nps"
