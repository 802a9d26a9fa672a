"""Which rows are answers, and what is told of the others."""

from __future__ import annotations

from dataclasses import replace

from reportgen.importing.export import Heading
from reportgen.importing.platforms.platform import Mark
from reportgen.importing.platforms.rows import kept_rows, rows_kept
from reportgen.importing.platforms.understand import understand
from reportgen.importing.table import Column
from tests.importing.platforms import sheets
from tests.importing.platforms.sheets import doubts, read, sheet, split, table


def test_previews_spam_and_unfinished_answers_are_counted() -> None:
    export = read(sheets.QUALTRICS_THREE_ROWS)
    assert export.rows == 2
    assert dict(export.dropped) == {"preview": 1, "spam": 1, "partial": 1}


def test_unfinished_answers_stay_where_the_call_says_so() -> None:
    export = understand(sheet(sheets.QUALTRICS_THREE_ROWS), partial="all")
    assert (export.rows, dict(export.dropped)) == (3, {"preview": 1, "spam": 1})
    assert any("kept as the call says: 1" in decision.what for decision in export.decisions)


def test_codes_mark_rows_as_words_do() -> None:
    text = sheets.QUALTRICS_THREE_ROWS
    for word, code in (
        ("| IP Address |", "| 0 |"),
        ("| Survey Preview |", "| 1 |"),
        ("| Spam |", "| 8 |"),
        ("| True |", "| 1 |"),
        ("| False |", "| 0 |"),
    ):
        text = text.replace(word, code)
    assert dict(read(text).dropped) == dict(read(sheets.QUALTRICS_THREE_ROWS).dropped)


def test_a_mark_that_every_row_bears_is_not_followed() -> None:
    export = read(sheets.QUALTRICS_LEGACY.replace("| 0 |", "| 2 |").replace("| 8 |", "| 2 |"))
    assert "test" not in export.dropped
    assert "(test)" in doubts(export)


def test_limesurvey_without_a_time_of_submission_is_partial() -> None:
    assert (read(sheets.LIME_BOTH).rows, dict(read(sheets.LIME_BOTH).dropped)) == (2, {"partial": 1})


def test_typeform_started_is_partial() -> None:
    assert dict(read(sheets.TYPEFORM_EXPORT).dropped) == {"partial": 1}


def test_a_platform_that_marks_no_completion_keeps_every_row_with_an_answer() -> None:
    rows = [*split(sheets.MONKEY_ONE_ROW), ["11004", "", ""], ["11005", "Yes", ""]]
    export = understand(table(rows))
    assert (export.rows, dict(export.dropped)) == (4, {"empty": 1})


def test_blank_rows_of_a_sheet_are_not_worth_telling() -> None:
    export = understand(table([*split(sheets.MONKEY_ONE_ROW), ["", "", ""], ["", "", ""]]))
    assert (export.rows, dict(export.dropped)) == (3, {})


def test_a_last_record_that_is_cut_short() -> None:
    answers = [[str(n), "Yes", "Weekly", "3", "Fine"] for n in range(1, 14)]
    whole = [["RespondentID", "Pet?", "How often?", "How many?", "Well?"], *answers]
    assert understand(table(whole)).rows == 13
    export = understand(table([*whole, ["14", "Yes", "Wee"]]))
    assert (export.rows, dict(export.dropped)) == (13, {"cut-short": 1})
    assert "cut short" in doubts(export)


def test_a_last_respondent_who_stopped_is_not_cut_short_where_others_stopped_too() -> None:
    answers = [[str(n), "Yes", "Weekly", *(["3", "Fine"] if n != 5 else ["", ""])] for n in range(1, 14)]
    rows = [["RespondentID", "Pet?", "How often?", "How many?", "Well?"], *answers, ["14", "Yes", "Weekly"]]
    assert understand(table(rows)).rows == 14


def test_rows_added_by_hand_are_kept_and_told() -> None:
    rows = [
        *split(sheets.WJX_TEXT),
        ["", "", "", "", "", "", "男", "茶", "满意", "满意", "", ""],
        ["", "", "", "", "", "", "女", "茶", "一般", "满意", "", ""],
    ]
    export = understand(table(rows))
    assert export.rows == 5
    assert "有2行有回答" in doubts(export)


def test_kept_rows_keep_values_in_the_order_of_their_first_row() -> None:
    column = Column.of(["Heading", "b", "a", "b", "c"])
    kept = rows_kept(column, [0, 0, 1, 1, 1])
    assert (kept.values, list(kept.cells)) == (("a", "b", "c"), [0, 1, 2])
    whole = rows_kept(column, [1, 1, 1, 1, 1])
    assert (whole.values, list(whole.cells)) == (column.values, list(column.cells))


def test_a_mark_looks_at_whole_cells_in_any_case() -> None:
    columns = [Column.of(["Status", "Preview ", "previewed", "live"]), Column.of(["Q", "1", "2", "3"])]
    headings = [Heading("Status", "Status", role="metadata"), Heading("Q", "Q")]
    kept = kept_rows(columns, headings, 1, [Mark("preview", 0, frozenset({"preview"}))])
    assert list(kept.mask) == [0, 0, 1, 1]
    assert kept.dropped == {"preview": 1}
    assert replace(kept).ignored == ()


def test_people_who_were_screened_out_are_counted_apart() -> None:
    rows = [
        [*row, flag]
        for row, flag in zip(split(sheets.QUALTRICS_LEGACY), ("Q9", "Q_TerminateFlag", "", "", "Screened"), strict=True)
    ]
    rows[0][-2:] = ["Q8", "Q_TerminateFlag"]
    rows[2][9], rows[3][9], rows[4][6], rows[4][9] = "1", "1", "0", "1"
    export = understand(table(rows))
    assert (export.rows, dict(export.dropped)) == (2, {"screened-out": 1})


def test_surveymonkey_status_where_an_export_has_it() -> None:
    rows = [
        [*row, status]
        for row, status in zip(
            split(sheets.MONKEY_ONE_ROW), ("Response Status", "completed", "partial", "disqualified"), strict=True
        )
    ]
    assert dict(understand(table(rows)).dropped) == {"partial": 1, "screened-out": 1}


def test_what_the_reader_of_the_file_left_out_is_counted_with_the_rest() -> None:
    cut = replace(sheet(sheets.QUALTRICS_THREE_ROWS), dropped={"cut-short": 1, "ragged": 2})
    assert dict(understand(cut).dropped) == {"cut-short": 1, "ragged": 2, "preview": 1, "spam": 1, "partial": 1}
