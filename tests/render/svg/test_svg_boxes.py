"""The check of drawings finds the faults it is for, and passes what is sound."""

from __future__ import annotations

import pytest

from reportgen.render.style import BLUE, BLUE2, GREY, INK, INK2, PALE, PAPER
from reportgen.render.svg_boxes import boxes, faults


def drawing(*elements: str) -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100"><title>t</title>{"".join(elements)}</svg>'


def text(x: float, y: float, words: str, colour: str = INK, size: float = 8.5, *, more: str = "") -> str:
    return f'<text x="{x}" y="{y}" font-size="{size}" fill="{colour}" {more}>{words}</text>'


def rect(x: float, y: float, width: float, height: float, colour: str) -> str:
    return f'<rect x="{x}" y="{y}" width="{width}" height="{height}" fill="{colour}"/>'


SOUND = [
    drawing(text(10, 20, "满意"), text(30, 20, "不满意"), text(10, 31.2, "一般")),
    drawing(rect(10, 10, 60, 14, BLUE), text(20, 20, "42", PAPER)),
    drawing(rect(10, 10, 60, 14, BLUE2), text(20, 20, "42"), text(72, 20, "8")),
    drawing(text(100, 50, "100", more='text-anchor="middle"')),
    drawing(text(200, 50, "右边", more='text-anchor="end"')),
    drawing('<path d="M10 10L90 10L90 90L10 90ZM30 30L30 70L70 70L70 30Z" fill="#14567f"/>', text(40, 53, "80%", BLUE)),
    drawing(rect(30, 0, 0.6, 90, GREY), rect(10, 10, 60, 14, BLUE), text(20, 20, "负责人", PAPER)),  # the bar hides the line
    drawing(text(10, 30, "大", INK2, 18), rect(60, 60, 20, 20, "#767676")),
]
FAULTY = {
    "touch": [
        drawing(text(10, 20, "满意"), text(20, 20, "不满意")),
        drawing(text(10, 20, "一行"), text(10, 25, "又一行")),
        drawing(text(100, 50, "一二三四", more='text-anchor="middle"'), text(115, 50, "五")),
    ],
    "is cut": [
        drawing(text(190, 20, "太长")),
        drawing(text(-1, 20, "左")),
        drawing(text(10, 5, "上")),
        drawing(text(10, 100, "下")),
        drawing(text(5, 50, "右", more='text-anchor="end"')),
        drawing(text(5, 50, "中间的字", more='text-anchor="middle"')),
    ],
    "contrast": [
        drawing(rect(10, 10, 60, 14, BLUE2), text(20, 20, "42", PAPER)),
        drawing(rect(10, 10, 60, 14, BLUE), text(20, 20, "42", INK)),
        drawing(text(20, 20, "42", GREY)),
        drawing('<circle cx="30" cy="17" r="20" fill="#14567f"/>', text(25, 20, "4", INK)),
        drawing('<path d="M10 10L90 10L90 90L10 90Z" fill="#14567f"/>', text(40, 53, "80%", BLUE)),
        drawing('<path d="M10 50C10 0 90 0 90 50C90 100 10 100 10 50Z" fill="#14567f"/>', text(40, 53, "80%", BLUE)),
    ],
    "crossed": [
        drawing(rect(10, 10, 15, 14, PALE), text(20, 20, "42")),
        drawing(rect(10, 10, 60, 14, PALE), rect(30, 0, 0.6, 90, GREY), text(20, 20, "负责人")),
        drawing(rect(30, 0, 0.6, 90, GREY), rect(10, 10, 15, 14, PALE), text(20, 20, "负责人")),
        drawing('<line x1="25" y1="0" x2="25" y2="100" stroke="#eceff1" stroke-width="0.6"/>', text(20, 20, "42")),
        drawing('<line x1="0" y1="17" x2="100" y2="17" stroke="#55606a" stroke-width="0.6"/>', text(20, 20, "42")),
    ],
    "covered": [drawing(text(20, 20, "42"), rect(10, 10, 60, 14, BLUE2))],
}


@pytest.mark.parametrize("svg", SOUND)
def test_sound_drawings_pass(svg: str) -> None:
    assert not faults(svg)


@pytest.mark.parametrize(("kind", "svg"), [(kind, svg) for kind, many in FAULTY.items() for svg in many])
def test_planted_faults_are_found(kind: str, svg: str) -> None:
    assert any(kind in fault for fault in faults(svg)), faults(svg)


def test_boxes_follow_anchor_and_weight() -> None:
    start, middle, end, bold = boxes(
        drawing(
            text(100, 20, "满意"),
            text(100, 40, "满意", more='text-anchor="middle"'),
            text(100, 60, "满意", more='text-anchor="end"'),
            text(10, 80, "Wm", more='font-weight="700"'),
        )
    )
    assert (start.left, start.right) == pytest.approx((100, 117))
    assert (middle.left, middle.right) == pytest.approx((91.5, 108.5))
    assert (end.left, end.right) == pytest.approx((83, 100))
    regular = boxes(drawing(text(10, 80, "Wm")))[0]
    assert bold.right > regular.right


def test_what_cannot_be_checked_is_refused() -> None:
    with pytest.raises(ValueError, match="transforms"):
        faults(drawing('<g transform="scale(2)"/>'))
