"""A drawing as text to keep in a file, and what decides a drawing beside its description."""

from __future__ import annotations

import json
from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING, Any

from reportgen.render.charts.room import Room
from reportgen.render.charts.touch import Spot, Targets
from reportgen.render.parts import parts
from reportgen.version import __version__

if TYPE_CHECKING:
    from reportgen.render.charts.draw import Drawing


DRAWING = ("content/", "render/", "spec/theme/")
"""Folders of modules that decide what is drawn; a theme's shades and fonts are worked out where it is read."""


@cache
def surroundings() -> str:
    """Return one hash of the versions of the parts that draw, and of our own modules, which may change without one."""
    digest = sha256(json.dumps([__version__, dict(parts(frozenset()))], sort_keys=True).encode())
    for name, data in sorted(_sources(files("reportgen"))):
        digest.update(f"{name}\0{len(data)}\0".encode() + data)
    return digest.hexdigest()


def _sources(folder: Traversable, before: str = "") -> list[tuple[str, bytes]]:
    """Return the modules that may draw, whatever they are called: those of ``DRAWING``, and those of no stage."""
    found = []
    for path in folder.iterdir():
        name = f"{before}{path.name}"
        if path.is_dir() and any(f"{name}/".startswith(inside) or inside.startswith(f"{name}/") for inside in DRAWING):
            found += _sources(path, f"{name}/")
        elif name.endswith(".py"):
            found.append((name, path.read_bytes()))
    return found


def as_text(drawing: Drawing) -> str:
    """Return a drawing as JSON; the same drawing has the same text."""
    of = {
        "wide": drawing.wide,
        "narrow": drawing.narrow,
        "wide_targets": _targets(drawing.wide_targets),
        "narrow_targets": _targets(drawing.narrow_targets),
    }
    return json.dumps(of, ensure_ascii=False, separators=(",", ":"))


def _targets(of: Targets) -> list[Any]:
    spots = [[spot.fact, [spot.room.left, spot.room.top, spot.room.right, spot.room.bottom], spot.words] for spot in of.spots]
    return [of.width, of.height, spots]


def from_text(text: str) -> Drawing:
    """Return a drawing from its text.

    Raises
    ------
    ValueError, KeyError, TypeError
        It is no text of a drawing.
    """
    from reportgen.render.charts.draw import Drawing

    of = json.loads(text)
    return Drawing(of["wide"], of["narrow"], _from(of["wide_targets"]), _from(of["narrow_targets"]))


def _from(of: list[Any]) -> Targets:
    width, height, spots = of
    return Targets(width, height, tuple(Spot(fact, Room(*room), words) for fact, room, words in spots))
