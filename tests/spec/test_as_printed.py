"""``as_printed``: it silences two checks for its own list and nothing else, and is not written where it tells nothing."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations, permutations
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.spec.cases import with_keys
from tests.spec.spec_text import problems_of

Band = tuple[int, int]
BANDS = [(low, high) for low, high in combinations(range(1, 8), 2)]
LISTS = st.lists(st.sampled_from(BANDS), min_size=3, max_size=3, unique=True).flatmap(
    lambda bands: st.sampled_from(list(permutations(bands)))
)
SURVEYS = st.lists(st.tuples(LISTS, st.booleans()), min_size=2, max_size=4)
OTHER_FAULT = "  odd: {ask: Odd?, type: scale, scale: nowhere, column: q9}\n"


def written(lists: Iterable[tuple[tuple[Band, ...], bool]], more: str = "") -> str:
    lines = ["  overall: {ask: How good is it?, type: scale, scale: rating, column: q0}"]
    for n, (bands, key) in enumerate(lists):
        options = ", ".join(f"{code}: {low}-{high}" for code, (low, high) in enumerate(bands, 1))
        printed = ", as_printed: true" if key else ""
        lines.append(f"  list{n}: {{ask: How often {n}?, type: single, column: c{n}, options: {{{options}}}{printed}}}")
    return "questions:\n" + "\n".join(lines) + "\n" + more


def found(text: str) -> set[tuple[str, str]]:
    """Return (code, question) of every problem."""
    with TemporaryDirectory() as folder:
        problems = problems_of(with_keys(text), Path(folder))
    return {(p.code.value, p.found.split(" ")[0].split(".")[1]) for p in problems}


def shares_numbers(bands: Iterable[Band]) -> bool:
    return any(set(range(a, b + 1)) & set(range(c, d + 1)) for (a, b), (c, d) in combinations(bands, 2))


@settings(deadline=None, max_examples=60)
@given(SURVEYS)
def test_the_key_silences_its_own_list_and_the_rest_is_reported(lists: list[tuple[tuple[Band, ...], bool]]) -> None:
    expected = {("unknown-name", "odd")}
    for n, (bands, key) in enumerate(lists):
        same = [other for other, _ in lists if set(other) == set(bands)]
        plain = [other for other, keyed in lists if set(other) == set(bands) and not keyed]
        if key and not shares_numbers(bands) and len(set(same)) == 1:
            expected.add(("wrong-value", f"list{n}"))
        if not key and shares_numbers(bands):
            expected.add(("overlapping-bands", f"list{n}"))
        if not key and bands != plain[0]:
            expected.add(("scale-order", f"list{n}"))
    assert found(written(lists, OTHER_FAULT)) == expected


OVERLAP = "options: {1: up to 3, 2: 3-5, 3: 6 or more}"
QUESTION = f"questions:\n  often: {{ask: How often?, type: single, column: often, {OVERLAP}%s}}\n  overall: {{ask: How good?, "
QUESTION += "type: scale, scale: rating, column: q1}\n"
SEGMENT = "segments:\n  by_often: {label: Often, column: %s, options: {%s}%s}\n"
SAME, FEWER, OTHER = "1: up to 3, 2: 3-5, 3: 6 or more", "1: up to 3, 2: 3-5", "1: up to 3, 2: 3-6, 3: 7 or more"


@pytest.mark.parametrize(
    ("column", "options", "key", "expected"),
    [
        ("often", SAME, "", set()),
        ("often", FEWER, "", set()),
        ("often", SAME, ", as_printed: true", set()),
        ("often", OTHER, "", {("overlapping-bands", "by_often")}),
        ("elsewhere", SAME, "", {("overlapping-bands", "by_often")}),
        ("elsewhere", SAME, ", as_printed: true", set()),
    ],
)
def test_a_segment_needs_no_key_beside_its_question(column: str, options: str, key: str, expected: set[tuple[str, str]]) -> None:
    assert found(QUESTION % ", as_printed: true" + SEGMENT % (column, options, key)) == expected


def test_a_segment_of_a_question_without_the_key_is_reported_with_it() -> None:
    both = {("overlapping-bands", "often"), ("overlapping-bands", "by_often")}
    assert found(QUESTION % "" + SEGMENT % ("often", SAME, "")) == both


def test_the_rows_of_a_grid_have_its_key() -> None:
    rows = "items: {a: {label: A, column: a}, b: {label: B, column: b}}"
    grid = "questions:\n  overall: {ask: How good?, type: scale, scale: rating, column: q1}\n"
    grid += f"  parts: {{ask: How often each?, type: grid, {OVERLAP}, {rows}%s}}\n"
    assert found(grid % "") == {("overlapping-bands", "parts")}
    assert found(grid % ", as_printed: true") == set()
    assert found(grid % ", as_printed: true" + SEGMENT % ("b", SAME, "")) == set()


@pytest.mark.parametrize("kind", ["type: multi, base: answered", "type: ranking"])
def test_lists_of_several_answers_have_the_key_for_their_order(kind: str) -> None:
    columns = "columns: {1: a%s, 2: b%s, 3: c%s}"
    one = f"  one: {{ask: One?, {kind}, {columns % (1, 1, 1)}, options: {{1: A, 2: B, 3: C}}}}\n"
    two = f"  two: {{ask: Two?, {kind}, {columns % (2, 2, 2)}, options: {{2: B, 1: A, 3: C}}%s}}\n"
    start = "questions:\n  overall: {ask: How good?, type: scale, scale: rating, column: q1}\n"
    assert found(start + one + two % "") == {("scale-order", "two")}
    assert found(start + one + two % ", as_printed: true") == set()


def test_a_scale_has_the_key_for_its_order() -> None:
    scales = "scales:\n  rating: {options: {3: Good, 2: Fair, 1: Poor}, direction: high_is_good}\n"
    scales += "  other: {options: {1: Poor, 2: Fair, 3: Good}, direction: high_is_good%s}\n"
    assert found(scales % "") == {("scale-order", "other")}
    assert found(scales % ", as_printed: true") == set()
