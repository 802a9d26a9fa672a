"""The drawings say what the data say: order, lengths, places and colours, read back from the SVG."""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.etree.ElementTree import fromstring

import pytest

from reportgen.content.charts.kinds import (
    Bar,
    BarChart,
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
from reportgen.render.charts.levels import colours
from reportgen.render.style import (
    BLUE,
    BLUE2,
    COVER,
    DARK,
    GREY,
    INK2,
    MM,
    PALE,
    PAPER,
    PLAN,
    RED,
    RED2,
    RULE,
    contrast,
    label_on,
)

NAMESPACE = "{http://www.w3.org/2000/svg}"
NEAR = 0.02
"""Coordinates have two decimals."""


@dataclass(frozen=True)
class Shape:
    tag: str
    attributes: dict[str, str]
    text: str

    def __getitem__(self, name: str) -> float:
        return float(self.attributes[name])

    @property
    def fill(self) -> str:
        return self.attributes.get("fill", "")


def shapes(svg: str, tag: str, fill: str = "") -> list[Shape]:
    found = [Shape(e.tag.removeprefix(NAMESPACE), dict(e.attrib), e.text or "") for e in fromstring(svg).iter()]  # noqa: S314 - drawn by us
    return [shape for shape in found if shape.tag == tag and shape.fill.startswith(fill)]


def mark(value: float | None, low: float | None = None, high: float | None = None) -> Mark:
    return Mark(value, "–" if value is None else f"{value:g}", "f", low, high)


def bars(*values: float | None, strong: int = -1) -> tuple[Bar, ...]:
    return tuple(Bar(f"甲{i}", mark(value), i == strong) for i, value in enumerate(values))


def both(chart: object, **more: object) -> tuple[str, str]:
    drawing = draw(chart, "figure", "alt", **more)  # type: ignore[arg-type]
    return drawing.wide, drawing.narrow


def test_bars_stand_in_the_order_given_and_are_as_long_as_their_values() -> None:
    values = (12.0, 60.0, 33.3, 1.5)
    for svg in both(BarChart(bars(*values, strong=1))):
        drawn = shapes(svg, "rect")
        assert [bar["y"] for bar in drawn] == sorted(bar["y"] for bar in drawn)
        assert {bar["x"] for bar in drawn} == {drawn[0]["x"]}
        unit = drawn[1]["width"] / 60
        assert [bar["width"] for bar in drawn] == pytest.approx([v * unit for v in values], abs=NEAR)
        assert [bar.fill for bar in drawn] == [BLUE2, BLUE, BLUE2, BLUE2]


def test_figures_to_be_compared_share_one_scale() -> None:
    one, other = (draw(BarChart(bars(value), scale_to=80), "figure", "alt").wide for value in (40, 80))
    assert 2 * shapes(one, "rect")[0]["width"] == pytest.approx(shapes(other, "rect")[0]["width"], abs=2 * NEAR)


def test_negative_bars_end_left_of_zero() -> None:
    for svg in both(BarChart(bars(30, -15))):
        up, down = shapes(svg, "rect")
        assert down["x"] + down["width"] == pytest.approx(up["x"], abs=NEAR)
        assert up["width"] == pytest.approx(2 * down["width"], abs=2 * NEAR)


def test_what_is_withheld_keeps_its_place_and_shows_no_length() -> None:
    for svg in both(BarChart(bars(40, None, 12))):
        assert len(shapes(svg, "rect")) == 2
        dotted = [line for line in shapes(svg, "line") if "stroke-dasharray" in line.attributes]
        first, last = shapes(svg, "rect")
        assert len(dotted) == 1
        assert first["y"] < dotted[0]["y1"] < last["y"]
        assert dotted[0].attributes["stroke"] == RULE
        assert "–" in [text.text for text in shapes(svg, "text")]


def test_columns_stand_on_one_line_and_are_as_tall_as_their_values() -> None:
    values = (12.0, 35.0, 30.0, 23.0)
    for svg in both(ColumnChart(bars(*values))):
        drawn = shapes(svg, "rect")
        assert [column["x"] for column in drawn] == sorted(column["x"] for column in drawn)
        assert [column["y"] + column["height"] for column in drawn] == pytest.approx(
            [drawn[0]["y"] + drawn[0]["height"]] * 4, abs=NEAR
        )
        unit = drawn[1]["height"] / 35
        assert [column["height"] for column in drawn] == pytest.approx([v * unit for v in values], abs=NEAR)


def test_columns_with_long_labels_become_bars() -> None:
    chart = ColumnChart(tuple(Bar("一个在柱子下面放不下的很长很长的选项名称" * 2, mark(v)) for v in (10.0, 20.0)))
    for svg in both(chart):
        one, other = shapes(svg, "rect")
        assert one["x"] == other["x"]
        assert other["width"] == pytest.approx(2 * one["width"], abs=2 * NEAR)


def test_nps_has_eleven_columns_in_three_colours() -> None:
    values = [1.0, 1, 2, 2, 3, 6, 6, 14, 19, 22, 24]
    groups = (Bar("贬损者", Mark(21, "21%", "f")), Bar("中立者", Mark(33, "33%", "f")), Bar("推荐者", Mark(46, "46%", "f")))
    for svg in both(NpsChart(tuple(map(mark, values)), groups, mark(25))):
        drawn = shapes(svg, "rect")
        assert [column.fill for column in drawn] == [RED2] * 7 + [GREY] * 2 + [BLUE] * 2
        assert [column["height"] / drawn[10]["height"] * 24 for column in drawn] == pytest.approx(values, abs=0.02)
        rules = [line for line in shapes(svg, "line") if line.attributes["stroke-width"] == "1.6"]
        for rule, (first, last) in zip(rules, ((0, 6), (7, 8), (9, 10)), strict=True):
            assert (rule["x1"], rule["x2"]) == pytest.approx(
                (drawn[first]["x"], drawn[last]["x"] + drawn[last]["width"]), abs=NEAR
            )


LEVELS = tuple(
    Level(label, side)  # type: ignore[arg-type]
    for label, side in (("很不满意", "bad"), ("不满意", "bad"), ("一般", "middle"), ("满意", "good"), ("很满意", "good"))
)


def rating(*rows: tuple[tuple[float, ...], float]) -> DivergingChart:
    drawn = tuple(
        DivergingRow(f"题{i}", tuple(map(mark, shares)), Mark(net, f"{net:+g}", "f")) for i, (shares, net) in enumerate(rows)
    )
    return DivergingChart(LEVELS, drawn, "不满意", "满意", "一般", "净满意")


def test_bad_answers_stand_left_of_zero_good_ones_right_the_middle_apart() -> None:
    rows = (((15.0, 25, 30, 20, 10), -10.0), ((2.0, 8, 25, 40, 25), 55.0))
    for svg in both(rating(*rows)):
        drawn = shapes(svg, "rect")[5:]  # the first five are the key
        zero, middle = drawn[3]["x"], drawn[2]["x"]
        for i, (shares, _) in enumerate(rows):
            worst, bad, neither, good, best = row = drawn[5 * i : 5 * i + 5]
            assert [part.fill for part in row] == [RED, RED2, GREY, BLUE2, BLUE]
            assert worst["x"] + worst["width"] == pytest.approx(bad["x"], abs=NEAR)
            assert bad["x"] + bad["width"] == pytest.approx(zero, abs=NEAR)
            assert (good["x"], best["x"]) == pytest.approx((zero, zero + good["width"]), abs=NEAR)
            assert neither["x"] == middle
            unit = drawn[0]["width"] / 15
            assert [part["width"] for part in row] == pytest.approx([share * unit for share in shares], abs=NEAR)
        assert middle > max(part["x"] + part["width"] for part in drawn if part.fill in {BLUE, BLUE2})


def test_the_net_stands_at_the_right_in_the_colour_of_its_side() -> None:
    for svg, width in zip(both(rating(((15.0, 25, 30, 20, 10), -10.0), ((2.0, 8, 25, 40, 25), 55.0))), (132, 84), strict=True):
        nets = {text.text: text for text in shapes(svg, "text") if text.text in {"-10", "+55"}}
        assert [nets["-10"].fill, nets["+55"].fill] == [RED, BLUE]
        for net in nets.values():
            assert net["x"] == pytest.approx(width * MM, abs=NEAR)
            assert net.attributes["text-anchor"] == "end"


def test_key_names_the_levels_in_scale_order() -> None:
    for svg in both(rating(((20.0, 20, 20, 20, 20), 0.0))):
        assert [rect.fill for rect in shapes(svg, "rect")[:5]] == [RED, RED2, GREY, BLUE2, BLUE]
        assert [text.text for text in shapes(svg, "text")[:5]] == [level.label for level in LEVELS]


@pytest.mark.parametrize(
    ("sides", "expected"),
    [
        ("bg", [RED2, BLUE2]),
        ("bmg", [RED2, GREY, BLUE2]),
        ("bbgg", [RED, RED2, BLUE2, BLUE]),
        ("bbmgg", [RED, RED2, GREY, BLUE2, BLUE]),
        ("bmggg", [RED2, GREY, BLUE2, None, BLUE]),
        ("bbbmggg", [RED, None, RED2, GREY, BLUE2, None, BLUE]),
        ("bbbbbggggg", [RED, None, None, None, RED2, BLUE2, None, None, None, BLUE]),
        ("bbbbbbbmmgg", [RED, None, None, None, None, None, RED2, GREY, GREY, BLUE2, BLUE]),
        ("mg", [GREY, BLUE2]),
    ],
)
def test_colours_of_levels(sides: str, expected: list[str | None]) -> None:
    words = {"b": "bad", "m": "middle", "g": "good"}
    drawn = colours([Level("", words[side]) for side in sides])  # type: ignore[arg-type]
    assert [have if want is None else want for have, want in zip(drawn, expected, strict=True)] == list(drawn)
    bad = [contrast(c, PAPER) for c, side in zip(drawn, sides, strict=True) if side == "b"]
    good = [contrast(c, PAPER) for c, side in zip(drawn, sides, strict=True) if side == "g"]
    assert bad == sorted(bad, reverse=True)
    assert good == sorted(good)
    for colour in drawn:
        assert contrast(label_on(colour), colour) >= 4.5
        assert round(contrast(DARK[label_on(colour)], DARK[colour]), 1) >= 4.5


def test_dots_and_intervals_stand_at_their_values() -> None:
    dots = (
        Dot("门店", mark(82, 80, 84), "high"),
        Dot("电话", mark(76, 74, 79)),
        Dot("智能", mark(68, 65, 71), "low"),
        Dot("其余", mark(None)),
    )
    for svg in both(DotChart(dots, mark(78), "总体", "指数", 60, 90, (60, 70, 80, 90), "未公布")):
        grid = [line["x1"] for line in shapes(svg, "line") if line.attributes["stroke"] == PALE]
        unit = (grid[-1] - grid[0]) / 30
        circles = shapes(svg, "circle")
        assert [circle["cx"] for circle in circles] == pytest.approx([grid[0] + (v - 60) * unit for v in (82, 76, 68)], abs=NEAR)
        assert [circle.fill for circle in circles] == [BLUE, INK2, RED]
        lines = [line for line in shapes(svg, "line") if line.attributes["stroke-width"] == "1.2"]
        assert [(line["x1"], line["x2"]) for line in lines] == [
            pytest.approx((grid[0] + (low - 60) * unit, grid[0] + (high - 60) * unit), abs=NEAR)
            for low, high in ((80, 84), (74, 79), (65, 71))
        ]
        total = [line for line in shapes(svg, "line") if line.attributes["stroke-width"] == "0.7"]
        assert total[0]["x1"] == pytest.approx(grid[0] + 18 * unit, abs=NEAR)
        assert "未公布" in [text.text for text in shapes(svg, "text")]


def test_ring_has_the_share_of_its_angle() -> None:
    for share in (7.5, 50.0, 80.0, 100.0):
        svg = draw(Donut(Bar("会", mark(share)), Bar("其余", mark(100 - share))), "figure", "alt").wide
        areas = {path.fill: _area(path.attributes["d"]) for path in shapes(svg, "path")}
        assert areas[BLUE] / areas[PALE] * 100 == pytest.approx(share, abs=0.1)


def _area(d: str) -> float:
    """Return the area inside a path, by the shoelace formula over its flattened curves."""
    total = 0.0
    points: list[tuple[float, float]] = []
    for command, rest in [*re.findall(r"([MLCZ])([^MLCZ]*)", d), ("M", "0 0")]:
        flat = [float(part) for part in rest.split()]
        pairs = list(zip(flat[::2], flat[1::2], strict=True))
        if command == "M":
            total += _shoelace(points)
            points = pairs
        elif command == "C":
            start, (one, two, end) = points[-1], pairs
            for t in (i / 64 for i in range(1, 65)):
                u = 1 - t
                weights = (u**3, 3 * u * u * t, 3 * u * t * t, t**3)
                points.append(tuple(sum(w * p[k] for w, p in zip(weights, (start, one, two, end), strict=True)) for k in (0, 1)))  # type: ignore[arg-type]
        else:
            points += pairs
    return abs(total)


def _shoelace(points: list[tuple[float, float]]) -> float:
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(points, [*points[1:], *points[:1]], strict=True)) / 2


def test_meter_has_bar_and_target_on_one_scale() -> None:
    for svg, width in zip(both(Meter(mark(50), "基线", 100, 80, "目标 80%"), widths=PLAN), (122, 80), strict=True):
        track, bar = shapes(svg, "rect")
        assert (track.fill, bar.fill) == (PALE, BLUE2)
        assert (track["width"], bar["width"]) == pytest.approx((width * MM, width * MM / 2), abs=NEAR)
        tick = next(line for line in shapes(svg, "line") if line["x1"] == line["x2"])
        assert tick["x1"] == pytest.approx(width * MM * 0.8, abs=NEAR)


@pytest.mark.parametrize(
    ("value", "somewhere", "sure", "right"),
    [
        (50, (50, 100), 50, ()),  # at least 50: certain up to 50, open to the right
        (50, (0, 50), 0, (50,)),  # at most 50: nothing is certain but that it ends by 50
        (30, (25, 35), 25, (35,)),
    ],
)
def test_no_bar_ends_where_only_bounds_are_known(
    value: float, somewhere: tuple[float, float], sure: float, right: tuple[float, ...]
) -> None:
    meter = Meter(mark(value), "基线", 100, 80, "目标 80%", somewhere=somewhere)
    for svg, width in zip(both(meter, widths=PLAN), (122, 80), strict=True):
        _, *bars = shapes(svg, "rect")
        assert sum(bar["width"] for bar in bars) == pytest.approx(width * MM * sure / 100, abs=NEAR)
        lines = shapes(svg, "line")
        ends = [
            line["x1"] for line in lines if line["x1"] == line["x2"] and line["x1"] != pytest.approx(width * MM * 0.8, abs=NEAR)
        ]
        assert ends == pytest.approx([width * MM * end / 100 for end in right], abs=NEAR)
        rims = [line for line in lines if line["y1"] == line["y2"]]
        wanted = pytest.approx([width * MM * end / 100 for end in somewhere], abs=NEAR)
        assert sum(sorted((line["x1"], line["x2"])) == wanted for line in rims) == 2


def test_a_measure_that_should_fall_is_drawn_as_bad() -> None:
    svg = draw(Meter(mark(5), "基线", 8, 3, "目标 3 天", "down"), "figure", "alt", PLAN).wide
    assert shapes(svg, "rect")[1].fill == RED2


def test_cover_shows_the_estimates_on_their_real_scale() -> None:
    dots = (Dot("门店", mark(82), "high"), Dot("电话", mark(81)), Dot("智能", mark(68), "low"))
    for svg in both(DotChart(dots, mark(78.5), "总体", "指数", 60, 90, (60, 90), ""), widths=COVER):
        axis = next(line for line in shapes(svg, "line") if line["y1"] == line["y2"])
        unit = (axis["x2"] - axis["x1"]) / 30
        places = {round((circle["cx"] - axis["x1"]) / unit + 60, 1): circle for circle in shapes(svg, "circle")}
        assert sorted(places) == [68, 78.5, 81, 82]
        assert {value: place.fill for value, place in places.items()} == {68: RED, 78.5: BLUE, 81: BLUE2, 82: BLUE}
        assert places[78.5]["r"] > places[82]["r"]
        assert {"68", "78.5", "81", "82"} <= {text.text for text in shapes(svg, "text")}
