"""What is made of columns: the kind of each question, its options and codes, what is left out and what is told."""

from __future__ import annotations

from typing import Any

import pytest

from reportgen.importing.questions import Options, questions_of
from reportgen.importing.table import ResponseSet
from tests.importing.questions.invented import doubts, export, heading, labels, pairs, question, repeated, stem, tally

AGREE = ["Strongly disagree", "Disagree", "Neutral", "Agree", "Strongly agree"]


def test_a_rating_scale_is_a_scale_with_ascending_codes_and_a_direction() -> None:
    cells = repeated({"Agree": 9, "Strongly agree": 4, "Disagree": 2, "Neutral": 3, "Strongly disagree": 1, "": 2})
    draft = questions_of(export([(heading("The staff were friendly", "Q4"), cells)]))
    (found,) = draft.questions
    (scale,) = draft.scales
    assert (found.name, stem(found), found.kind, found.scale) == ("staff_friendly", "q4", "scale", scale.name)
    assert pairs(draft, found) == [(str(i), label) for i, label in enumerate(AGREE, 1)]
    assert scale.direction == "high_is_good"
    assert tally(draft, "q4") == dict(zip(AGREE, (1, 2, 3, 9, 4), strict=True))


def test_questions_with_the_same_answers_share_a_scale_also_where_nobody_gave_some() -> None:
    first = repeated(dict.fromkeys(AGREE, 3))
    second = repeated({"agree": 6, "Neutral": 6, "Strongly agree": 3})
    draft = questions_of(export([(heading("One", "A1"), first), (heading("Two", "A2"), second)]))
    assert len(draft.scales) == 1
    assert tally(draft, "a2") == dict(zip(AGREE, (0, 0, 6, 6, 3), strict=True))
    assert any("`two`" in what for what in doubts(draft))


def test_not_applicable_is_kept_in_the_data_and_is_no_point_of_the_scale() -> None:
    cells = repeated({"满意": 5, "非常满意": 5, "一般": 3, "不满意": 2, "不适用": 2})
    draft = questions_of(export([(heading("您对服务满意吗？", "第3题"), cells)], "wjx"))
    (found,) = draft.questions
    assert (found.name, stem(found), found.kind) == ("服务满意", "q3", "scale")
    assert draft.scales[0].missing == ("97",)
    assert tally(draft, "q3") == {"非常不满意": 0, "不满意": 2, "一般": 3, "满意": 5, "非常满意": 5}
    assert list(found.columns[0].cells.texts()).count("97") == 2
    assert draft.language == "zh-CN"
    assert any("17 个答案中有 2 个（11.8%）" in what for what in doubts(draft))


def test_a_labelled_column_keeps_its_codes_and_tells_the_direction_by_its_words() -> None:
    named = {"1": "Strongly agree", "2": "Agree", "3": "Disagree", "4": "Strongly disagree", "0": "IAP", "9": "NA"}
    cells = repeated({"1": 5, "2.0": 4, "3": 2, "4": 1, "9": 3})
    draft = questions_of(export([(heading("Opinion", "opin", labels=named), cells)], "spss"))
    (found,) = draft.questions
    (scale,) = draft.scales
    assert (found.kind, scale.direction) == ("scale", "low_is_good")
    assert [option.code for option in scale.options] == ["1", "2", "3", "4"]
    assert tally(draft, "opin") == {"Strongly agree": 5, "Agree": 4, "Disagree": 2, "Strongly disagree": 1}
    assert set(scale.missing) == {"9"}
    assert any("3 of 15 rows (20.0 %) leave the base" in what for what in doubts(draft))


@pytest.mark.parametrize("label", ["DK", "Don't know", "Refused", "拒答", "不知道"])
def test_codes_for_what_people_did_not_know_or_tell_are_answers_and_told(label: str) -> None:
    scale = {"1": "Agree strongly", "2": "Agree", "3": "Disagree", "8": label}
    for named in (scale, {"1": "Bus", "2": "Train", "3": "Bike", "8": label}):
        draft = questions_of(export([(heading("Opinion", "opin", labels=named), ["1", "2", "3", "8"] * 10)], "spss"))
        assert tally(draft, "opin")[label] == 10
        assert bool(draft.questions[0].rated) == (named is scale)
        assert any(label in what and "10 of 40" in what for what in doubts(draft))
    declared = heading("Opinion", "opin", labels=scale, missing=frozenset({"8"}))
    draft = questions_of(export([(declared, ["1", "2", "3", "8"] * 10)], "spss"))
    assert draft.questions[0].kind == "scale"


def test_labels_of_a_few_values_of_a_number() -> None:
    cells = [str(age) for age in range(20, 60)] + ["98"] * 3
    draft = questions_of(export([(heading("Age", "age", labels={"98": "DK", "89": "89 or older"}), cells)], "spss"))
    assert question(draft, "age").kind == "number"
    assert list(question(draft, "age").columns[0].cells.texts()).count("") == 3


def test_how_likely_to_recommend_from_0_to_10_is_nps() -> None:
    cells = [str(i % 11) for i in range(60)]
    for ask in ("How likely are you to recommend us?", "您有多大可能向朋友推荐我们？"):
        draft = questions_of(export([(heading(ask, "Q9"), cells)], "google-forms"))
        assert question(draft, "q9").kind == "nps"
    draft = questions_of(export([(heading("How do you feel today?", "Q9"), cells)], "google-forms"))
    assert question(draft, "q9").kind == "scale"


def test_ends_in_words_and_nps() -> None:
    cells = ["0 - Not at all likely", "10 - Extremely likely", *map(str, range(1, 10)), "9", "8"]
    draft = questions_of(export([(heading("How likely is it that you would recommend it?", "Q9"), cells)]))
    assert question(draft, "q9").kind == "nps"
    assert "10" in set(question(draft, "q9").columns[0].cells.texts())


def test_own_words_beside_options_become_other_and_are_told_without_being_quoted() -> None:
    cells = [*repeated({"Tea": 60, "Coffee": 50, "Water": 20}), "Lemonade made by my aunt", "Oat milk", "Kvass", "Mate"]
    draft = questions_of(export([(heading("What do you drink?", "Q1"), cells)], "google-forms"))
    assert tally(draft, "q1") == {"Tea": 60, "Coffee": 50, "Water": 20, "Other": 4}
    assert question(draft, "q1").options[-1].write_in
    told = " ".join(decision.what + decision.change for decision in draft.decisions)
    assert "hardly anybody else used: 4." in told
    assert "aunt" not in told
    assert not any("aunt" in cell for filled in question(draft, "q1").columns for cell in filled.cells.values)


@pytest.mark.parametrize("text", ["其他【请注明】〖我自己的话〗", "其他：我自己的话"])
def test_other_with_its_text_in_the_same_cell(text: str) -> None:
    cells = [*repeated({"茶": 8, "咖啡": 6}), text]
    draft = questions_of(export([(heading("您喝什么？", "第1题", hint="single"), cells)], "wjx"))
    found = question(draft, "q1")
    assert [count for label, count in tally(draft, "q1").items() if label.startswith("其他")] == [1]
    assert found.options[-1].write_in
    assert not any("自己" in cell for cell in found.columns[0].cells.values)


def test_a_category_that_one_person_of_14_chose() -> None:
    cells = repeated({"Very satisfied": 6, "Somewhat satisfied": 5, "Neutral": 2, "Very dissatisfied": 1})
    draft = questions_of(export([(heading("How satisfied are you?", "Q1"), cells)], "google-forms"))
    assert tally(draft, "q1")["Very dissatisfied"] == 1
    tagged = questions_of(
        export([(heading("您喝什么？", "第1题", hint="single"), repeated({"茶": 8, "咖啡": 5, "水": 1}))], "wjx")
    )
    assert tally(tagged, "q1") == {"茶": 8, "咖啡": 5, "水": 1}
    assert doubts(tagged)


def test_words_in_a_column_beside_a_question_are_other_where_nothing_else_was_given() -> None:
    answers = ["Tea", "Coffee", "", "Tea", "Coffee", ""]
    words = ["", "", "herbs", "", "", ""]
    columns = [(heading("Drink?", "Q1", "Response", "Q1"), answers)]
    columns.append((heading("Drink?", "Q1_other", "Other (please specify)", "Q1", role="write-in"), words))
    draft = questions_of(export(columns))
    assert tally(draft, "q1") == {"Coffee": 2, "Tea": 2, "Other": 1}
    assert [left.reason for left in draft.left_out] == ["write-in"]


ITEMS = ["Dog", "Cat", "Fish"]


@pytest.mark.parametrize(
    ("ticks", "more"),
    [
        (("Dog", "Cat", "Fish"), {}),
        (("1", "1", "1"), {}),
        (("Yes", "Yes", "Yes"), {"unticked": frozenset({"No"})}),
        (("TRUE", "TRUE", "TRUE"), {}),
        (("x", "x", "x"), {}),
        (("是", "是", "是"), {}),
    ],
)
@pytest.mark.parametrize("empty", ["", "0", "No", "Not selected", "FALSE", "-3"])
def test_ticks_in_columns(ticks: tuple[str, ...], more: dict[str, Any], empty: str) -> None:
    chosen = [[True, False, True, True, False], [False, False, True, False, True], [False, True, False, False, False]]
    columns = [
        (heading("Which pets?", f"Q2_{place}", item, "Q2"), [tick if yes else empty for yes in rows])
        for place, (item, tick, rows) in enumerate(zip(ITEMS, ticks, chosen, strict=True), 1)
    ]
    draft = questions_of(export(columns, not_asked=frozenset({"-3"}), **more))
    (found,) = draft.questions
    assert (found.name, stem(found), found.kind, found.base) == ("pets", "q2", "multi", "answered")
    assert tally(draft, "q2") == {"Dog": 3, "Cat": 2, "Fish": 1}
    zeros = sum(list(filled.cells.texts()).count("0") for filled in found.columns)
    assert zeros == (0 if empty in ("", "-3") else 9)


def test_words_in_a_column_of_ticks_are_no_label() -> None:
    columns = [
        (heading("Pets", "Q2_1", "Dog", "Q2", hint="multi"), ["Dog", "", "Dog", "Dog"]),
        (heading("Pets", "Q2_2", "Other (please specify)", "Q2", hint="multi"), ["", "my aunt's pony", "", ""]),
        (heading("Pets", "Q2_3", "", "Q2", hint="multi"), ["", "", "an eagle", ""]),
    ]
    draft = questions_of(export(columns))
    assert tally(draft, "q2") == {"Dog": 3, "Other": 1, "Q2_3": 1}
    assert [option.write_in for option in question(draft, "q2").options] == [False, True, False]


def test_a_declared_set_counts_its_value() -> None:
    columns = [
        (heading("Pets", f"v{i}", item, "v"), cells) for i, item, cells in ((1, "Dog", ["2", "1"]), (2, "Cat", ["2", "2"]))
    ]
    draft = questions_of(export(columns, "spss", sets=(ResponseSet("v", "Pets", ("v1", "v2"), "2"),)))
    assert tally(draft, draft.questions[0].name) == {"Dog": 1, "Cat": 2}


def test_a_grid_with_a_scale_and_one_with_options() -> None:
    rows = (["Agree", "Disagree", "Agree", "Neutral"] * 4, ["Disagree", "Disagree", "Neutral", "Agree"] * 4)
    columns = [
        (heading("Please rate", f"G1[{i}]", item, "G1", hint="matrix"), cells)
        for i, (item, cells) in enumerate(zip("AB", rows, strict=True))
    ]
    draft = questions_of(export(columns, "limesurvey"))
    (found,) = draft.questions
    assert (found.kind, [item.label for item in found.items]) == ("grid", ["A", "B"])
    assert labels(draft, found.name) == ["Disagree", "Neutral", "Agree"]
    assert len({item.name for item in found.items} | {found.name}) == 3
    places = (["Home", "Work", "Home"] * 5, ["Work", "Shop", "Home"] * 5)
    columns = [
        (heading("Where?", f"G2_{i}", item, "G2", hint="matrix"), cells)
        for i, (item, cells) in enumerate(zip("AB", places, strict=True))
    ]
    (found,) = questions_of(export(columns, "limesurvey")).questions
    assert (found.kind, found.scale, len(found.options)) == ("grid", "", 3)


def test_rankings_by_option_by_place_and_in_one_cell() -> None:
    orders = [("1", "2", "3"), ("2", "1", "3"), ("3", "1", "2"), ("1", "3", "2")] * 3
    columns = [(heading("Please rank", f"R_{i}", item, "R"), [row[i] for row in orders]) for i, item in enumerate(ITEMS)]
    (found,) = questions_of(export(columns)).questions
    assert (found.kind, found.places, [option.label for option in found.options]) == ("ranking", False, ITEMS)
    named = [[ITEMS[row.index(str(place))] for row in orders] for place in (1, 2, 3)]
    columns = [(heading("Please rank", f"R[{i}]", f"Rank {i}", "R", hint="ranking"), cells) for i, cells in enumerate(named, 1)]
    (found,) = questions_of(export(columns, "limesurvey")).questions
    assert (found.kind, found.places, len(found.columns)) == ("ranking", True, 3)
    joined = ["→".join(row) for row in zip(*named, strict=True)]
    (found,) = questions_of(export([(heading("请排序", "第2题", hint="ranking"), joined)], "wjx")).questions
    assert (found.kind, found.places, len(found.columns)) == ("ranking", True, 3)
    assert sorted(option.label for option in found.options) == sorted(ITEMS)


def test_rows_that_are_no_order_are_counted_and_told() -> None:
    orders = [("1", "2", "3"), ("2", "1", "3"), ("3", "3", "2"), ("1", "3", ""), ("1", "2", "")]
    columns = [(heading("Rank", f"R_{i}", item, "R", hint="ranking"), [row[i] for row in orders]) for i, item in enumerate(ITEMS)]
    draft = questions_of(export(columns))
    assert draft.questions[0].disorder
    assert any(what.endswith("left out): 2. They count as no answer.") for what in doubts(draft))
    (found,) = questions_of(export([(h, cells[:2]) for h, cells in columns])).questions
    assert not found.disorder


def test_numbers_and_what_is_no_number() -> None:
    cells = [*map(str, range(20, 60)), "Eight", "about ten"]
    draft = questions_of(export([(heading("How old are you?", "Q1"), cells)], "google-forms"))
    assert (question(draft, "q1").kind, question(draft, "q1").whole) == ("number", True)
    assert "no numbers: 2." in " ".join(decision.what for decision in draft.decisions)
    assert "Eight" not in question(draft, "q1").columns[0].cells.values
    units = questions_of(export([(heading("Height", "Q1"), [f"{n} cm" for n in range(150, 190)])], "google-forms"))
    assert set(question(units, "q1").columns[0].cells.texts()) == {str(n) for n in range(150, 190)}


def test_open_text_is_text_and_empty_and_constant_columns_are_left_out() -> None:
    words = [f"I would like number {n} to be better, please" for n in range(40)]
    columns = [
        (heading("What else?", "Q1"), words),
        (heading("Nothing", "Q2"), [""] * 40),
        (heading("Consent", "Q3"), ["I agree"] * 40),
    ]
    draft = questions_of(export(columns))
    assert [(q.name, q.kind) for q in draft.questions] == [("what_else", "text")]
    assert [left.reason for left in draft.left_out] == ["empty", "constant"]


@pytest.mark.parametrize(
    "ask",
    [
        "您对我们还有什么建议？",
        "其他建议",
        "意见和建议",
        "您对学校的意见或建议：",
        "备注",
        "請簡述您的看法",
        "Anything else you would like to tell us?",
        "Any other comments?",
        "Please explain",
        "Comments",
    ],
)
def test_a_wording_that_asks_for_own_words_has_no_options_however_often_answers_repeat(ask: str) -> None:
    draft = questions_of(export([(heading(ask, "Q1"), ["the same words", "no", "all good"] * 20)]))
    assert [found.kind for found in draft.questions] == ["text"]
    assert not any("same words" in decision.what for decision in draft.decisions)


@pytest.mark.parametrize(
    ("ask", "hint"),
    [
        ("您是否采纳了我们的建议？", ""),
        ("对以上意见的态度", ""),
        ("Do you leave comments on websites?", ""),
        ("Who explains best?", ""),
        ("您对我们还有什么建议？", "single"),
    ],
)
def test_a_wording_about_opinions_may_be_closed(ask: str, hint: Any) -> None:
    (found,) = questions_of(export([(heading(ask, "Q1", hint=hint), ["这样", "那样", "都行"] * 20)])).questions
    assert found.kind == "single"


def test_what_to_add_to_the_call_can_be_copied_into_it() -> None:
    for ask in ("Consent given", "是否同意"):
        draft = questions_of(export([(heading(ask, "Q1"), ["X"] * 20), (heading(ask + "2", "Q2"), ["X", "Y"] * 10)]))
        assert any(f'`--keep "{ask}"`' in decision.change for decision in draft.decisions)


def test_rows_of_a_grid_with_several_answers_each_are_questions_of_several_answers() -> None:
    cells = ["Morning", "Noon, Evening", "Morning, Noon", "Morning, Noon, Evening", "Evening"] * 12
    when = "When do you use it?"
    columns = [(heading(when, f"c{n}", item, when), cells[n:] + cells[:n]) for n, item in enumerate(("Weekday", "Weekend"), 2)]
    draft = questions_of(export(columns, "google-forms", separators=(", ",)))
    assert [(found.kind, found.ask) for found in draft.questions] == [
        ("multi", f"{when} [Weekday]"),
        ("multi", f"{when} [Weekend]"),
    ]
    assert tally(draft, draft.questions[0].name) == {"Morning": 36, "Noon": 36, "Evening": 36}


def test_a_colon_that_ends_a_heading_is_no_part_of_the_wording() -> None:
    draft = questions_of(export([(heading("您所在的城市：", "Q1"), ["北京", "上海"] * 20)]))
    assert draft.questions[0].ask == "您所在的城市"


def test_personal_columns_are_left_out_unless_kept_by_name() -> None:
    columns = [(heading("Team", "Q1"), ["Red", "Blue"] * 5), (heading("Village", "Q2", role="personal"), ["A", "B"] * 5)]
    assert [left.reason for left in questions_of(export(columns)).left_out] == ["personal"]
    kept = questions_of(export(columns), Options(keep=("village",)))
    assert [found.name for found in kept.questions] == ["team", "village"]
    assert Options(keep=("Vilage",)).unknown(export(columns)) == ("Vilage",)


def test_a_weight_is_used_only_where_the_author_says_so() -> None:
    columns = [(heading("Team", "Q1"), ["Red", "Blue"] * 5), (heading("weight", "wt", role="weight"), ["0.5", "1.50"] * 5)]
    draft = questions_of(export(columns))
    assert draft.weight is None
    assert any("1.00" in what for what in doubts(draft))
    weighted = questions_of(export(columns), Options(weight="wt"))
    assert weighted.weight is not None
    assert [float(text) for text in weighted.weight.cells.texts()] == [0.5, 1.5] * 5


def test_option_numbers_without_words_are_a_doubt() -> None:
    columns = [(heading("性别", "第1题"), ["1", "2"] * 6), (heading("职业", "第2题"), ["1", "2", "3", "4"] * 3)]
    draft = questions_of(export(columns, "wjx"))
    assert [found.kind for found in draft.questions] == ["single", "single"]
    assert labels(draft, "q1") == ["编码 1", "编码 2"]
    assert len(doubts(draft)) == 2


@pytest.mark.parametrize(
    ("ask", "platform", "low", "high", "kind"),
    [
        ("Rate us on a scale from 1 to 5", "plain", 2, 4, "scale"),
        ("请为我们打分（1-7分）", "wjx", 3, 6, "scale"),
        ("How confident are you?", "google-forms", 1, 5, "scale"),
        ("Statement", "google-forms", 1, 5, "scale"),
        ("How many children do you have?", "google-forms", 0, 5, "number"),
        ("您每周锻炼几次", "tencent", 0, 7, "number"),
        ("对服务的满意度", "wjx", 20, 99, "number"),
        ("Which city?", "qualtrics", 1, 9, "single"),
        ("eNPS", "plain", 0, 10, "nps"),
        ("请为我们的服务打星", "wjx", 1, 5, "scale"),
        ("I see myself here in two years", "plain", 1, 5, "scale"),
        ("My manager listens to me", "plain", 1, 7, "scale"),
        ("我愿意继续在这里工作", "wjx", 1, 5, "scale"),
        ("I live in", "plain", 1, 5, "single"),
        ("ID card", "plain", 1, 5, "single"),
        ("My department", "plain", 1, 5, "single"),
    ],
)
def test_whole_numbers(ask: str, platform: str, low: int, high: int, kind: str) -> None:
    cells = [str(low + place % (high - low + 1)) for place in range(300)]
    (found,) = questions_of(export([(heading(ask, "Q1"), cells)], platform)).questions
    assert found.kind == kind


def test_ratings_of_a_plain_table_share_a_range() -> None:
    columns = [(heading(f"Thing {i}", f"T{i}"), ["1", "2", "3", "4", "5"] * 6) for i in range(4)]
    assert {found.kind for found in questions_of(export(columns, "plain")).questions} == {"scale"}
    assert {found.kind for found in questions_of(export(columns[:3], "plain")).questions} == {"single"}


def test_segments_are_who_people_are() -> None:
    columns = [
        (heading("Which colour do you like?", "Q1"), ["Red", "Blue"] * 20),
        (heading("What is your age?", "Q2"), ["18-24", "25-34"] * 20),
        (heading("Gender", "Q3"), ["Female", "Male", "Male", "Female"] * 10),
    ]
    assert questions_of(export(columns)).segments == ("gender", "age")


def test_languages() -> None:
    for ask, language in (("您的性别", "zh-CN"), ("您對我們的服務滿意嗎", "zh-TW"), ("Your sex", "en")):
        assert questions_of(export([(heading(ask, "Q1"), ["a", "b"] * 5)])).language == language
    assert questions_of(export([(heading("Your sex", "Q1"), ["a", "b"] * 5)]), Options(language="zh-TW")).language == "zh-TW"


@pytest.mark.parametrize(
    ("wording", "hint", "kind"),
    [
        ("How likely are you to recommend us, from 0 to 10?", "", "nps"),
        ("How likely are you to recommend us, from 1 to 10?", "", "scale"),
        ("您向朋友推荐我们的可能性有多大？（1-10分）", "nps", "scale"),
        ("How likely are you to recommend us?", "", "nps"),
    ],
)
def test_a_net_promoter_score_is_of_points_from_nought_to_ten(wording: str, hint: str, kind: str) -> None:
    cells = [str(point) for point in range(1, 11)] * 10
    draft = questions_of(export([(heading(wording, "Q1", hint=hint), cells)]))
    assert draft.questions[0].kind == kind
    assert any("nobody gave 0" in what for what in doubts(draft)) == (wording == "How likely are you to recommend us?")
    if kind == "scale":
        assert [option.code for option in draft.scales[0].options] == [str(point) for point in range(1, 11)]
