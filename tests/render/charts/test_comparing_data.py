"""Figures that compare say what the data say: shades, places, gaps; their colours can be told apart and read on."""

from __future__ import annotations

from itertools import pairwise
from xml.etree.ElementTree import fromstring

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.content.charts.compared import Course, DumbbellChart, HeatChart, Pair, Scale, Stop, TrendChart
from reportgen.content.charts.kinds import Chart
from reportgen.content.charts.mark import Mark
from reportgen.render.charts.draw import draw
from reportgen.render.charts.heat import shade, shades
from reportgen.render.charts.spread import spread
from reportgen.render.style import BLUE, DARK, HEAT, HEAT_BAD, PALE, PAPER, RED, RULE, contrast, label_on, luminance
from tests.render.charts.test_comparing_boxes import HANZI, SCALE, mark, scatter
from tests.render.charts.test_drawing_data import NEAR, shapes
from tests.render.charts.test_drawing_labels import ATTRIBUTES, ELEMENTS, HOSTILE, squeezed

MACHADO = {
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
"""Machado, Oliveira and Fernandes (2009), severity 1.0: linear RGB as it is seen."""


JUST_SEEN = 2.3
"""The difference in CIELAB that is just noticeable (Mahy, Van Eycken and Oosterlinck 1994)."""


def linear(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (red, green, blue)]
    return parts[0], parts[1], parts[2]


def lightness(colour: str, kind: str = "") -> float:
    """Return CIE L* of a colour, as somebody with a deficiency of colour vision sees it."""
    rgb = linear(colour)
    seen = [min(max(sum(a * b for a, b in zip(row, rgb, strict=True)), 0), 1) for row in MACHADO[kind]] if kind else list(rgb)
    y = 0.2126 * seen[0] + 0.7152 * seen[1] + 0.0722 * seen[2]
    return 116 * (y ** (1 / 3) if y > 0.008856 else 7.787 * y + 16 / 116) - 16


@pytest.mark.parametrize("ramp", [HEAT, HEAT_BAD])
@pytest.mark.parametrize("dark", [False, True])
def test_shades_run_from_little_to_much_and_carry_their_numbers(ramp: tuple[str, ...], dark: bool) -> None:
    seen = [DARK[colour] if dark else colour for colour in ramp]
    for colour, here in zip(ramp, seen, strict=True):
        words = label_on(colour)
        assert contrast(DARK[words] if dark else words, here) >= 4.5
    paper = DARK[PAPER] if dark else PAPER
    away = [contrast(colour, paper) for colour in seen]
    assert away == sorted(away), "more stands out more"
    for kind in ("", *MACHADO):
        steps = [abs(lightness(a, kind) - lightness(b, kind)) for a, b in pairwise(seen)]
        assert min(steps) > JUST_SEEN
        assert abs(lightness(seen[0], kind) - lightness(seen[-1], kind)) > 45


def heat(*values: float | None) -> HeatChart:
    cells = (tuple(map(mark, values)),)
    return HeatChart(("行",), tuple(f"列{i}" for i in range(len(values))), cells, (mark(50),), "总计", SCALE.ticks, "未显示")


def test_a_cell_has_the_shade_of_its_number() -> None:
    chart = heat(0, 19.9, 20, 60, 100)
    found = shades(chart)
    assert [luminance(c) for c in found] == sorted((luminance(c) for c in found), reverse=True)
    assert (found[0], found[-1]) == (HEAT[0], HEAT[-1])
    wanted = [found[0], found[0], found[1], found[3], found[4]]
    assert [shade(chart, v) for v in (0, 19.9, 20, 60, 100)] == wanted
    svg = draw(chart, "f", "alt").wide
    cells = [rect for rect in shapes(svg, "rect") if rect["height"] > 10]
    assert [rect.fill for rect in cells] == [found[2], *wanted]


def test_a_cell_without_a_number_is_hatched_and_has_its_sign() -> None:
    svg = draw(heat(10, None), "f", "alt").wide
    cells = [rect for rect in shapes(svg, "rect") if rect["height"] > 10]
    hatch = [line for line in shapes(svg, "line") if line.attributes["stroke"] == RULE]
    assert len(cells) == 2
    assert len(hatch) > 6
    assert [text.text for text in shapes(svg, "text")].count("–") == 1
    assert "未显示" in [text.text for text in shapes(svg, "text")]


def test_pairs_stand_at_their_values_hollow_first() -> None:
    pairs = (
        Pair("甲", mark(20), mark(60), mark(40), "high"),
        Pair("乙", mark(80), mark(50), mark(-30), "low"),
        Pair("丙", mark(None), mark(None), mark(None)),
    )
    chart = DumbbellChart(pairs, ("前", "后"), "变化", SCALE, "未显示")
    for svg in (draw(chart, "f", "alt").wide, draw(chart, "f", "alt").narrow):
        grid = sorted({line["x1"] for line in shapes(svg, "line") if line.attributes["stroke"] == PALE})
        unit = (grid[-1] - grid[0]) / 100
        dots = shapes(svg, "circle")[2:]  # the first two are the key
        assert [d["cx"] for d in dots] == pytest.approx([grid[0] + v * unit for v in (20, 60, 80, 50)], abs=3 * NEAR)
        assert [d.fill for d in dots] == [PAPER, BLUE, PAPER, RED]
        assert "未显示" in [text.text for text in shapes(svg, "text")]


def test_lines_break_where_the_series_does_and_bands_with_them() -> None:
    stops = tuple(Stop(f"{i}", i / 3) for i in range(4))
    whole = TrendChart(stops, (Course("甲", tuple(mark(v, 5) for v in (20, 30, 40, 50))),), SCALE)
    broken = TrendChart(stops, (Course("甲", tuple(mark(v, 5) for v in (20, 30, 40, 50)), "", (2,)),), SCALE)
    hidden = TrendChart(stops, (Course("甲", tuple(mark(v, 5) for v in (20, 30, None, 50))),), SCALE)
    for chart, lines, bands in ((whole, 3, 1), (broken, 2, 2), (hidden, 1, 1)):
        svg = draw(chart, "f", "alt").wide
        drawn = [line for line in shapes(svg, "line") if line.attributes["stroke-width"] == "1.2"]
        assert len(drawn) == lines
        filled = [path for path in shapes(svg, "path") if path.attributes.get("fill-opacity") == "0.16"]
        assert len(filled) == bands


def test_points_stand_at_both_of_their_numbers() -> None:
    chart = scatter(HANZI, 3)
    svg = draw(chart, "f", "alt").wide
    circles = shapes(svg, "circle")
    pairs = sorted(zip((p.x.value or 0 for p in chart.points), (c["cx"] for c in circles), strict=True))
    units = [(b - a) / (y - x) for (x, a), (y, b) in pairwise(pairs) if y - x > 1]
    assert units == pytest.approx([units[0]] * len(units), rel=0.02)
    order = [c["cy"] for _, c in sorted(zip((p.y.value or 0 for p in chart.points), circles, strict=True), key=lambda p: p[0])]
    assert order == sorted(order, reverse=True)
    assert [c.fill == PAPER for c in circles] == [p.borderline for p in chart.points]


def test_the_same_points_give_the_same_places() -> None:
    assert draw(scatter(HANZI, 5), "f", "alt") == draw(scatter(HANZI, 5), "f", "alt")


@given(st.lists(st.tuples(st.floats(0, 100), st.floats(0.5, 6)), min_size=1, max_size=20))
def test_labels_are_spread_without_overlap_in_their_order(labels: list[tuple[float, float]]) -> None:
    wanted, heights = [y for y, _ in labels], [h for _, h in labels]
    found = spread(wanted, heights, 0, 130)
    order = sorted(range(len(wanted)), key=lambda i: (wanted[i], i))
    for a, b in pairwise(order):
        assert found[b] - found[a] >= (heights[a] + heights[b]) / 2 - 1e-6
    assert min(y - h / 2 for y, h in zip(found, heights, strict=True)) >= -1e-6
    assert max(y + h / 2 for y, h in zip(found, heights, strict=True)) <= 130 + 1e-6


@given(st.lists(st.integers(0, 10), min_size=1, max_size=12, unique=True))
def test_labels_with_room_stay_where_they_belong(places: list[int]) -> None:
    wanted = [10.0 * p for p in places]
    assert spread(wanted, [4.0] * len(wanted), -10, 120) == pytest.approx(wanted)


@pytest.mark.parametrize("label", HOSTILE)
def test_words_come_out_as_they_went_in(label: str) -> None:
    one = Mark(40, label, "f")
    stops = (Stop(label, 0), Stop("乙", 1))
    courses = (Course(label, (one, mark(50))), Course("乙", (mark(30), mark(20))))
    charts: list[Chart] = [
        HeatChart((label,), (label,), ((one,),), (one,), label, (0, 50, 100), label),
        DumbbellChart((Pair(label, one, one, one),), (label, "乙"), label, SCALE, label),
        TrendChart(stops, courses, Scale(0, 100, (0, 50, 100))),
        scatter((label, "乙"), 1),
    ]
    for chart in charts:
        drawing = draw(chart, "figure", label)
        for svg in (drawing.wide, drawing.narrow):
            root = fromstring(svg)  # noqa: S314 - drawn by us
            words = "".join(squeezed(element.text or "") for element in root.iter() if element.tag.endswith("}text"))
            assert squeezed(label) in words
            assert {element.tag.split("}")[1] for element in root.iter()} <= ELEMENTS
            assert {name for element in root.iter() for name in element.attrib} <= ATTRIBUTES | {"fill-opacity"}
