"""Answers beside a scale: which leave the base of shares, which stay in it, and that all of them are told with their count."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.importing.draft import Draft
from reportgen.importing.questions import questions_of
from reportgen.importing.questions.special import special
from tests.importing.questions.invented import doubts, export, heading, pairs, question, repeated, tally
from tests.importing.questions.test_spec import checked

RATES = {"Very dissatisfied": 10, "Dissatisfied": 20, "Neutral": 30, "Satisfied": 40, "Very satisfied": 50}
POINTS = {str(point): 10 * point for point in range(1, 6)}


def made(cells: dict[str, int], **more: object) -> Draft:
    return questions_of(export([(heading("How satisfied are you?", "Q1", **more), repeated(cells))]))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "beside", ["Don't know", "No opinion", "Prefer not to say", "No answer", "Unfamiliar (N/A)", "不清楚", "拒答"]
)
def test_an_answer_on_the_form_stays_in_the_base_and_the_points_are_a_question_of_their_own(beside: str) -> None:
    draft = made({**RATES, beside: 15})
    found = question(draft, "q1")
    assert (found.kind, found.missing) == ("single", ())
    assert tally(draft, "q1") == {**RATES, beside: 15}
    assert [option.last for option in found.options] == [False] * 5 + [True]
    (rated,) = found.rated
    (scale,) = draft.scales
    assert (rated.of, rated.scale, rated.points) == (found.name, scale.name, tuple(option.code for option in scale.options))
    assert any("15 of 165 answers (9.1 %)" in what for what in doubts(draft))


def test_two_such_answers_are_two_options() -> None:
    draft = made({**RATES, "Don't know": 15, "Not sure": 9, "N/A": 4})
    assert tally(draft, "q1") == {**RATES, "Don't know": 15, "Not sure": 9}
    assert question(draft, "q1").missing == ("97",)
    assert any("4 of 178 answers (2.2 %) leave the base" in what for what in doubts(draft))


@pytest.mark.parametrize("beside", ["Not applicable", "N/A", "Does not apply to me", "Not applicable (N/A)", "不适用"])
def test_what_does_not_apply_leaves_the_base_and_is_told(beside: str) -> None:
    draft = made({**RATES, beside: 15})
    assert question(draft, "q1").kind == "scale"
    assert tally(draft, "q1") == RATES
    assert any("15 of 165 answers (9.1 %) leave the base" in what for what in doubts(draft))


def test_what_hardly_anybody_gave_leaves_the_scale_a_scale_and_is_told() -> None:
    draft = made({**RATES, "Don't know": 1})
    assert question(draft, "q1").kind == "scale"
    assert any("1 of 151 answers (0.7 %) leave the base" in what for what in doubts(draft))


def test_codes_of_a_file_are_kept_and_told_as_well() -> None:
    named = {str(code): label for code, label in enumerate(RATES, 1)} | {"8": "Don't know"}
    draft = made({"1": 10, "2": 20, "3": 30, "4": 40, "5": 50, "8": 15}, labels=named)
    assert pairs(draft, question(draft, "q1"))[-1] == ("8", "Don't know")
    assert tally(draft, "q1")["Don't know"] == 15
    assert any("15 of 165 answers (9.1 %)" in what for what in doubts(draft))


def test_words_beside_numbers_are_answers_as_those_beside_words() -> None:
    draft = made({**POINTS, "Don't know": 15}, hint="scale")
    assert tally(draft, "q1") == {**POINTS, "Don't know": 15}
    draft = made({**POINTS, "N/A": 15}, hint="scale")
    assert tally(draft, "q1") == POINTS


def test_a_grid_keeps_its_rows_together() -> None:
    rows = [(heading("Rate us", f"Q1_{n}", f"Row {n}", "Q1"), repeated({**RATES, "Don't know": 4 * n})) for n in (1, 2, 3)]
    longest = max(len(cells) for _, cells in rows)
    draft = questions_of(export([(h, [*cells, *[""] * (longest - len(cells))]) for h, cells in rows]))
    found = question(draft, "q1")
    (scale,) = draft.scales
    assert (found.kind, found.scale) == ("grid", "")
    assert [(one.of, one.label, one.scale) for one in found.rated] == [(i.name, i.label, scale.name) for i in found.items]
    code = next(option.code for option in found.options if option.label == "Don't know")
    assert [list(column.cells.texts()).count(code) for column in found.columns] == [4, 8, 12]
    assert any("24 of 474 answers (5.1 %)" in what for what in doubts(draft))


def test_a_net_promoter_score_is_of_numbers_alone_and_says_who_left() -> None:
    cells = {str(point): 5 for point in range(1, 10)} | {"0 - not at all likely": 5, "10 - extremely likely": 5, "Don't know": 6}
    draft = questions_of(export([(heading("How likely are you to recommend us?", "Q1"), repeated(cells))]))
    found = question(draft, "q1")
    assert (found.kind, found.missing) == ("nps", ("98",))
    assert any("Don't know" in decision.what for decision in draft.decisions)


def test_a_spec_with_answers_beside_a_scale_has_nothing_to_say_against_it(tmp_path: Path) -> None:
    first, second = repeated({**RATES, "Don't know": 15}), repeated({**RATES, "": 15})
    survey = export([(heading("How satisfied are you?", "Q1"), first), (heading("And with this?", "Q2"), second)])
    assert checked(tmp_path, survey) == []
    assert "of: satisfied" in (tmp_path / "report.yaml").read_text(encoding="utf-8")


def test_a_grid_with_answers_beside_its_scale_and_numbers_with_units_make_a_spec_with_nothing_against_it(tmp_path: Path) -> None:
    rows = [(heading("Rate us", f"Q1_{n}", f"Row {n}", "Q1"), repeated({**RATES, "Don't know": 15})) for n in (1, 2)]
    spent = (heading("How much did you spend?", "Q2"), [f"${n % 9}.50" for n in range(165)])
    age = (heading("Your age group", "Q3"), ["18-29", "30-49", "50+"] * 55)
    assert checked(tmp_path, export([*rows, spent, age])) == []
    spec = (tmp_path / "report.yaml").read_text(encoding="utf-8")
    assert "of: [row_1_rated, row_2_rated]" in spec
    assert "${{ mean(spend) }}" in spec


def test_a_single_question_of_points_alone_stands_among_the_ratings(tmp_path: Path) -> None:
    first, second = repeated({**RATES, "Don't know": 15}), repeated({**RATES, "": 15})
    assert checked(tmp_path, export([(heading("Staff", "Q1"), first), (heading("Price", "Q2"), second)])) == []
    assert "of: [staff_rated, price]" in (tmp_path / "report.yaml").read_text(encoding="utf-8")


def test_words_before_na_in_brackets_say_what_it_means() -> None:
    assert special("Unfamiliar (N/A)") == "unknown"
    assert special("Does not apply (N/A)") == special("(N/A)") == special("不适用 (N/A)") == "not-applicable"
