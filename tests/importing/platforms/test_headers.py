"""What a header says: wordings, options, groups and roles on every platform, with the quirks of each."""

from __future__ import annotations

import pytest

from reportgen.importing.export import Export
from reportgen.importing.platforms.understand import understand
from reportgen.importing.table import Column, Table, Variable
from tests.importing.platforms import sheets
from tests.importing.platforms.sheets import asked, read, roles, sheet, split, table


def shape(export: Export) -> list[tuple[str, str, str]]:
    """Return wording, option and hint of every answer."""
    return [(heading.ask, heading.item, heading.hint) for heading in asked(export)]


def test_wjx_by_text() -> None:
    export = read(sheets.WJX_TEXT)
    assert shape(export) == [
        ("您的性别", "", "single"),
        ("常喝的饮料", "", "multi"),
        ("请评价这家店", "味道", ""),
        ("请评价这家店", "服务", ""),
        ("您的建议", "", ""),
    ]
    assert [heading.code for heading in asked(export)] == ["第1题", "第2题", "第3题_1", "第3题_2", "第4题"]
    assert roles(export)[:6] == ["metadata", "metadata", "duration", "metadata", "metadata", "personal"]
    assert roles(export)[-1] == "score"
    assert {"(空)", "-2"} <= export.missing
    assert {"(跳过)", "-3"} <= export.not_asked
    assert export.separators[0] == "┋"


def test_wjx_by_number_has_the_questions_of_the_export_by_text() -> None:
    text, numbers = read(sheets.WJX_TEXT), read(sheets.WJX_NUMBERS)

    def questions(export: Export) -> list[str]:
        return list(dict.fromkeys(heading.group or heading.code for heading in asked(export)))

    assert questions(text) == questions(numbers) == ["第1题", "第2题", "第3题", "第4题"]
    assert [heading.item for heading in asked(numbers) if heading.group == "第2题"] == ["茶", "咖啡", "其他【请注明】"]
    assert {heading.hint for heading in asked(numbers) if heading.group == "第2题"} == {"multi"}
    assert "0" in numbers.unticked


def test_wjx_matrix_whose_wording_stands_over_its_first_row_only() -> None:
    export = read(
        "序号 | 提交答卷时间 | 所用时间 | 4、您对以下方面的满意程度：—前台服务 | 4、客房卫生 | 4、早餐 | 5、您的建议\n"
        "1 | 2024/3/1 9:02:11 | 81秒 | 满意 | 一般 | 满意 | 无\n2 | 2024/3/1 9:03:11 | 81秒 | 一般 | 满意 | 满意 | 好"
    )
    assert shape(export)[:3] == [("您对以下方面的满意程度", row, "") for row in ("前台服务", "客房卫生", "早餐")]


def test_wjx_by_score_is_told_by_the_total() -> None:
    export = read(
        "序号 | 提交答卷时间 | 所用时间 | 1、味道 | 2、价格 | 3、服务 | 总分\n"
        "1 | 2024/3/1 9:02:11 | 81秒 | 5 | 3 | 4 | 12\n"
        "2 | 2024/3/1 9:03:11 | 81秒 | 1 | 3 | 2 | 6\n3 | 2024/3/1 9:04:11 | 81秒 | 2 | 2 | 4 | 8"
    )
    assert "各题之和等于“总分”列" in sheets.doubts(export)


def test_wjx_blanks_of_one_question_and_an_order_in_one_cell() -> None:
    export = read(
        "序号 | 提交答卷时间 | 所用时间 | 5、您有几个孩子(儿子) | 5、您有几个孩子(女儿) | 6、请按喜好排列\n"
        "1 | 2024/3/1 9:02:11 | 81秒 | 1 | 0 | 红→蓝→绿\n2 | 2024/3/1 9:02:11 | 81秒 | 2 | 1 | 蓝→红→绿"
    )
    assert shape(export) == [("您有几个孩子", "儿子", ""), ("您有几个孩子", "女儿", ""), ("请按喜好排列", "", "ranking")]


def test_wps_marks_are_no_part_of_the_wording() -> None:
    assert shape(read(sheets.WPS_FORM)) == [("您目前就读的年级", "", ""), ("您参加过哪些社团", "", "multi"), ("您的意见", "", "")]


def test_a_sheet_of_a_form_that_goes_on_without_cells() -> None:
    rows = [[*row, "", "", ""] for row in split(sheets.WPS_FORM)] + [[""] * 8] * 5
    export = understand(table(rows))
    assert (export.rows, len(asked(export)), dict(export.dropped)) == (3, 3, {})


def test_tencent_options_in_columns() -> None:
    assert shape(read(sheets.TENCENT_SURVEY))[1:] == [
        ("您常用的交通工具", option, "multi") for option in ("地铁", "公交", "自行车")
    ]


def test_tencent_numbers_with_a_letter_and_what_it_notes_itself() -> None:
    export = read(
        "编号 | 开始答题时间 | 结束答题时间 | 用户类型 | 昵称 | 智能清洗数据无效概率 | Q1_您的性别 | "
        "Q2_常用功能:点餐 | Q2_常用功能:积分\n"
        "1 | 2026-03-01 10:00:00 | 2026-03-01 10:01:00 | 微信 | 甲 | 0% | 男 | 点餐 | \n"
        "2 | 2026-03-01 11:00:00 | 2026-03-01 11:01:00 | 微信 | 乙 | 0% | 女 | 点餐 | 积分"
    )
    assert [(heading.code, heading.ask, heading.item) for heading in asked(export)] == [
        ("Q1", "您的性别", ""),
        ("Q2_1", "常用功能", "点餐"),
        ("Q2_2", "常用功能", "积分"),
    ]
    assert roles(export)[3:6] == ["metadata", "personal", "metadata"]


def test_surveymonkey_questions_over_their_first_column() -> None:
    export = read(sheets.MONKEY_TWO_ROWS)
    which = "Which pets have you had? (Check all that apply)"
    assert shape(export) == [
        ("Do you own a pet?", "", ""),
        (which, "Cat", "multi"),
        (which, "Dog", "multi"),
        ("Please rate our shop", "Range", "matrix"),
        ("Please rate our shop", "Prices", "matrix"),
        ("Anything else?", "", "text"),
    ]
    (other,) = [heading for heading in export.headings if heading.role == "write-in"]
    assert (other.ask, other.item, other.group) == (which, "Other (please specify)", asked(export)[1].group)


def test_surveymonkey_question_repeated_instead_of_response() -> None:
    rows = split(sheets.MONKEY_TWO_ROWS)
    rows[1][:6] = [*rows[0][:6]]
    assert shape(understand(table(rows))) == shape(read(sheets.MONKEY_TWO_ROWS))


def test_surveymonkey_ranking_with_its_places() -> None:
    export = read(
        "Respondent ID | Please rank these in order of preference | | \n | Tea | Milk | Juice\n"
        "1 | 1 | 2 | 3\n2 | 3 | 1 | 2\n3 | 2 | 1 | 3"
    )
    assert [heading.hint for heading in asked(export)] == ["ranking"] * 3


def test_surveymonkey_codes_take_their_options_from_the_cells() -> None:
    export = understand(table(split("\n" + sheets.MONKEY_CODES[1:])))
    assert [(h.ask, h.item) for h in asked(export) if h.group == "q0002"] == [
        ("q0002", "Cat"),
        ("q0002", "Dog"),
        ("q0002", "Other (please specify)"),
    ]
    assert "Not selected" in export.unticked
    assert "NA" in export.not_asked
    assert not {"No answer", "None"} & (export.missing | export.not_asked)
    assert (roles(export)[0], roles(export)[-1]) == ("metadata", "weight")


def test_qualtrics_with_import_ids() -> None:
    export = read(sheets.QUALTRICS_THREE_ROWS)
    assert shape(export) == [
        ("Which shop?", "", ""),
        ("Seen?", "Poster", "multi"),
        ("Seen?", "Radio", "multi"),
        ("Rate", "Price", ""),
        ("Rate", "Taste", ""),
        ("Visits A", "", ""),
        ("Visits B", "", ""),
        ("Uses - Bread", "At home", "multi"),
        ("Uses - Bread", "At work", "multi"),
        ("Why?", "", "text"),
    ]
    by_code = {heading.code: heading for heading in export.headings}
    assert by_code["Q3_DO"].role == "metadata"
    assert by_code["Q_RecaptchaScore"].role == "quality"
    assert by_code["RecipientEmail"].role == "personal"
    assert (by_code["Q1_3_TEXT"].role, by_code["Q1_3_TEXT"].item) == ("write-in", "Other:")
    assert "-99" in export.missing


@pytest.mark.parametrize("damage", ["''", "spaces"])
def test_qualtrics_import_ids_that_another_program_saved_again(damage: str) -> None:
    text = sheets.QUALTRICS_THREE_ROWS
    changed = (
        text.replace('{"ImportId":"', "{'ImportId': '").replace('"}', "'}") if damage == "''" else text.replace('":"', '" : "')
    )
    assert shape(read(changed)) == shape(read(text))


def test_qualtrics_without_its_third_row() -> None:
    rows = split(sheets.QUALTRICS_THREE_ROWS)
    export = understand(table([rows[0], rows[1], *rows[3:]]))
    assert (export.platform, export.rows) == ("qualtrics", 2)
    assert [heading.ask for heading in asked(export)][:3] == ["Which shop?", "Seen?", "Seen?"]


def test_qualtrics_of_old() -> None:
    export = read(sheets.QUALTRICS_LEGACY)
    assert shape(export) == [("Which shop?", "", ""), ("Seen?", "Poster", "multi"), ("Seen?", "Radio", "multi"), ("Why?", "", "")]
    assert export.headings[-1].role == "metadata"


def test_google_forms_grid_scores_and_numbers() -> None:
    export = read(sheets.GOOGLE_FORM)
    assert shape(export) == [
        ("Which lines do you use? (select all that apply)", "", "multi"),
        ("How clean is it?", "Trains", "matrix"),
        ("How clean is it?", "Stations", "matrix"),
        ("Capital of France?", "", ""),
        ("Untitled Question", "", ""),
    ]
    assert roles(export) == ["metadata", "personal", "score", "answer", "answer", "answer", "answer", "score", "score", "answer"]
    assert "None" not in export.missing


def test_microsoft_forms() -> None:
    export = read(sheets.MICROSOFT_FORM)
    assert shape(export) == [("Which days suit you?", "", "multi"), ("How likely are you to recommend us?", "", "")]
    assert roles(export)[3:5] == ["personal", "personal"]
    assert roles(export).count("score") == 3


def test_typeform_options_without_a_question() -> None:
    export = read(sheets.TYPEFORM_EXPORT)
    assert [(heading.item, heading.role) for heading in export.headings if heading.group] == [
        ("Bread", "answer"),
        ("Cheese", "answer"),
        ("Other", "write-in"),
    ]
    assert "no question" in sheets.doubts(export)


def test_typeform_bold_and_italic_marks_are_no_part_of_the_wording() -> None:
    export = read(
        "# | Did you *really* like __it__? | Is 2*3*4 a_b_c? | Start Date (UTC) | Submit Date (UTC) | Network ID\n"
        "a1 | Yes | No | 2026-03-01 10:00:00 | 2026-03-01 10:00:00 | f0\n"
        "a2 | No | No | 2026-03-01 10:00:00 | 2026-03-01 10:00:00 | f1"
    )
    assert [heading.ask for heading in asked(export)] == ["Did you really like it?", "Is 2*3*4 a_b_c?"]


def test_limesurvey_codes_and_wordings() -> None:
    export = read(sheets.LIME_BOTH)
    assert shape(export) == [
        ("How old are you?", "", ""),
        ("Which do you use?", "Bus", "multi"),
        ("Which do you use?", "Tram", "multi"),
        ("Rate these", "Seats", "matrix"),
        ("Rate these", "Air", "matrix"),
        ("Put in order", "Rank 1", "ranking"),
        ("Put in order", "Rank 2", "ranking"),
        ("Compare (Importance)", "Seats", "matrix"),
        ("Compare (Quality)", "Seats", "matrix"),
        ("Compare (Importance)", "Air", "matrix"),
        ("Compare (Quality)", "Air", "matrix"),
    ]
    assert len({heading.group for heading in asked(export) if heading.ask.startswith("Compare")}) == 2
    assert [heading.item for heading in export.headings if heading.role == "write-in"] == ["Other"]


def test_limesurvey_codes_alone() -> None:
    export = read(sheets.LIME_CODES)
    assert shape(export)[1:4] == [("Q2", "SQ001", "multi"), ("Q2", "SQ002", "multi"), ("Q2", "SQ003", "multi")]
    assert [heading.code for heading in export.headings if heading.role == "write-in"] == ["Q3[SQ001comment]", "Q3[SQ002comment]"]
    assert {"N", "No"} <= export.unticked


def test_limesurvey_wordings_alone() -> None:
    export = read(sheets.LIME_WORDINGS)
    assert shape(export) == [
        ("How old are you?", "", ""),
        ("Which do you use?", "Bus", "multi"),
        ("Which do you use?", "Tram", "multi"),
    ]


def test_kobo_joined_and_split() -> None:
    export = read(sheets.KOBO_BOTH)
    assert shape(export) == [
        ("consent", "", ""),
        ("members", "", ""),
        ("water", "well", "multi"),
        ("water", "river", "multi"),
        ("crops", "", ""),
    ]
    by_code = {heading.code: heading.role for heading in export.headings}
    assert by_code["household/water"] == "metadata"
    assert by_code["crops_other"] == "write-in"
    assert by_code["_gps_latitude"] == by_code["_gps_longitude"] == "personal"
    assert {"NULL", "n/a"} <= export.missing


def test_kobo_lists_are_joined_plainly() -> None:
    export = read(sheets.KOBO_LISTS)
    place = next(place for place, heading in enumerate(export.headings) if heading.code == "months_hungry")
    assert list(export.columns[place].texts()) == ["Jan;Feb", "none", "NULL"]
    assert export.separators[0] == ";"


def test_a_statistics_file_keeps_its_labels() -> None:
    export = understand(sheets.FIXTURES["spss"][1]())
    happy = next(heading for heading in export.headings if heading.code == "happy")
    assert happy.labels["1"] == "VERY HAPPY"
    assert happy.missing == {"0", "9"}  # "don't know" is an answer
    assert happy.measure == "ordinal"
    assert "“IAP”, “NA”" in sheets.doubts(export)
    assert roles(export) == ["answer", "answer", "weight", "metadata", "answer", "answer"]
    assert [(heading.ask, heading.item) for heading in asked(export)[2:]] == [("Media used", "Papers"), ("Media used", "Radio")]


def test_codes_over_wordings() -> None:
    export = read(sheets.PLAIN_TWO_ROWS)
    tools = "Which tools do you use? (Select all that apply)"
    assert shape(export) == [
        ("What is your age (# years)?", "", ""),
        ("What is your gender?", "", ""),
        (tools, "Saw", "multi"),
        (tools, "None", "multi"),
        (tools, "Other", "multi"),
    ]
    assert export.rows == 3
    assert "None" not in export.missing


def test_market_research_names() -> None:
    export = read(sheets.PLAIN_MARKET_RESEARCH)
    groups = {heading.code: heading.group for heading in asked(export)}
    assert groups["q5_1"] == groups["q5_3"] == "q5"
    assert groups["q14r01c01"] == groups["q14r02c01"] != groups["q14r01c02"]
    assert roles(export)[-2:] == ["weight", "duration"]


def test_an_index_without_a_name_is_no_question() -> None:
    export = read(sheets.PLAIN_ONE_ROW)
    assert roles(export) == ["metadata", "metadata", "answer", "answer", "answer", "answer", "answer"]


def test_headings_that_are_empty_or_the_same() -> None:
    export = read("colour | colour | | size\nred | blue | 1 | 3\nblue | blue | 2 | 4\nred | red | 1 | 5")
    assert [heading.code for heading in export.headings] == ["colour", "colour", "c3", "size"]
    assert [heading.role for heading in export.headings] == ["answer"] * 4


def test_markup_entities_and_odd_blanks_in_headings() -> None:
    export = read(
        "Timestamp | <p>How&nbsp;old\u00a0are you?</p>· | Rate &amp; say: < 18 or > 60?\n"
        "2024-01-02 9:00 | 3 | 4\n2024-01-03 9:00 | 5 | 6"
    )
    assert [heading.ask for heading in asked(export)] == ["How old are you?", "Rate & say: < 18 or > 60?"]


def test_a_title_in_a_merged_cell_above_the_header() -> None:
    export = understand(table([["Visitors 2024"] * 3, ["id", "Gender", "Age"], ["1", "f", "30"], ["2", "m", "41"]]))
    assert (export.title, export.rows) == ("Visitors 2024", 2)
    assert [heading.code for heading in export.headings] == ["id", "Gender", "Age"]


def test_plain_questions_over_their_options() -> None:
    export = read("Sex | Sports | | | Age\n | Running | Rowing | Judo | \nf | x | | | 30\nm | | x | x | 41\nf | x | x | | 25")
    assert [(heading.ask, heading.item) for heading in asked(export)] == [
        ("Sex", ""),
        ("Sports", "Running"),
        ("Sports", "Rowing"),
        ("Sports", "Judo"),
        ("Age", ""),
    ]
    assert export.rows == 3


def test_sheet_values_are_those_below_the_header() -> None:
    from reportgen.importing.platforms.sheet import sheet_of

    assert sheet_of(sheet("Yes | Size\nYes | 1\nNo | 2")).values(0, 1) == ("Yes", "No")
    assert sheet_of(sheet("Question | Size\nYes | 1\nNo | 2")).values(0, 1) == ("Yes", "No")


def test_limesurvey_rows_and_columns_are_a_question_for_each_row() -> None:
    export = read(
        "id | submitdate | lastpage | Q1[SQ1_SQ1]. Hours [Bus][Weekdays] | Q1[SQ1_SQ2]. Hours [Bus][Sundays] | "
        "Q1[SQ2_SQ1]. Hours [Tram][Weekdays] | Q1[SQ2_SQ2]. Hours [Tram][Sundays]\n"
        "1 | 2024-06-01 10:00:00 | 2 | 3 | 4 | 0 | 1\n2 | 2024-06-02 10:00:00 | 2 | 2 | 1 | 5 | 2"
    )
    assert [(heading.ask, heading.item, heading.group) for heading in asked(export)] == [
        ("Hours [Bus]", "Weekdays", "Q1[SQ1]"),
        ("Hours [Bus]", "Sundays", "Q1[SQ1]"),
        ("Hours [Tram]", "Weekdays", "Q1[SQ2]"),
        ("Hours [Tram]", "Sundays", "Q1[SQ2]"),
    ]


def test_kobo_labels_with_slashes_of_their_own() -> None:
    export = read(
        "start | end | Do you and/or your partner farm? | Which crops?/Maize | Which crops?/Beans | _uuid | _submission_time\n"
        "2024-07-01T08:00 | 2024-07-01T09:00 | Yes | 1 | 0 | 11111111-2222-3333-4444-555555555555 | 2024-07-01T09:01\n"
        "2024-07-02T08:00 | 2024-07-02T09:00 | No | 0 | 1 | 21111111-2222-3333-4444-555555555555 | 2024-07-02T09:01"
    )
    assert shape(export) == [
        ("Do you and/or your partner farm?", "", ""),
        ("Which crops?", "Maize", "multi"),
        ("Which crops?", "Beans", "multi"),
    ]


def test_a_repeat_group_is_told() -> None:
    export = read(
        "age | sex | _index | _parent_table_name | _parent_index | _submission__id | _submission__uuid\n"
        "34 | f | 1 | household | 1 | 901 | 11111111-2222-3333-4444-555555555555\n"
        "7 | m | 2 | household | 1 | 901 | 11111111-2222-3333-4444-555555555555"
    )
    assert export.platform == "kobo"
    assert "repeated group" in sheets.doubts(export)


def test_a_form_of_another_kind_keeps_its_technical_columns_apart() -> None:
    export = read(
        "序号 | 您的年级 | 您的手机 | 提交人 | 提交时间 | 填写设备 | 操作系统 | 浏览器\n"
        "1 | 大一 | 13800000001 | 甲 | 2024-01-02 10:00:00 | 手机 | 安卓 | 微信\n"
        "2 | 大二 | 13800000002 | 乙 | 2024-01-02 11:00:00 | 手机 | 苹果 | 微信\n"
        "3 | 大一 | 13800000003 | 丙 | 2024-01-03 11:00:00 | 电脑 | 苹果 | 微信"
    )
    assert [heading.ask for heading in asked(export)] == ["您的年级"]


def test_one_technical_word_alone_may_be_a_question() -> None:
    export = read("id | Language | Age\n1 | French | 30\n2 | Polish | 41\n3 | French | 25")
    assert [heading.ask for heading in asked(export)] == ["Language", "Age"]


def test_empty_headings_that_another_program_named_by_their_place() -> None:
    rows = split(sheets.MONKEY_TWO_ROWS)
    named = [[text or f"Unnamed: {place}" for place, text in enumerate(rows[0])], *rows[1:]]
    assert shape(understand(table(named))) == shape(understand(table(rows)))


def test_wjx_numbers_of_options_are_no_quantities() -> None:
    header = ["序号", "提交答卷时间", "所用时间", "1、年龄段", "2、身高", "第3题(茶)", "第3题(水)"]
    answers = [[str(n), "2024/3/1 9:02:11", "81秒", str(n % 5 + 1), str(150 + n), "1", "0"] for n in range(1, 12)]
    assert [heading.hint for heading in asked(understand(table([header, *answers])))] == ["single", "", "multi", "multi"]


def typed(kind: str, rows: list[list[str]]) -> Table:
    """Return rows as a typed file holds them: names apart from the cells."""
    columns = tuple(Column.of(cells) for cells in zip(*rows[1:], strict=True))
    return Table(f"study.{kind}", kind, columns, len(rows) - 1, tuple(Variable(name) for name in rows[0]))


def test_a_statistics_file_that_a_platform_filled() -> None:
    rows = [[row[place] for place in (0, 1, 2, 4, 6, 8, 11)] for row in split(sheets.QUALTRICS_THREE_ROWS)]
    export = understand(typed("sav", [rows[0], *rows[3:]]))
    assert export.platform == "spss"
    assert [heading.code for heading in asked(export)] == ["Q1"]
    assert dict(export.dropped) == {"preview": 1, "spam": 1, "partial": 1}
    assert not sheets.doubts(export)


def test_a_typed_file_with_the_names_of_a_form_loses_no_row() -> None:
    export = understand(typed("parquet", split(sheets.GOOGLE_FORM)))
    assert (export.platform, export.rows) == ("google-forms", 3)
    assert [heading.item for heading in asked(export)] == ["", "Trains", "Stations", "", ""]


def test_wjx_words_beside_a_question_are_a_write_in() -> None:
    export = read(
        "序号 | 提交答卷时间 | 所用时间 | 25、您从哪里得知 | 25、(其他（请补充）:) | 26、您的意见\n"
        "1 | 2024/3/1 9:02:11 | 81秒 | 海报 | (空) | 好\n2 | 2024/3/1 9:02:11 | 81秒 | 其他 | 同学 | 好"
    )
    assert [(heading.ask, heading.role) for heading in export.headings[3:]] == [
        ("您从哪里得知", "answer"),
        ("您从哪里得知", "write-in"),
        ("您的意见", "answer"),
    ]


def test_wjx_options_in_columns_by_text() -> None:
    export = read(
        "序号 | 提交答卷时间 | 所用时间 | 6、通勤地点:图书馆 | 6、通勤地点:食堂\n"
        "1 | 2024/3/1 9:02:11 | 81秒 | 图书馆 |\n2 | 2024/3/1 9:02:11 | 81秒 | | 食堂"
    )
    assert shape(export) == [("通勤地点", "图书馆", "multi"), ("通勤地点", "食堂", "multi")]


def test_boxes_for_words_side_by_side_are_no_matrix() -> None:
    words = [[f"word {place} of {n}" for place in range(3)] for n in range(30)]
    rows = [["Respondent ID", "Name three things", "", ""], ["", "First", "Second", "Third"]]
    monkey = understand(table([*rows, *([str(n), *three] for n, three in enumerate(words))]))
    assert [heading.hint for heading in asked(monkey)] == ["", "", ""]
    header = ["id", "submitdate", "lastpage", *(f"Q1[SQ00{n}]. Name three things [{n}st]" for n in (1, 2, 3))]
    lime = understand(table([header, *([str(n), "2024-01-01 10:00", "2", *three] for n, three in enumerate(words))]))
    assert [heading.hint for heading in asked(lime)] == ["", "", ""]


def test_limesurvey_codes_that_r_or_another_program_wrote() -> None:
    header = "X.U.FEFF.id | submitdate | lastpage | Q1.SQ001. | Q1.SQ002. | Q2_SQ001 | Q2_SQ002 | Q2_other"
    export = read(f"{header}\n1 | 2024-01-01 10:00 | 2 | Y | N | 1 | 2 |\n2 | 2024-01-02 10:00 | 2 | N | N | 2 | 1 | tea")
    assert export.headings[0].role == "metadata"
    assert [(heading.ask, heading.item, heading.group) for heading in asked(export)] == [
        ("Q1", "SQ001", "Q1"),
        ("Q1", "SQ002", "Q1"),
        ("Q2", "SQ001", "Q2"),
        ("Q2", "SQ002", "Q2"),
    ]
    assert export.headings[-1].role == "write-in"


def test_odk_central_splits_beside_the_joined_column() -> None:
    export = read(
        "SubmissionDate | meta-instanceID | q1 | q1/a | q1/b | KEY | SubmitterID | SubmitterName | FormVersion\n"
        "2024-07-01T08:00:00.000Z | uuid:1 | a b | 1 | 1 | uuid:1 | 5 | Kim | 2\n"
        "2024-07-02T08:00:00.000Z | uuid:2 | b | 0 | 1 | uuid:2 | 5 | Kim | 2"
    )
    assert export.platform == "kobo"
    assert shape(export) == [("q1", "a", "multi"), ("q1", "b", "multi")]


def test_earlier_answers_inside_wordings_are_dots() -> None:
    export = read(
        "# | {{field:7d956171}}, where do you live? | How is ${q://QID1/ChoiceGroup/Selected}? | Network ID | Start Date (UTC)\n"
        "a1 | In town | Much | 6f | 2024-01-01\nb1 | Outside | Little | 7f | 2024-01-02"
    )
    assert [heading.ask for heading in asked(export)] == ["…, where do you live?", "How is …?"]


def test_limesurvey_timings_are_no_questions_but_a_code_like_them_may_be() -> None:
    timed = read(
        "id | submitdate | lastpage | Q1 | Q1Time | interviewtime | groupTime12\n1 | 2024-01-01 10:00 | 2 | 3 | 9 | 60.5 | 30"
    )
    assert [heading.code for heading in asked(timed)] == ["Q1"]
    plain = read("id | submitdate | lastpage | freeTime\n1 | 2024-01-01 10:00 | 2 | 3\n2 | 2024-01-01 10:00 | 2 | 4")
    assert [heading.code for heading in asked(plain)] == ["freeTime"]


def test_questions_repeated_over_all_columns_of_their_block() -> None:
    rows = split(sheets.MONKEY_TWO_ROWS)
    names = list(rows[0])
    for place in range(6, len(names)):
        names[place] = names[place] or names[place - 1]
    repeated = understand(table([names, *rows[1:]]))
    assert shape(repeated) == shape(read(sheets.MONKEY_TWO_ROWS))
    assert [h.role for h in repeated.headings] == [h.role for h in read(sheets.MONKEY_TWO_ROWS).headings]


def test_numbers_that_programs_add_to_repeated_names() -> None:
    export = read(
        "Respondent ID | Do you own a pet? | Which pets? | | | Would you move?\n"
        " | Response | Cat | Dog | Other (please specify) | Response2\n"
        "1 | Yes | Cat | | a newt | No\n2 | No | | Dog | | Yes\n3 | Yes | Cat | Dog | | No"
    )
    assert [(heading.ask, heading.item) for heading in asked(export)] == [
        ("Do you own a pet?", ""),
        ("Which pets?", "Cat"),
        ("Which pets?", "Dog"),
        ("Would you move?", ""),
    ]


@pytest.mark.parametrize("platform", ["RespondentID", "visitor"])
def test_one_header_row_made_of_two(platform: str) -> None:
    export = read(
        f"{platform} | Main dish? | Main dish? - Other (please specify) | Which pies? - Apple | Which pies? - Pecan | "
        "Which pies? - None\n"
        "7001 | Turkey | | Apple | | \n7102 | Other | a newt | | Pecan | \n7203 | Turkey | | | | None"
    )
    which = [(h.ask, h.item, h.role) for h in export.headings[1:]]
    assert which == [
        ("Main dish?", "", "answer"),
        ("Main dish?", "Other (please specify)", "write-in"),
        ("Which pies?", "Apple", "answer"),
        ("Which pies?", "Pecan", "answer"),
        ("Which pies?", "None", "answer"),
    ]
    assert {h.hint for h in export.headings[3:]} == {"multi"}


def test_codes_over_questions_over_options() -> None:
    export = read(
        " | | q1 | | | q2 | \nRespondent ID | End Date | Which do you use? (select all) | | | How often? | \n"
        " | | Bus | Tram | None | Daily | Rarely\n"
        "1 | 2024-01-02 | Bus | | | Daily | \n2 | 2024-01-03 | | Tram | | | Rarely\n3 | 2024-01-04 | Bus | Tram | | Daily | "
    )
    assert [(heading.ask, heading.item) for heading in asked(export)] == [
        ("Which do you use? (select all)", "Bus"),
        ("Which do you use? (select all)", "Tram"),
        ("Which do you use? (select all)", "None"),
        ("How often?", "Daily"),
        ("How often?", "Rarely"),
    ]
    assert (export.rows, roles(export)[:2]) == (3, ["metadata", "metadata"])


def test_a_title_over_a_header_that_is_mostly_empty() -> None:
    rows = split(sheets.MONKEY_TWO_ROWS)
    sparse = [
        ["All pets 2019"],
        ["Respondent ID", "Pet?", "Which?", *[""] * 7],
        ["", "Response", *[f"Pet {n}" for n in range(8)]],
        *rows[2:],
    ]
    export = understand(table(sparse))
    assert (export.title, export.platform, export.rows) == ("All pets 2019", "surveymonkey", 3)


def test_limesurvey_with_a_separator_of_its_own_and_without_a_wording() -> None:
    export = read(
        "id | submitdate | lastpage | Q1._.How old? | Q2[a]._. [Hours of work] | Q2[b]._. [Hours of sleep]\n"
        "1 | 2024-01-01 10:00 | 2 | 30 | 8 | 7\n2 | 2024-01-02 10:00 | 2 | 40 | 7 | 8"
    )
    assert [(heading.ask, heading.item) for heading in asked(export)] == [
        ("How old?", ""),
        ("Q2", "Hours of work"),
        ("Q2", "Hours of sleep"),
    ]


def test_a_column_without_heading_and_cells_is_nothing_however_a_program_names_it() -> None:
    export = read("id | Size | Unnamed: 2 | \n7 | 3 | | \n8 | 4 | | \n9 | 3 | |")
    assert [heading.ask for heading in asked(export)] == ["Size"]
