"""Timetables: bars as long as their days, everything inside the sheet, words whole at both widths."""

from __future__ import annotations

from itertools import pairwise
from xml.etree.ElementTree import Element, fromstring

import pytest

from reportgen.content.charts.kinds import GanttBar, GanttChart, GanttPhase, GanttReview, GanttTick
from reportgen.render.charts.draw import draw
from reportgen.render.style import BLUE, MM, PAPER, RED

NAMESPACE = "{http://www.w3.org/2000/svg}"
LONG = "把热线、在线客服、社交账号与线下门店的记录并入同一张工单并由首个接待人负责到底"


def bar(first: int, last: int, label: str = "任务", owner: str = "") -> GanttBar:
    return GanttBar(label, owner, f"{label}（{owner}）" if owner else label, first, last)


def chart(*bars: GanttBar, days: int = 365, **more: object) -> GanttChart:
    months = tuple(GanttTick(f"{m + 1}月", m * 30) for m in range(12))
    parts: dict[str, object] = {"phases": (), "reviews": (), "ticks": months, **more}
    return GanttChart(bars=bars, days=days, **parts)  # type: ignore[arg-type]


def svgs(given: GanttChart) -> tuple[Element, Element]:
    drawing = draw(given, "figure", "alt")
    return fromstring(drawing.wide), fromstring(drawing.narrow)  # noqa: S314 - drawn by us


def rects(svg: Element, fill: str) -> list[dict[str, float]]:
    found = [e for e in svg.iter(f"{NAMESPACE}rect") if e.get("fill") == fill]
    return [{k: float(e.get(k, "0")) for k in ("x", "y", "width", "height")} for e in found]


def words(svg: Element) -> list[str]:
    return [unspaced(e) for e in svg.iter(f"{NAMESPACE}text")]


def unspaced(text: Element) -> str:
    """Return words without the gap that is set between hanzi and digits."""
    return "".join("".join(text.itertext()).split())


def test_bars_begin_and_end_where_their_days_do() -> None:
    for svg in svgs(chart(bar(0, 364), bar(73, 145), bar(292, 364))):
        whole, middle, end = rects(svg, BLUE)
        day = whole["width"] / 365
        assert middle["x"] == pytest.approx(whole["x"] + 73 * day, abs=0.1)
        assert middle["width"] == pytest.approx(73 * day, abs=0.1)
        assert end["x"] + end["width"] == pytest.approx(whole["x"] + whole["width"], abs=0.1)
        assert whole["y"] < middle["y"] < end["y"]


def test_a_single_day_is_seen_and_stays_on_the_sheet() -> None:
    for svg in svgs(chart(bar(364, 364), bar(0, 0))):
        last, first = rects(svg, BLUE)
        assert min(last["width"], first["width"]) >= MM * 0.9
        assert last["x"] + last["width"] <= float(svg.get("viewBox", "").split()[2]) + 0.1


def test_owners_stand_in_their_bar_or_beside_it() -> None:
    for svg in svgs(chart(bar(0, 364, owner="甲"), bar(0, 10, owner="乙部门负责人"), bar(354, 364, owner="丙部门负责人"))):
        assert {"甲", "乙部门负责人", "丙部门负责人"} <= set(words(svg))
        inside = [e for e in svg.iter(f"{NAMESPACE}text") if e.get("fill") == PAPER]
        assert ["".join(e.itertext()) for e in inside] == ["甲"]


def test_owners_without_room_stand_with_the_label() -> None:
    for svg in svgs(chart(bar(0, 364), bar(170, 190, owner="一个在横条旁边怎么也放不下的非常长的负责岗位的名称" * 3))):
        assert "任务（一个在横条" in "".join(words(svg))
        assert not [e for e in svg.iter(f"{NAMESPACE}text") if e.get("fill") == PAPER]


def test_no_character_of_a_long_label_is_lost() -> None:
    for svg in svgs(chart(*(bar(i * 10, i * 10 + 60, LONG, "负责人") for i in range(20)))):
        text = "".join(words(svg))
        assert text.count(LONG) == 20


def test_reviews_are_red_lines_with_a_letter_and_a_key() -> None:
    reviews = (GanttReview("A", "4月30日 第一次检查", 105), GanttReview("B", "12月20日 年终检查", 340))
    for svg in svgs(chart(bar(0, 364), reviews=reviews)):
        dashes = {round(r["x"], 1) for r in rects(svg, RED)}
        assert len(dashes) == 2
        red = [unspaced(e) for e in svg.iter(f"{NAMESPACE}text") if e.get("fill") == RED]
        assert red == ["A", "B", "A", "4月30日第一次检查", "B", "12月20日年终检查"]


def test_phases_are_named_over_their_days() -> None:
    phases = (GanttPhase("打基础", 0, 120), GanttPhase("试点", 121, 364))
    for svg in svgs(chart(bar(0, 364), phases=phases)):
        assert {"打基础", "试点"} <= set(words(svg))


def test_months_that_would_touch_are_left_out() -> None:
    ticks = tuple(GanttTick(f"2025年{m + 1}月", m * 30) for m in range(12))
    for svg in svgs(chart(bar(0, 364), ticks=ticks)):
        shown = [w for w in words(svg) if w.startswith("2025年")]
        assert 2 <= len(shown) < 12
        months = [int(w.removeprefix("2025年").removesuffix("月")) for w in shown]
        assert len({after - before for before, after in pairwise(months)}) == 1
