"""Whether the colours of a theme can be read and told apart, on the light page and on the dark one, by every kind of eye."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportgen.palette import contrast
from reportgen.problems import Code, Problem
from reportgen.spec.spec import Key
from reportgen.spec.theme.colour import least, nearest_that
from reportgen.spec.theme.model import Colours, ThemeDocument
from reportgen.spec.theme.schemes import APART, MARKS, WORDS, Roles, dark_roles, light_roles, readable
from reportgen.spec.tree import Locator

EYES = {
    "normal": "to everybody",
    "protanopia": "to people who see no red (protanopia)",
    "deuteranopia": "to people who see no green (deuteranopia)",
    "tritanopia": "to people who see no blue (tritanopia)",
}


@dataclass(frozen=True, slots=True)
class _Page:
    """One of the two pages."""

    name: str
    roles: Roles
    at: Key
    """Where its colours stand."""
    dark: bool


def contrast_problems(theme: ThemeDocument, place_of: Locator) -> Iterator[Problem]:
    """Yield a problem for every colour that cannot be read, seen or told from its neighbour."""
    colours = theme.colours
    pages = [_Page("the page", light_roles(colours), ("colours",), dark=False)]
    pages.append(_Page("the dark page", dark_roles(colours), ("colours", "dark"), dark=True))
    said: set[Key] = set()
    for page in pages:
        for key, found, fix in (*_read(page), *_labels(page), *_apart(page)):
            at = _named(key, page, colours)
            if at is not None and at not in said:
                said.add(at)
                yield Problem(Code.THEME_CONTRAST, place_of(at), found, fix)
    cover = theme.cover.colour
    if cover and readable(cover, pages[0].roles) < WORDS:
        yield Problem(Code.THEME_CONTRAST, place_of(("cover", "colour")), *_unlabelled("cover.colour", cover, pages[0].roles))


def _named(key: Key, page: _Page, colours: Colours) -> Key | None:
    """Return where the author has written what decides a colour; None where nobody has."""
    if page.dark and colours.dark is not None and getattr(colours.dark, str(key[0])) is not None:
        return (*page.at, *key)
    for name in (str(key[0]), "accent", "ink"):
        if name in colours.model_fields_set and not (page.dark and name == "paper"):
            return ("colours", *key) if name == key[0] else ("colours", name)
    return (
        ("colours", "paper") if not page.dark and colours.paper else ("colours", "dark") if page.dark and colours.dark else None
    )


def _read(page: _Page) -> Iterator[tuple[Key, str, str]]:
    roles = page.roles
    wanted: list[tuple[Key, str, float]] = [
        (("accent",), roles.accent, WORDS),
        (("ink",), roles.ink, WORDS),
        (("palette", 0), roles.palette[0], WORDS),
        (("palette", 1), roles.palette[1], MARKS),
        *((("likert", i), roles.likert[i], WORDS if i in {0, 4} else MARKS) for i in (0, 1, 3, 4)),
    ]
    for key, colour, limit in wanted:
        ratio = contrast(colour, roles.paper)
        if ratio < limit:
            what = "words" if limit == WORDS else "marks"
            found = (
                f"{_shown(key, page)} {colour} has a contrast of {_ratio(ratio)} with {page.name} ({roles.paper}), "
                f"and {what} need {limit:g}:1"
            )
            better = nearest_that(colour, lambda shade, least=limit: contrast(shade, roles.paper) >= least)  # type: ignore[misc]
            yield key, found, _instead(better)


def _labels(page: _Page) -> Iterator[tuple[Key, str, str]]:
    """Yield marks on which neither ink nor paper can be read: numbers stand in them."""
    for i, colour in enumerate(page.roles.likert):
        if readable(colour, page.roles) < WORDS:
            yield ("likert", i), *_unlabelled(_shown(("likert", i), page), colour, page.roles)


def _unlabelled(what: str, colour: str, roles: Roles) -> tuple[str, str]:
    ratio = readable(colour, roles)
    found = (
        f"{what} {colour}: words on it have a contrast of {_ratio(ratio)} at most, in ink or in the colour of the page, "
        f"and need {WORDS:g}:1"
    )
    return found, _instead(nearest_that(colour, lambda shade: readable(shade, roles) >= WORDS))


def _apart(page: _Page) -> Iterator[tuple[Key, str, str]]:
    roles = page.roles
    pairs: list[tuple[Key, str, Key, str]] = [
        (("likert", i + 1), roles.likert[i + 1], ("likert", i), roles.likert[i]) for i in range(4)
    ]
    pairs.append((("likert", 4), roles.likert[4], ("likert", 0), roles.likert[0]))
    pairs.append((("palette", 1), roles.palette[1], ("palette", 0), roles.palette[0]))
    pairs.append((("palette", 0), roles.palette[0], ("likert", 0), roles.likert[0]))
    for key, colour, other, beside in pairs:
        apart, eye = least(colour, beside)
        if apart < APART:
            found = (
                f"{_shown(key, page)} {colour} and {_shown(other, page)} {beside} look alike {EYES[eye]}: "
                f"they are {apart:.0f} apart (CIE 1976), and neighbours need {APART:g}"
            )
            limit = MARKS if key != ("likert", 2) else 1.0
            better = nearest_that(colour, lambda s, b=beside, m=limit: least(s, b)[0] >= APART and contrast(s, roles.paper) >= m)  # type: ignore[misc]
            yield key, found, _instead(better)


def _shown(key: Key, page: _Page) -> str:
    name = f"{key[0]}[{key[1]}]" if len(key) > 1 else str(key[0])
    return f"{name}, which becomes" if page.dark else name


def _ratio(ratio: float) -> str:
    return f"{int(ratio * 100) / 100:.2f}:1"


def _instead(better: str) -> str:
    return f'Write "{better}", the nearest colour of its hue that does, or another colour' if better else "Choose another hue"
