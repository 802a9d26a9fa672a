"""Expressions and what becomes of them, as tables that a reader can check."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.spec.expressions.bind import sentence
from reportgen.spec.expressions.text import expression_text
from reportgen.spec.expressions.units import type_of
from tests.spec.expressions.sample import faults, read

HERE = Path(__file__).parent


def rows(name: str) -> list[list[str]]:
    """Return the rows of a table; code is taken out of its backquotes."""
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    table = [line.strip("|").split(" | ") for line in lines if line.startswith("| `")]
    return [[cell.strip().removeprefix("`").removesuffix("`") for cell in row] for row in table]


@pytest.mark.parametrize(("written", "canonical", "unit"), rows("accepted.md"))
def test_an_expression_has_one_canonical_form_and_a_unit(written: str, canonical: str, unit: str) -> None:
    expression = read(written)
    assert expression_text(expression) == canonical
    assert type_of(expression).value == unit


@pytest.mark.parametrize("canonical", [row[1] for row in rows("accepted.md")])
def test_a_canonical_form_reads_back_as_the_same_expression(canonical: str) -> None:
    again = read(canonical)
    assert expression_text(again) == canonical
    assert again == read(expression_text(again))


@pytest.mark.parametrize("row", rows("refused.md"), ids=lambda row: row[0])
def test_what_is_wrong_is_said_at_its_character(row: list[str]) -> None:
    written, code, found, fix = (*row, "")[:4]
    [fault] = faults(written.replace("^", ""))
    assert (fault.code, fault.at) == (code, written.index("^"))
    assert found in fault.found
    assert fix in fault.fix


@pytest.mark.parametrize("row", rows("refused.md"), ids=lambda row: row[0])
def test_messages_are_sentences_without_a_full_stop(row: list[str]) -> None:
    [fault] = faults(row[0].replace("^", ""))
    for text in (sentence(fault.found), sentence(fault.fix)):
        assert not text.endswith(".") or text.endswith("...")
        assert not text[0].islower() or "(" in text.split()[0]


def test_every_fault_of_an_expression_is_reported() -> None:
    found = faults("share(overall, 7, 8, chanel='x') > mean(shortcomings) and tops(overall) > 3")
    assert [f.at for f in found] == [15, 18, 21, 40, 58]
