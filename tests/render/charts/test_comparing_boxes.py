"""Figures that compare: with 12 long names in Chinese and in English, nothing touches, nothing is cut, everything can be read."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from typing import Literal

import pytest

from reportgen.content.charts.compared import (
    Corner,
    Course,
    DumbbellChart,
    HeatChart,
    Pair,
    Point,
    Role,
    Scale,
    ScatterChart,
    SlopeChart,
    Stop,
    TrendChart,
)
from reportgen.content.charts.kinds import Chart
from reportgen.content.charts.mark import Mark
from reportgen.render.charts.draw import draw
from reportgen.render.style import COLUMN
from reportgen.render.svg_boxes import boxes, faults
from tests.render.charts.test_drawing_boxes import LABELS

HANZI = (
    "客服人员说话有礼貌并且耐心",
    "第一次联系就解决了问题",
    "从机器转接到人工不用久等",
    "规则和收费讲得清楚明白",
    "投诉之后有人跟进并回复",
    "能在自己方便的时间办理",
    "不同渠道得到的答复一致",
    "办理过程中主动告知进度",
    "个人信息得到妥善的保护",
    "赔偿和退款按约定时间到账",
    "工作人员具备专业的知识",
    "愿意为特殊情况想办法",
)
LATIN = (
    "Staff are polite and patient at all times",
    "Solved at the first contact",
    "No long wait for a person",
    "Rules and fees are made clear",
    "Complaints are followed up",
    "Open when it suits me",
    "The same answer in all channels",
    "Told about progress",
    "Personal data are protected",
    "Refunds arrive on time",
    "Staff know their subject",
    "Goes out of its way for me",
)
NAMES: dict[str, tuple[str, ...]] = {"hanzi": HANZI, "latin": LATIN}
NAMES |= {name: tuple(f"{words}{i or ''}" for i in range(12)) for name, words in LABELS.items()}
SCALE = Scale(0, 100, (0, 20, 40, 60, 80, 100), "%")
ROLES: tuple[Role, ...] = ("", "high", "low")


def mark(value: float | None, reach: float | None = None, form: str = "{:.0f}") -> Mark:
    printed = "–" if value is None else form.format(value).replace("-", "−")
    if value is None or reach is None:
        return Mark(value, printed, "f")
    return Mark(value, printed, "f", max(value - reach, 0), min(value + reach, 100))


def numbers(seed: int, count: int, low: float = 0, high: float = 100, hole: int = 0) -> list[float | None]:
    chance = random.Random(seed)  # noqa: S311 - places of marks, no secret
    return [None if hole and i % hole == hole - 1 else round(chance.uniform(low, high), 1) for i in range(count)]


def heat(names: Sequence[str], columns: Sequence[str], seed: int = 1, tone: Literal["good", "bad"] = "good") -> HeatChart:
    cells = tuple(tuple(map(mark, numbers(seed + i, len(columns), hole=7 - i % 3))) for i in range(len(names)))
    totals = tuple(map(mark, numbers(seed, len(names))))
    return HeatChart(tuple(names), tuple(columns), cells, totals, "总计", SCALE.ticks, "未显示", "%", tone, frozenset(names[:1]))


def pairs(names: Sequence[str], low: float = 0, high: float = 100, hole: int = 5) -> DumbbellChart:
    both = zip(numbers(1, len(names), low, high, hole), numbers(2, len(names), low, high, hole + 2), strict=True)
    rows = tuple(
        Pair(name, mark(a), mark(b), mark(None if a is None or b is None else b - a, form="{:+.0f}"), ROLES[i % 3])
        for i, (name, (a, b)) in enumerate(zip(names, both, strict=True))
    )
    return DumbbellChart(rows, ("2023年春季", "2024年春季"), "变化", SCALE, "未显示")


def courses(names: Sequence[str], stops: int, low: float = 0, high: float = 100, hole: int = 0) -> tuple[Course, ...]:
    return tuple(
        Course(name, tuple(mark(v, 4) for v in numbers(i, stops, low, high, hole and hole + i % 3)), ROLES[i % 3], breaks)
        for i, (name, breaks) in enumerate((name, (2,) if stops > 3 and n % 2 else ()) for n, name in enumerate(names))
    )


def stops(count: int, words: str = "{}年春季") -> tuple[Stop, ...]:
    return tuple(Stop(words.format(2025 - count + i), i / (count - 1)) for i in range(count))


def scatter(names: Sequence[str], seed: int, *, spread: float = 45, crosses: bool = False) -> ScatterChart:
    xs = [50 if v is None else 50 + (v - 50) / 50 * spread for v in numbers(seed, len(names))]
    ys = [50 if v is None else 50 + (v - 50) / 50 * spread for v in numbers(seed + 90, len(names))]
    points = tuple(
        Point(name, mark(x, 3), mark(y, 3), x >= 50 > y, abs(x - 50) < 3) for name, x, y in zip(names, xs, ys, strict=True)
    )
    corners = tuple(Corner(words, words == "优先改进") for words in ("维持", "优势", "观察", "优先改进"))
    return ScatterChart(points, SCALE, SCALE, "对总体满意度的影响", "满意度", (50, 50), corners, crosses)


def check(chart: Chart, *words: str) -> None:
    """Draw in both widths; every word is there, whole."""
    drawing = draw(chart, "figure", "alt", COLUMN)
    for svg in (drawing.wide, drawing.narrow):
        assert not faults(svg)
        said = "".join("".join(box.text.split()) for box in boxes(svg))
        assert [word for word in words if "".join(word.split()) not in said] == []


def cases() -> Iterator[object]:
    for name in NAMES:
        for count in (1, 5, 12):
            yield pytest.param(NAMES[name][:count], id=f"{name}-{count}")


@pytest.mark.parametrize("names", list(cases()))
def test_cells_and_names_of_heat_maps_have_their_room(names: tuple[str, ...]) -> None:
    check(heat(names, ("门店", "电话", "在线", "智能客服")), *names)
    check(heat(names, HANZI, tone="bad"), *names)
    check(heat(names[:3], LATIN), *names[:3])
    check(heat(names, tuple(f"{i}" for i in range(40))), *names[:1])


@pytest.mark.parametrize("names", list(cases()))
def test_pairs_have_their_room(names: tuple[str, ...]) -> None:
    check(pairs(names), *names)
    check(pairs(names, 48, 52), *names)
    check(pairs(names, 0, 1, 2), *names)


@pytest.mark.parametrize("names", list(cases()))
@pytest.mark.parametrize("count", [2, 3, 6])
def test_slopes_have_their_room(names: tuple[str, ...], count: int) -> None:
    for low, high, hole in ((0, 100, 0), (49, 51, 0), (20, 80, 2)):
        check(SlopeChart(stops(count), courses(names, count, low, high, hole), SCALE), *names)


@pytest.mark.parametrize("names", list(cases()))
@pytest.mark.parametrize("count", [2, 5, 24])
def test_lines_over_time_have_their_room(names: tuple[str, ...], count: int) -> None:
    for low, high, hole in ((0, 100, 0), (49, 51, 0), (20, 80, 2)):
        for words in ("{}", "{}年春季", "Spring of {}"):
            apart = len(names) > 5
            chart = TrendChart(stops(count, words), courses(names, count, low, high, hole), SCALE, apart=apart)
            check(chart, *(names if len(names) > 1 else ()))


@pytest.mark.parametrize("name", ["hanzi", "latin", "hanzi40", "word"])
@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("spread", [45, 20, 4])
def test_names_of_points_do_not_collide(name: str, seed: int, spread: float) -> None:
    check(scatter(NAMES[name], seed, spread=spread), *NAMES[name])
    check(scatter(NAMES[name], seed, spread=spread, crosses=True), *NAMES[name])


@pytest.mark.parametrize("make", [lambda: scatter((), 1), lambda: scatter(HANZI[:1], 1)])
def test_few_points(make: Callable[[], Chart]) -> None:
    check(make())
