"""Nothing touches, nothing is cut, everything can be read: computed for every kind, both widths, and hard labels and values."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal, get_args

import pytest

from reportgen.content.charts.kinds import (
    Bar,
    BarChart,
    Chart,
    ColumnChart,
    DivergingChart,
    DivergingRow,
    Donut,
    Dot,
    DotChart,
    Level,
    Mark,
    Meter,
    NpsChart,
    TreeChart,
    Twig,
)
from reportgen.render.charts.draw import draw
from reportgen.render.charts.table import CHARTS, COVERS
from reportgen.render.style import COLUMN, COVER, GLANCE, PLAN, Widths
from reportgen.render.svg_boxes import faults

HANZI = "客服人员回复的速度太慢，等待的时间过长而且没有任何提示；转接之后还要把问题从头再说一遍，最后也没有解决"
LATIN = "The agent could not solve my problem and passed me on again"
LABELS = {
    "short": "选项",
    "hanzi12": HANZI[:12],
    "hanzi40": HANZI[:40],
    "latin60": LATIN,
    "word": "Kundenzufriedenheitsbefragungsergebnisdarstellungsverfahren",
}
VALUES: dict[str, list[float | None]] = {
    "falling": [62, 47.5, 31, 18, 9, 4, 1],
    "ends": [100, 0, 0.4, 99.6],
    "equal": [50],
    "none": [0],
    "withheld": [40, None, 12],
    "all-withheld": [None],
}
ROWS = (2, 7, 15)


def mark(value: float | None, low: float | None = None, high: float | None = None) -> Mark:
    return Mark(value, "–" if value is None else f"{value:g}".replace("-", "−"), "f", low, high)


def bars(label: str, values: list[float | None], count: int) -> tuple[Bar, ...]:
    return tuple(Bar(f"{label}{i or ''}", mark(values[i % len(values)]), strong=i == 1) for i in range(count))


def bar(label: str, values: list[float | None], count: int) -> Chart:
    return BarChart(bars(label, values, count), scale_to=100 if count == 7 else None)


def column(label: str, values: list[float | None], count: int) -> Chart:
    return ColumnChart(bars(label, values, count))


def dot(label: str, values: list[float | None], count: int) -> Chart:
    roles: tuple[Literal["", "high", "low"], ...] = ("", "high", "low")
    dots = []
    for i, one in enumerate(bars(label, values, count)):
        value = one.mark.value
        dots.append(Dot(one.label, mark(value) if value is None else mark(value, value - 3, value + 3), roles[i % 3]))
    return DotChart(tuple(dots), mark(71), "全体受访者", "满意度指数", 0, 100, (0, 20, 40, 60, 80, 100), "未公布")


def nps(label: str, values: list[float | None], _count: int) -> Chart:
    names = (label[:12], "Passives", "推荐者")
    groups = (Bar(names[0], mark(33)), Bar(names[1], mark(33)), Bar(names[2], mark(34)))
    return NpsChart(tuple(mark(values[i % len(values)]) for i in range(11)), groups, mark(1))


def donut(label: str, values: list[float | None], _count: int) -> Chart:
    rest = None if values[0] is None else 100 - values[0]
    return Donut(Bar(label, mark(values[0])), Bar(f"其余{label}", mark(rest)))


def meter(label: str, values: list[float | None], count: int) -> Chart:
    return Meter(mark(values[0]), label, 100, values[-1], "目标 80%", "up" if count == 2 else "down")


def tree(label: str, values: list[float | None], count: int) -> Chart:
    """Return a tree with branches of one, two and three levels; every other number is missing."""
    numbers = [mark(value) for value in values]
    questions = tuple(Twig(f"{i} {label}", numbers[i % len(numbers)] if i % 2 else None, question=True) for i in range(count))
    indicators = (Twig(label, numbers[0], questions), Twig(f"{label}2", None, questions[:1]))
    return TreeChart((Twig(label, numbers[-1], indicators), Twig("短", None, questions[:2]), Twig(label, numbers[0])))


def levels(count: int, label: str) -> tuple[Level, ...]:
    half = count // 2
    sides = ["bad"] * half + ["middle"] * (count % 2) + ["good"] * half
    return tuple(Level(f"{label}{i}", side) for i, side in enumerate(sides))  # type: ignore[arg-type]


SPREADS: dict[str, Callable[[int], list[float]]] = {
    "even": lambda n: [100 / n] * n,
    "worst": lambda n: [100.0] + [0.0] * (n - 1),
    "best": lambda n: [0.0] * (n - 1) + [100.0],
    "middle": lambda n: [100.0 if i == n // 2 else 0.0 for i in range(n)],
    "tiny": lambda n: [0.4] * (n - 1) + [100 - 0.4 * (n - 1)],
    "bad": lambda n: [60.0, 30.0, *[10.0 / (n - 2)] * (n - 2)] if n > 2 else [90.0, 10.0],
}


def diverging(label: str, scale: int, spreads: list[str], word: str = "满意") -> Chart:
    shape = levels(scale, word)
    rows = []
    for i, name in enumerate(spreads):
        shares = SPREADS[name](scale)
        net = sum(s * {"bad": -1, "middle": 0, "good": 1}[level.side] for s, level in zip(shares, shape, strict=True))
        rows.append(DivergingRow(f"{label}{i}", tuple(Mark(s, f"{s:.0f}", "f") for s in shares), Mark(net, f"{net:+.0f}", "f")))
    rows.append(DivergingRow(label, tuple(mark(None) for _ in shape), mark(None)))
    return DivergingChart(shape, tuple(rows), f"非常不{word}", f"非常{word}", "一般", "净满意度")


def check(chart: Chart, widths: Widths) -> None:
    drawing = draw(chart, "figure", "alt", widths)
    assert not faults(drawing.wide)
    assert not faults(drawing.narrow)


def cases() -> Iterator[object]:
    for make in (bar, column, dot, nps, donut, meter, tree):
        for label in LABELS:
            for values in VALUES if label in {"short", "hanzi40", "latin60"} else ("falling", "withheld"):
                for count in ROWS if values in {"falling", "ends"} and make in (bar, column, dot, tree) else (3,):
                    yield pytest.param(make, label, values, count, id=f"{make.__name__}-{label}-{values}-{count}")


@pytest.mark.parametrize(("make", "label", "values", "count"), list(cases()))
def test_words_have_their_room(
    make: Callable[[str, list[float | None], int], Chart], label: str, values: str, count: int
) -> None:
    chart = make(LABELS[label], VALUES[values], count)
    for widths in (GLANCE, PLAN) if make is meter else (COLUMN, COVER) if make is dot else (COLUMN,):
        check(chart, widths)


@pytest.mark.parametrize("scale", [2, 3, 4, 5, 6, 7, 10, 11])
@pytest.mark.parametrize("label", LABELS)
def test_rating_scales_have_their_room(label: str, scale: int) -> None:
    check(diverging(LABELS[label], scale, list(SPREADS)), COLUMN)


@pytest.mark.parametrize("spread", SPREADS)
@pytest.mark.parametrize("word", ["满意", "satisfied with everything", HANZI[:14]])
def test_one_question_has_its_room(spread: str, word: str) -> None:
    check(diverging("服务态度", 5, [spread], word), COLUMN)


def test_the_total_has_its_room_at_the_edge() -> None:
    chart = DotChart((Dot("甲", mark(20)),), mark(100), LATIN, LATIN[:12], 0, 100, (0, 50, 100), "")
    check(chart, COVER)
    check(chart, COLUMN)


def test_every_kind_of_figure_can_be_drawn() -> None:
    assert {kind.__dataclass_fields__["kind"].default for kind in get_args(Chart)} == set(CHARTS) == set(COVERS)


def test_a_deep_tree_becomes_an_outline() -> None:
    twig = Twig(HANZI[:20], mark(50), question=True)
    for depth in range(7):
        twig = Twig(f"{HANZI[:16]}{depth}", mark(50), (twig, twig))
    check(TreeChart((twig,)), COLUMN)


def test_negative_numbers_have_their_room() -> None:
    check(BarChart(bars("选项", [30.0, -20.0, -5.0, 0.0], 4)), COLUMN)
    check(ColumnChart(bars("选项", [30.0, -20.0], 2)), COLUMN)
    check(DotChart((Dot("甲", mark(-40, -60, -20)),), None, "", "净推荐值", -50, 50, (-50, -25, 0, 25, 50), ""), COLUMN)
