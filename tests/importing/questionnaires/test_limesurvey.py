"""LimeSurvey structures, of versions 2 and 6, and exports by codes and by words."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.importing.export import Export
from tests.importing.questionnaires.forms import Ask, cells, drafted, lss, merged, options, question, saved, told

ZH, EN = "zh-Hans", "en"


def both(chinese: str, english: str) -> dict[str, str]:
    return {ZH: chinese, EN: english}


ASKS = (
    Ask("use", "Y", both("您用过<b>共享单车</b>吗？", "Have you used shared bicycles?")),
    Ask(
        "city",
        "L",
        both("您住在哪里？", "Where do you live?"),
        answers=[("A1", both("市区", "Inner city")), ("A2", both("近郊", "Suburb")), ("A3", both("远郊", "Outskirts"))],
        other=True,
    ),
    Ask(
        "why",
        "M",
        both("您为什么骑车？（可多选）", "Why do you ride? (select all that apply)"),
        subs=[("SQ001", both("省钱", "It saves money")), ("SQ002", both("快", "It is fast"))],
        other=True,
        relevance='use.NAOK == "Y"',
    ),
    Ask(
        "sat",
        "F",
        both("您对下列方面满意吗？", "How satisfied are you with the following?"),
        subs=[("SQ001", both("车况", "The bicycles")), ("SQ002", both("价格", "The price"))],
        answers=[
            ("1", both("很不满意", "Very dissatisfied")),
            ("2", both("不满意", "Dissatisfied")),
            ("3", both("一般", "Neither")),
            ("4", both("满意", "Satisfied")),
            ("5", both("很满意", "Very satisfied")),
        ],
    ),
    Ask(
        "prio",
        "R",
        both("请按重要性排序", "Rank by importance"),
        answers=[("r1", both("安全", "Safety")), ("r2", both("价格", "Price")), ("r3", both("数量", "Number"))],
    ),
    Ask("note", "X", both("谢谢！", "Thank you!")),
    Ask("say", "T", both("{TOKEN:FIRSTNAME}，还有什么想说的？", "Anything else, {TOKEN:FIRSTNAME}?")),
)
HEADER = [
    *("id", "submitdate", "lastpage", "startlanguage", "use", "city", "city[other]", "why[SQ001]", "why[SQ002]", "why[other]"),
    *("sat[SQ001]", "sat[SQ002]", "prio[1]", "prio[2]", "prio[3]", "say"),
]


def rows(people: list[list[str]]) -> list[list[str]]:
    return [[str(n), f"2025-03-{n % 28 + 1:02d} 10:00:00", "3", ZH, *person] for n, person in enumerate(people, 1)]


CODES = [
    ["Y", "A1", "", "Y", "", "", "5", "2", "r1", "r3", "r2", ""],
    ["Y", "A3", "", "Y", "Y", "", "4", "2", "r3", "r1", "r2", ""],
    ["N", "A1", "", "", "", "", "1", "1", "r1", "r2", "r3", ""],
    ["Y", "-oth-", "乡村小镇", "", "Y", "", "2", "4", "r2", "r1", "r3", ""],
] * 5
WORDS = {
    **{"Y": "是", "N": "否", "A1": "市区", "A3": "远郊", "-oth-": "其他", "r1": "安全", "r2": "价格", "r3": "数量"},
    **{"1": "很不满意", "2": "不满意", "4": "满意", "5": "很满意"},
}


@pytest.fixture(params=[False, True], ids=["version 6", "version 2"])
def export(request: pytest.FixtureRequest, tmp_path: Path) -> Export:
    form = saved(tmp_path, "survey.lss", lss(ASKS, languages=(ZH, EN), old=request.param))
    return merged(form, [HEADER, *rows(CODES)])


def test_every_column_finds_its_question(export: Export) -> None:
    assert "找不到" not in told(export)
    assert "没有对应的列" not in told(export)


def test_codes_get_the_words_of_the_questionnaire_in_its_order(export: Export) -> None:
    draft = drafted(export)
    assert options(draft, "use") == [("Y", "是"), ("N", "否")]
    assert options(draft, "city") == [("A1", "市区"), ("A2", "近郊"), ("A3", "远郊"), ("-oth-", "其他")]
    assert question(draft, "use").ask == "您用过共享单车吗？"


def test_options_that_nobody_chose_are_there_too(export: Export) -> None:
    assert [label for _, label in options(drafted(export), "sat")] == ["很不满意", "不满意", "一般", "满意", "很满意"]


def test_subquestions_are_options_rows_and_places(export: Export) -> None:
    draft = drafted(export)
    assert (question(draft, "why").kind, [item.label for item in question(draft, "why").items]) == ("multi", ["省钱", "快"])
    assert (question(draft, "sat").kind, [item.label for item in question(draft, "sat").items]) == ("grid", ["车况", "价格"])
    ranking = question(draft, "prio")
    assert (ranking.kind, ranking.places, options(draft, "prio")) == (
        *("ranking", True),
        [("1", "安全"), ("2", "价格"), ("3", "数量")],
    )
    assert cells(draft, "prio")[0][:4] == ["1", "3", "1", "2"]


def test_words_beside_other_are_left_out(export: Export) -> None:
    assert "city[other]" not in {heading.code for heading in export.headings if heading.role == "answer"}
    draft = drafted(export)
    assert "乡村小镇" not in {text for name in ("city", "why") for column in cells(draft, name) for text in column}
    assert cells(draft, "city")[0][3] == "-oth-"


def test_placeholders_of_a_wording_become_dots(export: Export) -> None:
    heading = next(heading for heading in export.headings if heading.code == "say")
    assert (heading.ask, heading.hint) == ("…，还有什么想说的？", "text")


def test_an_export_by_words_gives_the_same_answers_as_one_by_codes(tmp_path: Path) -> None:
    form = saved(tmp_path, "survey.lss", lss(ASKS, languages=(ZH, EN)))
    by_words = [[WORDS.get(cell, cell) if place not in (3, 4) else cell for place, cell in enumerate(person)] for person in CODES]
    draft = drafted(merged(form, [HEADER, *rows(CODES)]))
    other = drafted(merged(form, [HEADER, *rows(by_words)]))
    for name in ("use", "city", "why", "sat", "prio"):
        assert cells(draft, name) == cells(other, name)
        assert options(draft, name) == options(other, name)


def test_an_export_of_wordings_alone_finds_its_questions_by_them(tmp_path: Path) -> None:
    form = saved(tmp_path, "survey.lss", lss(ASKS, languages=(ZH, EN)))
    header = [
        *("Response ID", "Date submitted", "Last page", "Start language", "Have you used shared bicycles?", "Where do you live?"),
        *("How satisfied are you with the following? [The bicycles]", "How satisfied are you with the following? [The price]"),
    ]
    people = [["Yes", "Suburb", "Satisfied", "Dissatisfied"], ["No", "Outskirts", "Neither", "Satisfied"]] * 6
    draft = drafted(merged(form, [header, *rows(people)], EN), EN)
    assert [(found.kind, found.ask) for found in draft.questions] == [
        ("single", "Have you used shared bicycles?"),
        ("single", "Where do you live?"),
        ("grid", "How satisfied are you with the following?"),
    ]
    grid = next(found for found in draft.questions if found.kind == "grid")
    assert [label for _, label in options(draft, grid.name)] == [
        *("Very dissatisfied", "Dissatisfied", "Neither", "Satisfied", "Very satisfied")
    ]


def test_the_reports_language_chooses_that_of_the_questionnaire(tmp_path: Path) -> None:
    form = saved(tmp_path, "survey.lss", lss(ASKS, languages=(ZH, EN)))
    draft = drafted(merged(form, [HEADER, *rows(CODES)], EN), EN)
    assert question(draft, "city").ask == "Where do you live?"
    assert options(draft, "city")[0] == ("A1", "Inner city")
    assert draft.title == "A survey (en)"


@pytest.mark.parametrize(
    ("ask", "header", "person", "kind"),
    [
        (Ask("q", "A", "Rate", subs=[("a", "Food"), ("b", "Room")]), ["q[a]", "q[b]"], ["4", "5"], "grid"),
        (Ask("q", "5", "Rate the hotel"), ["q"], ["3"], "scale"),
        (Ask("q", "N", "How many nights?"), ["q"], ["3"], "number"),
        (Ask("q", "S", "Which other hotels?"), ["q"], ["The one by the sea"], "text"),
        (Ask("q", "K", "How much?", subs=[("a", "Food"), ("b", "Room")]), ["q[a]", "q[b]"], ["40", "55"], "number"),
        (Ask("q", "C", "Clean?", subs=[("a", "Food"), ("b", "Room")]), ["q[a]", "q[b]"], ["Y", "U"], "grid"),
    ],
)
def test_each_type_becomes_what_it_asks_for(tmp_path: Path, ask: Ask, header: list[str], person: list[str], kind: str) -> None:
    form = saved(tmp_path, "survey.lss", lss([ask]))
    people = [person, ["1" if cell.isdigit() else cell for cell in person], person]
    export = merged(form, [["id", "submitdate", "lastpage", "startlanguage", *header], *rows(people * 6)])
    assert "does not have" not in told(export)
    assert {found.kind for found in drafted(export).questions} == {kind}


def test_an_array_of_two_scales_is_a_grid_for_each(tmp_path: Path) -> None:
    ask = Ask(
        "dual",
        "1",
        "How is it?",
        subs=[("a", "Food"), ("b", "Room")],
        answers=[("1", "Bad"), ("2", "Good")],
        second=[("1", "Cheap"), ("2", "Dear")],
        attributes={"dualscale_headerA": "Quality", "dualscale_headerB": "Price"},
    )
    form = saved(tmp_path, "survey.lss", lss([ask]))
    header = ["id", "submitdate", "lastpage", "startlanguage", "dual[a][1]", "dual[a][2]", "dual[b][1]", "dual[b][2]"]
    export = merged(form, [header, *rows([["1", "2", "2", "2"], ["2", "1", "1", "1"]] * 6)])
    found = drafted(export).questions
    assert [grid.ask for grid in found] == ["How is it? (Quality)", "How is it? (Price)"]
    assert [option.label for option in found[1].options] == ["Cheap", "Dear"]


def test_an_array_of_texts_is_asked_row_by_row(tmp_path: Path) -> None:
    ask = Ask("t", ";", "Tell us", subs=[("a", "Food"), ("b", "Room")], across=[("x", "Good"), ("y", "Bad")])
    form = saved(tmp_path, "survey.lss", lss([ask]))
    header = ["id", "submitdate", "lastpage", "startlanguage", "t[a_x]", "t[a_y]", "t[b_x]", "t[b_y]"]
    export = merged(form, [header, *rows([["salty soup", "no", "wide", "cold"], ["fine", "late", "old", "loud"]])])
    assert [(heading.ask, heading.item) for heading in export.headings[4:6]] == [
        ("Tell us [Food]", "Good"),
        ("Tell us [Food]", "Bad"),
    ]
    assert {heading.hint for heading in export.headings[4:]} == {"text"}


@pytest.mark.parametrize(
    ("labels", "codes"),
    [
        (["Bad", "Neither good nor bad", "Good"], ["1", "2", "3"]),
        (["3 - Like it", "2", "1 - Hate it"], ["1", "2", "3"]),
    ],
)
def test_codes_of_letters_become_the_points_of_a_rating(tmp_path: Path, labels: list[str], codes: list[str]) -> None:
    answers = [(f"A{place}", label) for place, label in enumerate(labels, 1)]
    form = saved(
        tmp_path,
        "survey.lss",
        lss([Ask("rate", "F", "How is it?", subs=[("SQ001", "This"), ("SQ002", "That")], answers=answers)]),
    )
    header = ["id", "submitdate", "lastpage", "startlanguage", "rate[SQ001]", "rate[SQ002]"]
    draft = drafted(merged(form, [header, *rows([["A1", "A2"], ["A2", "A1"], ["A1", "A2"]] * 6)]))
    assert question(draft, "rate").scale
    assert [code for code, _ in options(draft, "rate")] == codes
    first = next(code for code, label in options(draft, "rate") if label == labels[0])
    assert cells(draft, "rate")[0][0] == first


def test_subquestions_that_ask_for_a_person_are_personal(tmp_path: Path) -> None:
    form = saved(tmp_path, "survey.lss", lss([Ask("q", "Q", "About you", subs=[("a", "Your name"), ("b", "Hobby")])]))
    people = [["Ann", "reading"], ["Bob", "chess"], ["Cid", "reading"], ["Dan", "reading"]]
    export = merged(form, [["id", "submitdate", "lastpage", "startlanguage", "q[a]", "q[b]"], *rows(people)])
    assert [heading.role for heading in export.headings[4:]] == ["personal", "answer"]
