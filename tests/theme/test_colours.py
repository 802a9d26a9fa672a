"""Contrast and colour blindness: the measures against published numbers, and what is said of colours that fail."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.palette import BAD, BLUE, GOOD, GREY, HEAT, HEAT_BAD, RED, contrast, luminance
from reportgen.problems import Code
from reportgen.spec.theme.colour import VISIONS, distance, lab, least, nearest_that, seen, shade
from reportgen.spec.theme.contrasts import contrast_problems
from reportgen.spec.theme.model import Colours, ThemeDocument
from reportgen.spec.theme.schemes import LIKERT, dark_roles, light_roles, readable, schemes
from reportgen.spec.tree import Locator
from tests.theme.house import themed, wrong

COLOURS = st.from_regex("#[0-9a-f]{6}", fullmatch=True)


@pytest.mark.parametrize(
    ("colour", "expected"),
    [
        # CIE L*a*b* of sRGB primaries under D65 (Lindbloom, http://www.brucelindbloom.com: colour calculator)
        ("#ff0000", (53.2408, 80.0925, 67.2032)),
        ("#00ff00", (87.7347, -86.1827, 83.1793)),
        ("#0000ff", (32.2970, 79.1875, -107.8602)),
        ("#ffffff", (100.0, 0.0, 0.0)),
    ],
)
def test_lab_is_that_of_published_tables(colour: str, expected: tuple[float, float, float]) -> None:
    assert lab(colour) == pytest.approx(expected, abs=0.02)


def test_eyes_see_as_machado_and_others_published() -> None:
    for matrix in VISIONS.values():  # grey stays grey: each row of every matrix sums to 1
        assert [sum(row) for row in matrix] == pytest.approx([1, 1, 1], abs=2e-6)
    for vision in VISIONS:
        assert seen("#808080", vision) == "#808080"
    # red and green of the same lightness part for most people, and hardly for a deuteranope
    assert distance("#c04040", "#6a7a20") > 60
    assert distance("#c04040", "#6a7a20", "deuteranopia") < 25


def test_the_plain_colours_are_as_far_apart_as_their_description_says() -> None:
    # looks: neighbours of the rating scale are 18 or more apart to every eye, its ends 69
    pairs = pairwise(LIKERT)
    assert min(least(one, other)[0] for one, other in pairs) == pytest.approx(18, abs=1)
    assert least(RED, BLUE)[0] > 60


@given(COLOURS, st.floats(0.02, 0.9))
def test_a_shade_has_the_luminance_that_is_asked_for(colour: str, wanted: float) -> None:
    assert luminance(shade(colour, wanted)) == pytest.approx(wanted, abs=0.012)


@settings(max_examples=20)
@given(COLOURS, COLOURS)
def test_the_nearest_colour_that_passes_passes(colour: str, paper: str) -> None:
    better = nearest_that(colour, lambda s: contrast(s, paper) >= 4.5)
    assert not better or contrast(better, paper) >= 4.5
    assert better or max(contrast("#000000", paper), contrast("#ffffff", paper)) < 4.6


def test_without_colours_everything_stays() -> None:
    light, dark = schemes(Colours())
    assert all(base == colour for scheme in (light.page, light.marks, light.likert) for base, colour in scheme.items())
    assert dark.page[GREY] == "#59636b"


@settings(max_examples=25)
@given(st.builds(Colours, accent=COLOURS), st.booleans())
def test_words_can_be_read_on_whatever_is_made_of_an_accent(colours: Colours, dark: bool) -> None:
    roles = (dark_roles if dark else light_roles)(colours)
    marks = schemes(colours)[dark].marks
    made = {base: marks[base] for base in (*GOOD[1:4], *HEAT[:7], *BAD[1:4], *HEAT_BAD[:7])}
    assert {base: c for base, c in made.items() if readable(c, roles) < 4.45} == {}


@pytest.mark.parametrize(
    ("old", "new", "at", "says"),
    [
        ('accent: "#0b2d5c"', 'accent: "#7fa8e0"', (4, 11), r"accent #7fa8e0 has a contrast of 2\.\d\d:1 with the page"),
        ('"#4f86c6"]', '"#c9d9ee"]', (5, 23), r"palette\[1\] #c9d9ee has a contrast of 1\.\d\d:1 .* marks need 3:1"),
        ('"#d77f31"', '"#93321d"', (7, 23), r"likert\[1\] #93321d and likert\[0\] #8c2d19 look alike"),
        ('colour: "#0b2d5c"', 'colour: "#777777"', (9, 32), r"cover.colour #777777: words on it"),
    ],
)
def test_a_colour_that_fails_is_told_with_the_ratio_and_one_that_does(
    tmp_path: Path, old: str, new: str, at: tuple[int, int], says: str
) -> None:
    first = wrong(tmp_path / "wrong", old, new)
    assert first
    problem = first[0]
    assert problem.code is Code.THEME_CONTRAST
    assert re.search(says, problem.found)
    better = re.search(r'"(#[0-9a-f]{6})"', problem.fix)
    assert better is not None
    bad = re.findall("#[0-9a-f]{6}", new)[0]
    left = wrong(tmp_path / "right", old, new.replace(bad, better[1]))
    assert [p.found for p in left if p.found.startswith(problem.found.split(" #")[0])] == []
    assert problem.place.line in {at[0], at[0] + 1}


def test_red_and_green_of_one_lightness_are_told(tmp_path: Path) -> None:
    text = 'likert: ["#a03030", "#c08060", "#cfd4da", "#709040", "#3f6a20"]'
    found = wrong(tmp_path, 'likert: ["#8c2d19", "#d77f31", "#cfd4da", "#5b9aa0", "#0f5257"]', text)
    assert any("people who see no" in p.found for p in found)


def test_drawings_carry_a_colour_of_its_own_for_all_that_parts_in_the_dark(tmp_path: Path) -> None:
    theme = themed(tmp_path).theme
    assert theme is not None
    dark: dict[str, str] = {}
    for light, becomes in ((theme.light.marks, theme.dark.marks), (theme.light.likert, theme.dark.likert)):
        for base, colour in light.items():
            assert dark.setdefault(colour, becomes[base]) == becomes[base]


# Accents of well-known houses, and grey, read off the web; each can be read on white.
HOUSES = ("#7a1f5c", "#c8102e", "#e60012", "#e1251b", "#006341", "#1a237e", "#5b2c83", "#333333", "#0061d5")


@pytest.mark.parametrize("accent", HOUSES)
def test_an_accent_that_can_be_read_needs_no_other_colour(accent: str) -> None:
    assert contrast(accent, "#ffffff") >= 4.5
    theme = ThemeDocument(theme="1", colours=Colours(accent=accent))
    assert list(contrast_problems(theme, Locator({}))) == []
    for roles in (light_roles(theme.colours), dark_roles(theme.colours)):
        assert least(roles.palette[0], roles.likert[0])[0] >= 15
        assert least(*roles.palette)[0] >= 15


def test_marks_of_a_red_house_are_not_taken_for_bad_answers() -> None:
    assert light_roles(Colours(accent="#e60012")).palette == (BLUE, GOOD[0])
    assert light_roles(Colours(accent="#e60012")).accent == "#e60012"
    assert light_roles(Colours(accent="#006341")).palette[0] == "#006341"
