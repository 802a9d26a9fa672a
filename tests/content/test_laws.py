"""What holds of every number of a report, wherever it stands."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from reportgen import pipeline
from reportgen.content.blocks import Content, Figure, TableFigure
from reportgen.content.charts.kinds import Mark
from reportgen.content.compose import compose
from reportgen.content.inlines import CrossReference, Number, Paragraph, plain
from reportgen.content.tables import TableCell
from reportgen.facts.ledger import Ledger
from tests.content.made_up import blocks, content, survey

JD = Path(__file__).parents[2] / "specs" / "jd-customer-service" / "report.yaml"
LANGUAGES = ("zh-CN", "zh-TW", "en")


def everything(value: object) -> Iterator[object]:
    """Yield a value and everything inside it."""
    yield value
    if isinstance(value, tuple):
        for part in value:
            yield from everything(part)
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from everything(part)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from everything(getattr(value, field.name))


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    return survey()[2]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_withheld_number_is_never_shown(language: str, ledger: Ledger) -> None:
    hidden = {fact.id for fact in ledger.facts.values() if fact.withheld}
    assert hidden
    seen = 0
    for part in everything(content(language)):
        match part:
            case Mark(fact=fact) if fact in hidden:
                assert (part.value, part.printed, part.low, part.high) == (None, "–", None, None)
                seen += 1
            case TableCell(fact=fact) if fact in hidden and part.withheld:
                assert part.text == "–"
                seen += 1
            case TableCell(fact=fact) if fact in hidden:  # its base, and the empty places of its interval
                assert part.text in {"10", "–"}
            case Number(fact=fact) if fact in hidden:
                assert part.text == "–"
    assert seen > 10


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_number_is_a_fact_whose_places_are_known(language: str, ledger: Ledger) -> None:
    report = content(language)
    for part in everything(report):
        match part:
            case Number(fact, text, anchor):
                assert text.startswith(ledger.facts[fact].printed[language])
                assert anchor in report.used_at[fact]
            case Mark(fact=fact) | TableCell(fact=fact) if fact:
                assert fact in ledger.facts
                assert report.used_at[fact]
            case _:
                pass


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_cross_reference_leads_somewhere(language: str) -> None:
    report = content(language)
    anchors = {b.anchor for b in blocks(report) if isinstance(b, Figure | TableFigure)}
    references = [part for part in everything(report) if isinstance(part, CrossReference)]
    assert references
    assert all(part.target in anchors for part in references)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_figure_says_what_it_shows(language: str) -> None:
    for figure in (b for b in blocks(content(language)) if isinstance(b, Figure)):
        assert any(c.isdigit() for c in figure.alt)
        assert plain(figure.title)
        assert plain(figure.subtitle)
        assert figure.data.rows
        assert {len(row.cells) for row in figure.data.rows} == {len(figure.data.columns)}
        assert "picture" not in figure.alt.lower()


def test_the_same_input_gives_the_same_report() -> None:
    made = survey()
    assert compose(*made, "zh-CN") == compose(*survey(), "zh-CN")
    assert list(compose(*made, "en").used_at) == list(content("en").used_at)


@pytest.fixture(scope="module")
def rebuilt() -> Content:
    return pipeline.check(JD).contents[0]


def test_rebuilt_rows_state_no_counts_and_say_what_they_are(rebuilt: Content) -> None:
    figures = [b for b in blocks(rebuilt) if isinstance(b, Figure | TableFigure)]
    shown = [b for b in figures if not (isinstance(b, TableFigure) and b.stacked)]  # the others are tables of words
    assert len(shown) > 10
    for block in shown:
        table = block.data if isinstance(block, Figure) else block.table
        assert not {"人数", "基数（n）", "下限"} & {column.heading for column in table.columns}
        assert not [row for row in table.rows if row.role == "base"]
        assert block.tag == "重建"
        assert plain(block.source).startswith("基数：公布基数50（存疑，见方法说明），重建数据按基数100生成，")
        assert "不给区间" in plain(block.source)
    assert "没有原始答卷" in rebuilt.cover.notice


def test_a_number_that_the_plan_forgot_is_our_fault() -> None:
    spec, results, whole = survey()
    facts = {k: v for k, v in whole.facts.items() if k != "share(contact, 'chat')"}
    with pytest.raises(KeyError, match="the plan must ask for every number"):
        compose(spec, results, dataclasses.replace(whole, facts=facts), "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_report_with_nothing_to_show_is_still_a_report(language: str) -> None:
    report = content(language, (("minimum_base: 30", "minimum_base: 1000"),))
    marks = [part for part in everything(report.chapters) if isinstance(part, Mark)]
    assert {mark.printed for mark in marks} == {"–"}
    assert {mark.value for mark in marks} == {None}
    assert {entry.printed for entry in report.facts if dict(entry.rows)} <= {"–", report.facts[0].printed}
    assert report.cover.chart is None or report.cover.chart.kind == "bar"


def test_small_counts_are_withheld_in_figures_and_tables() -> None:
    report = content("en", (("minimum_base: 30", "minimum_base: 30\n  minimum_count: 20"),))
    found = next(b for b in blocks(report) if isinstance(b, Figure) and b.id == "contact")
    hidden = [row.heading for row in found.data.rows if row.cells[0].withheld]
    assert "Other" in hidden  # 10 people, fewer than 20
    assert len(hidden) > 1  # and another one, or the first could be told from the rest
    assert "fewer than 20 people gave this answer" in plain(found.source)
    assert "fewer than 20 answers are not shown" in " ".join(
        plain(p.parts) for p in everything(report) if isinstance(p, Paragraph)
    )
