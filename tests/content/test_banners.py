"""Tables whose columns are compared, over the made-up survey whose counts can be checked by hand."""

from __future__ import annotations

from typing import get_args

import pytest
from markupsafe import Markup

from reportgen.analysis.results import ContrastMethod
from reportgen.content.inlines import plain
from reportgen.content.tables import Column, Row, Table, TableCell
from reportgen.content.tabulations.marks import UNTESTED_ROWS
from reportgen.content.tabulations.parts import MOST, paper_parts
from reportgen.content.words import LANGUAGES, phrases
from reportgen.render.headings import balanced, breakable
from reportgen.spec.model.comparing import CellKind, Correction
from tests.content.made_up import content, survey, table

BANNER = "{rows: [service, faults], columns: region, id: banner}"
FAULTS = "      rude: {zh-CN: 态度差, zh-TW: 態度差, en: Rude}\n"
NETS = FAULTS + "    nets: {any: {label: {zh-CN: 任一不足, zh-TW: 任一不足, en: Anything}, codes: [slow, rude]}}\n"
PLACE = "  place: {label: Place, column: region, options: {north: N, south: S, island: I}}\n\n"


def banner(detail: str, *more: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    return ((f"- table: {BANNER}", f"- table: {detail}"), *more)


def lines(found: Table) -> list[str]:
    cells = [[f"{c.text}{' ' + c.marks if c.marks else ''}" for c in row.cells] for row in found.rows]
    return [" | ".join([f"{row.role or '-'} {row.heading}", *c]) for row, c in zip(found.rows, cells, strict=True)]


def test_letters_stand_at_the_higher_number() -> None:
    found = table("banner", "en", banner("{rows: [service, faults], columns: region, id: banner, letters: true}"))
    assert [(c.heading, c.sub) for c in found.table.columns] == [("Total", ""), ("North", "A"), ("South", "B"), ("Island", "C")]
    assert lines(found.table)[-3:] == [
        "group Faults",
        "- Slow | 60 | 80 B | 50 | –",  # z = .3 / sqrt(2/3 * 1/3 * (1/50 + 1/40)) = 3.0; 60 of 90 together
        "- Rude | 40 | 20 | 50 A | –",
    ]
    assert plain(found.key) == (
        "Letters: significantly higher than in the columns with these letters (z test of shares with pooled variance, "
        "Welch’s t test of means; two-sided, level 5%, Benjamini-Hochberg correction over all pairs of a row within one "
        "breakdown). Columns are compared within one breakdown, never with the total. Not compared: columns with a base "
        "under 30; shares that are both 0% or both 100%; net differences."
    )


def test_the_statistic_by_hand() -> None:
    _, results, _ = survey(banner("{rows: faults, columns: region, id: banner, letters: true}"))
    slow = next(c for c in results.contrasts if c.one.options == ("slow",))
    assert slow.other is not None
    assert (slow.one.segments, slow.other.segments) == ((("region", "north"),), (("region", "south"),))
    assert slow.statistic == pytest.approx(0.3 / (2 / 9 * (1 / 50 + 1 / 40)) ** 0.5, rel=1e-12)
    island = [c for c in results.contrasts if c.other and "island" in c.one.canonical + c.other.canonical]
    assert {c.untested for c in island} == {"withheld"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("against", ["columns", "complement"])
@pytest.mark.parametrize("tests", ["{profile: spss}", "{profile: plain, strict: 0.01}", "{correction: bonferroni}"])
def test_the_key_names_test_level_and_correction(language: str, against: str, tests: str) -> None:
    detail = f"{{rows: [service, visits], columns: region, id: banner, letters: true, against: {against}, tests: {tests}}}"
    key = plain(table("banner", language, banner(detail)).key)
    words = phrases(language)
    assert "5%" in key
    assert ("1%" in key) == ("strict" in tests)
    assert words["test-z-pooled"] in key
    assert words["test-t-pooled" if "spss" in tests else "test-t-welch"] in key
    correction = "none" if "plain" in tests else f"bonferroni-{against}"
    assert words[f"correction-{correction}"] in key
    assert words["left-zero-or-all" if "spss" in tests else "left-alike"] in key
    assert all(words[f"left-{row}"] in key for row in UNTESTED_ROWS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_method_correction_and_cell_has_words(language: str) -> None:
    words = phrases(language)
    assert {f"test-{method}" for method in get_args(ContrastMethod)} <= set(words)
    for correction in get_args(Correction):
        names = {f"correction-{correction}-{a}" for a in ("columns", "complement")}
        assert names <= set(words) or correction == "none"
    assert {f"cell-{kind.replace('_', '-')}" for kind in get_args(CellKind) if kind != "count"} <= set(words)


def test_nothing_to_compare_is_said() -> None:
    found = table("banner", "en", banner("{rows: again, columns: region, id: banner, letters: true}"))
    assert plain(found.key).startswith("No two columns could be compared.")  # 30 in the north, 10 in the south
    assert found.table.room == 0


def test_a_net_is_who_ticked_any_of_its_options() -> None:
    found = table("banner", "en", banner("{rows: faults, columns: region, id: banner, letters: true}", (FAULTS, NETS)))
    # slow or rude in the north: the first 40 slow, the last 10 rude; in the south the first 20 slow, the last 20 rude
    assert lines(found.table) == [
        "base Base (n) | 100 | 50 | 40 | 10",
        "- Slow | 60 | 80 B | 50 | –",
        "- Rude | 40 | 20 | 50 A | –",
        "key Anything | 100 | 100 | 100 | –",
    ]
    without = lines(table("banner", "en", banner("{rows: faults, id: banner}", (FAULTS, NETS))).table)
    assert without[-1] == "key Anything | 100 | 100 | 96 | 100"  # respondents, percent, ends of the interval
    alone = banner("{rows: faults, columns: region, id: banner, show: answers}", (FAULTS, NETS))
    assert [line.split(" | ")[0] for line in lines(table("banner", "en", alone).table)] == ["base Base (n)", "- Slow", "- Rude"]


def test_cells_stand_below_each_other() -> None:
    kinds = "cells: [percent, count, weighted_count, row_percent, index], letters: true"
    found = table("banner", "en", banner(f"{{rows: faults, columns: region, id: banner, {kinds}}}"))
    assert lines(found.table)[1:6] == [
        "- Slow | 60 | 80 B | 50 | –",
        "more Respondents | 60 | 40 | 20 | –",
        "more Respondents, weighted | 60 | 40 | 20 | –",
        "more Row % |  | 67 | 33 | –",  # 40 and 20 of the 60 who found it slow
        "more Index (everyone = 100) |  | 133 | 83 | –",  # 80 / 60 and 50 / 60
    ]
    assert plain(found.subtitle).endswith("Column %, Respondents, Respondents, weighted, Row %, Index (everyone = 100)")
    used = content("en", banner(f"{{rows: faults, columns: region, id: banner, {kinds}}}")).used_at
    for row in found.table.rows:
        for cell in row.cells:
            assert bool(cell.fact) == bool(cell.text)
            assert not cell.fact or "tab-banner" in used[cell.fact]


def test_without_percentages_the_first_kind_has_the_letters() -> None:
    found = table("banner", "en", banner("{rows: faults, columns: region, id: banner, cells: [count], letters: true}"))
    assert lines(found.table)[1:] == ["- Slow | 60 | 40 B | 20 | –", "- Rude | 40 | 10 | 20 A | –"]
    assert found.table.stub == "Respondents unless noted"


def test_several_segments_have_their_names_above_and_letters_that_go_on() -> None:
    found = table(
        "banner",
        "en",
        banner("{rows: faults, columns: [region, place], id: banner, letters: true}", ("claims:\n", PLACE + "claims:\n")),
    )
    assert [c.sub for c in found.table.columns] == ["", "A", "B", "C", "D", "E", "F"]
    assert found.table.groups == (("", 1), ("Region", 3), ("Place", 3))
    assert lines(found.table)[1] == "- Slow | 60 | 80 B | 50 | – | 80 E | 50 | –"


def test_means_have_letters_too() -> None:
    found = table(
        "banner",
        "en",
        banner("{rows: [service, recommend], columns: region, id: banner, show: mean, letters: true, tests: {level: 0.2}}"),
    )
    # service 3.3 and 2.9: Welch's t = .4 / sqrt(1.5612.../50 + 1.3230.../40)
    assert lines(found.table)[1] == "- Service | 3.1 | 3.3 B | 2.9 | –"
    assert plain(found.key).endswith("Not compared: columns with a base under 30.")  # there are no shares


def wide(*groups: int) -> Table:
    columns = [Column("Total"), *(Column(f"{g}-{i}", group=f"group {g}") for g, size in enumerate(groups) for i in range(size))]
    rows = (Row("group", (), "group"), Row("row", tuple(TableCell(c.heading) for c in columns)))
    return Table("", tuple(columns), rows)


CUT = {
    (12,): [],
    (5, 7): [],
    (13,): [6, 7],
    (40,): [10, 10, 10, 10],
    (4, 12): [4, 12],
    (3, 4, 5, 2): [12, 2],
    (8, 8, 8): [8, 8, 8],
}
"""Columns of each segment, and how many stand in each part."""


@pytest.mark.parametrize(("groups", "sizes"), CUT.items(), ids=str)
def test_what_is_too_wide_for_paper_is_cut_between_groups(groups: tuple[int, ...], sizes: list[int]) -> None:
    parts = paper_parts(wide(*groups))
    assert [len(part.columns) - 1 for part in parts] == sizes
    assert all(len(part.columns) <= MOST and part.columns[0].heading == "Total" for part in parts)
    printed = [c.heading for part in parts for c in part.columns[1:]]
    assert not parts or printed == [c.heading for c in wide(*groups).columns[1:]]
    for part in parts:
        assert part.rows[0].cells == ()
        assert [c.text for c in part.rows[1].cells] == [c.heading for c in part.columns]


def test_headings_fall_into_equal_lines() -> None:
    assert balanced("综合超市", 13, 2) == 2  # three would fit, and leave one alone
    assert balanced("本地生活服务", 13, 2) == 3
    assert balanced("超市", 13, 2) == 0
    assert balanced("60岁以上", 10, 0) == 3  # four would fit, and leave one alone
    assert balanced("60岁以上", 4, 0) == 0
    assert balanced("Groceries", 13, 2) == balanced("A区超市", 13, 2) == 0  # browsers and paper break these between words
    assert balanced("综合超市", 13, 0) == 2
    assert balanced("60岁及以上", 7, 2) == 3  # 60岁 and 及以上, where one more would leave 上 alone
    assert balanced("18–24岁", 13, 2) == 2
    assert balanced("2024", 13, 2) == 0


@pytest.mark.parametrize(
    ("heading", "broken"),
    [
        ("5001-8000元", "5001-<wbr/>8000元"),
        ("10,001–15,000", "10,001–<wbr/>15,000"),
        ("16~19岁", "16~19岁"),
        ("a &lt; 100-b", "a &lt; 100-b"),
    ],
)
def test_a_long_range_breaks_after_its_dash(heading: str, broken: str) -> None:
    assert breakable(Markup(heading)) == broken  # noqa: S704 - written above
