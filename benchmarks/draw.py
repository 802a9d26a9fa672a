"""CPU time of drawing: the imports, the first drawing, and each kind after that; run as ``python -m benchmarks.draw``."""

from __future__ import annotations

from statistics import median
from time import process_time

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
)
from reportgen.render.charts.draw import draw
from reportgen.render.style import COLUMN, COVER, GLANCE, Widths

ROUNDS = 21


def mark(value: float, *ends: float) -> Mark:
    return Mark(value, f"{value:g}", "fact", *ends)


def bars(count: int) -> tuple[Bar, ...]:
    return tuple(Bar(f"第{i}个选项", mark(60 - 3 * i), i == 0) for i in range(count))


def charts() -> dict[str, tuple[Chart, Widths]]:
    bad, good = (Level("很不满意", "bad"), Level("不满意", "bad")), (Level("满意", "good"), Level("很满意", "good"))
    levels = (*bad, Level("一般", "middle"), *good)
    rows = tuple(DivergingRow(f"第{i}题", tuple(map(mark, (10 + i, 20, 30, 25, 15 - i))), mark(10 - 2 * i)) for i in range(5))
    dots = tuple(Dot(f"渠道{i}", mark(80 - 2 * i, 78 - 2 * i, 82 - 2 * i)) for i in range(6))
    dot = DotChart(dots, mark(75), "总体", "指数", 60, 90, (60, 65, 70, 75, 80, 85, 90), "未公布")
    groups = (Bar("贬损者", mark(21)), Bar("中立者", mark(33)), Bar("推荐者", mark(46)))
    return {
        "bar, 6 rows": (BarChart(bars(6)), COLUMN),
        "bar, 15 rows": (BarChart(bars(15)), COLUMN),
        "column, 5": (ColumnChart(bars(5)), COLUMN),
        "diverging, 5 x 5": (DivergingChart(levels, rows, "不满意", "满意", "一般", "净满意"), COLUMN),
        "nps": (NpsChart(tuple(map(mark, (1, 1, 2, 2, 3, 6, 6, 14, 19, 22, 24))), groups, mark(25)), COLUMN),
        "donut": (Donut(bars(1)[0], bars(1)[0]), COLUMN),
        "dot, 6 rows": (dot, COLUMN),
        "dot on the cover": (dot, COVER),
        "meter": (Meter(mark(50), "基线", 100, 80, "目标 80%"), GLANCE),
    }


def timed(chart: Chart, widths: Widths) -> float:
    begin = process_time()
    draw(chart, "figure", "alt", widths)
    return 1000 * (process_time() - begin)


def main() -> None:
    cases = charts()
    chart, widths = next(iter(cases.values()))
    timed(chart, widths)
    print(f"imports and first drawing  {process_time():8.2f} CPU s")
    print("one drawing of two, CPU ms     median     least")
    for name, (chart, widths) in cases.items():
        times = [timed(chart, widths) / 2 for _ in range(ROUNDS)]
        print(f"{name:28} {median(times):8.1f}  {min(times):8.1f}")


if __name__ == "__main__":
    main()
