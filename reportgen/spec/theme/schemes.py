"""The colours of a theme, and all that follow from them: quiet ink, hairlines, the levels between, the dark page.

What a theme leaves out keeps the lightness that it has in the plain report, in the hue of the theme, so that contrast stays
as it was designed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from reportgen.palette import (
    BAD,
    BLUE,
    BLUE2,
    DARK,
    GOOD,
    GREY,
    HEAT,
    HEAT_BAD,
    INK,
    INK2,
    INK3,
    PALE,
    PAPER,
    RED,
    RED2,
    RULE,
    WASH,
    contrast,
    luminance,
)
from reportgen.spec.theme.colour import least, mixed, nearest_that, shade
from reportgen.spec.theme.model import Colours, Shades
from reportgen.spec.theme.theme import Scheme

LIKERT = (RED, RED2, GREY, BLUE2, BLUE)
WORDS, MARKS = 4.5, 3.0
"""The least contrast of words (WCAG 2.2, 1.4.3) and of what is drawn (1.4.11)."""
APART = 15.0
"""The least distance (CIE 1976) of neighbouring colours to any kind of eye."""


@dataclass(frozen=True, slots=True)
class Roles:
    """The colours that a theme may name."""

    accent: str
    ink: str
    paper: str
    palette: tuple[str, str]
    likert: tuple[str, ...]


PLAIN = Roles(BLUE, INK, PAPER, (BLUE, BLUE2), LIKERT)
PLAIN_DARK = Roles(DARK[BLUE], DARK[INK], DARK[PAPER], (DARK[BLUE], DARK[BLUE2]), tuple(DARK[c] for c in LIKERT))


@lru_cache(maxsize=8)
def light_roles(colours: Colours) -> Roles:
    """Return the named colours of the light page."""
    return _light(colours, _palette(colours))


@lru_cache(maxsize=8)
def dark_roles(colours: Colours) -> Roles:
    """Return those of the dark page; what is made is moved so far that it can be seen there, and words on it read."""
    return _dark(colours, light_roles(colours))


def _palette(colours: Colours) -> tuple[str, str]:
    """Return the colours of drawings: those made from the accent, or reportgen's own where these pass for a bad answer.

    A red accent is the case: marks in it would look like the dissatisfied end of a scale.
    """
    if colours.palette:
        return colours.palette[0], colours.palette[1]
    accent = colours.accent or BLUE
    light = _light(colours, (accent, _toned(accent, BLUE, BLUE2)))
    told = all(_told_apart(roles.palette, roles.likert[0]) for roles in (light, _dark(colours, light)))
    return light.palette if told else PLAIN.palette


def _told_apart(palette: tuple[str, str], worst: str) -> bool:
    return least(palette[1], palette[0])[0] >= APART and least(palette[0], worst)[0] >= APART


def _light(colours: Colours, palette: tuple[str, str]) -> Roles:
    return Roles(colours.accent or BLUE, colours.ink or INK, colours.paper or PAPER, palette, colours.likert or LIKERT)


def _dark(colours: Colours, light: Roles) -> Roles:
    own = colours.dark or Shades()
    ink, paper = own.ink or _toned(light.ink, INK, DARK[INK]), own.paper or DARK[PAPER]

    def made(colour: str, base: str, limit: float, fits: Callable[[str], bool] = lambda _: True) -> str:
        toned = _toned(colour, base, DARK[base])

        def passes(shade: str) -> bool:
            seen = contrast(shade, paper) >= limit and max(contrast(shade, ink), contrast(shade, paper)) >= WORDS
            return seen and fits(shade)

        return toned if toned == DARK[base] or passes(toned) else nearest_that(toned, passes) or toned

    rated = tuple(map(made, light.likert, LIKERT, (WORDS, MARKS, 1.0, MARKS, WORDS)))
    likert = own.likert or _with_middle(rated, ink, paper)
    first = made(light.palette[0], BLUE, WORDS, lambda shade: least(shade, likert[0])[0] >= APART)
    second = made(light.palette[1], BLUE2, MARKS, lambda shade: least(shade, first)[0] >= APART)
    palette = own.palette or (first, second)
    return Roles(own.accent or made(light.accent, BLUE, WORDS), ink, paper, (palette[0], palette[1]), likert)


def _with_middle(levels: tuple[str, ...], ink: str, paper: str) -> tuple[str, ...]:
    """Return the levels of a scale with a middle that is told from its neighbours by every kind of eye."""
    bad, middle, good = levels[1:4]

    def passes(shade: str) -> bool:
        apart = min(least(shade, bad)[0], least(shade, good)[0])
        return apart >= APART and max(contrast(shade, ink), contrast(shade, paper)) >= WORDS

    return levels if passes(middle) else (*levels[:2], nearest_that(middle, passes) or middle, *levels[3:])


def schemes(colours: Colours) -> tuple[Scheme, Scheme]:
    """Return the light and the dark scheme of a theme."""
    light = _scheme(light_roles(colours), PLAIN, {})
    dark = _scheme(dark_roles(colours), PLAIN_DARK, DARK)
    return _apart(light, dark), dark


def _toned(colour: str, was: str, becomes: str) -> str:
    """Return what a colour becomes where the one that it stands for becomes another: as light as that."""
    return becomes if colour == was else shade(colour, luminance(becomes))


def _scheme(roles: Roles, plain: Roles, base: Mapping[str, str]) -> Scheme:
    shown = {c: base.get(c, c) for c in (INK, INK2, INK3, RULE, PALE, PAPER, WASH, *BAD, *GOOD, GREY, *HEAT, *HEAT_BAD)}
    greys = shown if (roles.ink, roles.paper) == (plain.ink, plain.paper) else {**shown, **_greys(roles, plain, shown)}
    bad = _side(BAD, (roles.likert[1], roles.likert[0]), (plain.likert[1], plain.likert[0]), shown, roles)
    bad |= _ramp(HEAT_BAD, roles.likert[0], plain.likert[0], shown, roles) | {GREY: roles.likert[2]}
    marks = _side(GOOD, roles.palette[::-1], plain.palette[::-1], shown, roles)
    marks |= _ramp(HEAT, roles.palette[0], plain.palette[0], shown, roles)
    rated = _side(GOOD, roles.likert[3:5], plain.likert[3:5], shown, roles)
    both = {**greys, **bad, **marks}
    accent = {BLUE: roles.accent, BLUE2: _toned(roles.accent, plain.accent, plain.palette[1])}
    return Scheme({**both, **accent}, both, {**both, **rated})


def _greys(roles: Roles, plain: Roles, shown: Mapping[str, str]) -> dict[str, str]:
    """Return quiet ink and hairlines: as far from the page as they are in the plain report."""
    found = {INK: roles.ink, PAPER: roles.paper, WASH: mixed(roles.paper, roles.likert[0], 0.06)}
    for base in (INK2, INK3, RULE, PALE):
        found[base] = _between(roles.ink, roles.paper, contrast(shown[base], plain.paper))
    return found


def _between(ink: str, paper: str, wanted: float) -> str:
    """Return the mixture of ink and paper that has a contrast with paper."""
    low, high = 0.0, 1.0
    for _ in range(24):
        middle = (low + high) / 2
        low, high = (middle, high) if contrast(mixed(ink, paper, middle), paper) >= wanted else (low, middle)
    return mixed(ink, paper, low)


def _side(
    base: Sequence[str], ends: Sequence[str], plain: Sequence[str], shown: Mapping[str, str], roles: Roles
) -> dict[str, str]:
    """Return the levels from the weakest to the strongest of a side."""
    if tuple(ends) == tuple(plain):
        return {c: shown[c] for c in base}
    weak, strong = luminance(shown[base[0]]), luminance(shown[base[-1]])
    found = {base[0]: ends[0], base[-1]: ends[1]}
    for level in base[1:-1]:
        part = (luminance(shown[level]) - weak) / (strong - weak)
        light = luminance(ends[0]) + part * (luminance(ends[1]) - luminance(ends[0]))
        found[level] = labelled(shade(mixed(ends[0], ends[1], part), min(max(light, 0.0), 1.0)), roles)
    return found


def _ramp(base: Sequence[str], strongest: str, plain: str, shown: Mapping[str, str], roles: Roles) -> dict[str, str]:
    if strongest == plain:
        return {c: shown[c] for c in base[:-1]}
    return {level: labelled(shade(strongest, luminance(shown[level])), roles) for level in base[:-1]}


def readable(ground: str, roles: Roles) -> float:
    """Return the contrast of words on a mark: of paper or ink, whichever stands out more."""
    return max(contrast(roles.paper, ground), contrast(roles.ink, ground))


def labelled(colour: str, roles: Roles) -> str:
    """Return a made colour, moved so far that words can be read on it."""
    if readable(colour, roles) >= WORDS:
        return colour
    return nearest_that(colour, lambda shade: readable(shade, roles) >= WORDS) or colour


def _apart(light: Scheme, dark: Scheme) -> Scheme:
    """Return the light scheme with a colour of its own for all that part on the dark page: drawings carry light colours only."""
    taken: dict[str, str] = {}

    def own(scheme: Mapping[str, str], darker: Mapping[str, str]) -> dict[str, str]:
        found = {}
        for base, colour in scheme.items():
            found[base] = colour
            while taken.setdefault(found[base], darker[base]) != darker[base]:
                found[base] = _beside(found[base])
        return found

    marks = own(light.marks, dark.marks)
    return replace(light, marks=marks, likert=own(light.likert, dark.likert))


def _beside(colour: str) -> str:
    """Return a colour that nobody tells from another: its last step of blue is moved by one."""
    blue = int(colour[5:], 16)
    return f"{colour[:5]}{blue + 1 if blue < 128 else blue - 1:02x}"
