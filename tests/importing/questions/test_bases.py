"""Who is in the base of a multi-response question, and that whatever is read as no answer is told with its number."""

from __future__ import annotations

import pytest

from reportgen.importing.draft import Draft
from reportgen.importing.questions import questions_of
from tests.importing.questions.invented import doubts, export, heading, question, tally

TEA, COFFEE = ["Tea", "Tea", "", "", ""], ["Coffee", "", "", "Coffee", ""]


def ticked(tea: list[str], coffee: list[str], **more: object) -> Draft:
    columns = [
        (heading("What do you drink?", f"Q1_{n}", item, "Q1", hint="multi"), cells)
        for n, item, cells in ((1, "Tea", tea), (2, "Coffee", coffee))
    ]
    return questions_of(export(columns, **more))  # type: ignore[arg-type]


def base(draft: Draft, name: str) -> int:
    """Return the base by its definition: rows with any of the columns filled."""
    rows = zip(*(column.cells.texts() for column in question(draft, name).columns), strict=True)
    return sum(any(row) for row in rows)


def test_rows_with_nothing_in_them_are_outside_the_base_and_counted() -> None:
    draft = ticked(TEA, COFFEE)
    assert (base(draft, "q1"), tally(draft, "q1")) == (3, {"Tea": 2, "Coffee": 2})
    assert any("2 of 5 rows have nothing in `drink`" in what for what in doubts(draft))


def test_rows_that_say_not_ticked_of_everything_are_in_the_base_and_counted() -> None:
    no = [cell or "Not selected" for cell in TEA], [cell or "Not selected" for cell in COFFEE]
    draft = ticked(*no, unticked=frozenset({"Not selected"}))
    assert (base(draft, "q1"), tally(draft, "q1")) == (5, {"Tea": 2, "Coffee": 2})
    assert any("2 of 5 rows have every option of `drink` as not ticked" in what for what in doubts(draft))


def test_rows_of_both_kinds_are_counted_apart() -> None:
    tea, coffee = ["Tea", "No", "", "No", "NA"], ["No", "No", "", "Coffee", "NA"]
    draft = ticked(tea, coffee, unticked=frozenset({"No"}), not_asked=frozenset({"NA"}))
    assert base(draft, "q1") == 3
    assert any("1 of 5 rows have every option of `drink` as not ticked" in what for what in doubts(draft))
    assert any("2 of 5 rows have nothing in `drink`" in what for what in doubts(draft))


def test_rows_of_joined_answers_are_counted_as_those_of_columns() -> None:
    cells = ["Tea┋Coffee", "Tea", "", "Coffee", ""]
    draft = questions_of(export([(heading("您喝什么？", "第1题", hint="multi"), cells)], "wjx", separators=("┋",)))
    assert (base(draft, "q1"), tally(draft, "q1")) == (3, {"Tea": 2, "Coffee": 2})
    assert any("5 行中有 2 行" in what for what in doubts(draft))


@pytest.mark.parametrize(("token", "doubted"), [("N/A", True), ("(空)", False), ("NULL", False)])
def test_cells_that_a_platform_calls_no_answer_are_told_and_doubted_where_people_write_them(token: str, doubted: bool) -> None:
    cells = ["Lyon", "Porto", token, token, "Lyon", "Porto"]
    draft = questions_of(
        export([(heading("Where?", "Q1"), cells), (heading("And then?", "Q2"), cells)], missing=frozenset({token}))
    )
    (told,) = (decision for decision in draft.decisions if token in decision.what)
    assert "4 cells in 2 columns" in told.what
    assert told.doubt is doubted


def test_cells_that_say_not_asked_and_those_declared_missing_are_told() -> None:
    cells = ["Lyon", "Porto", "NA", "9", "Lyon", "Porto"]
    draft = questions_of(export([(heading("Where?", "Q1", missing=frozenset({"9"})), cells)], not_asked=frozenset({"NA"})))
    told = "\n".join(decision.what for decision in draft.decisions)
    assert "“NA” says that somebody was not asked: 1 cells" in told
    assert "“9” is a missing value of the file, or called so by its label, and no answer: 1 cells" in told
    assert "9" not in tally(draft, "q1")


def test_spellings_that_count_as_one_answer_are_counted() -> None:
    cells = ["IT"] * 5 + ["it"] * 2 + ["UK "] * 4 + ["UK"] * 3
    draft = questions_of(export([(heading("Which?", "Q1"), cells), (heading("And?", "Q2"), ["UK", "IT"] * 7)]))
    assert tally(draft, "q1") == {"IT": 7, "UK": 7}
    told = [decision.what for decision in draft.decisions if "spelled otherwise" in decision.what]
    assert [what.partition(" They")[0] for what in told] == [
        "Answers to `which` that are spelled otherwise than most, in capitals, quotes or dashes: 2."
    ]
