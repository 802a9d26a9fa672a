"""Where the files that ship with the tool are: page templates, styles, fonts, starter specs."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path


def templates() -> Traversable:
    """Return the folder of templates.

    In a wheel it lies inside the package; in a checkout it is the top-level folder ``templates``.
    """
    packaged = files("reportgen") / "templates"
    return packaged if packaged.is_dir() else Path(__file__).resolve().parent.parent / "templates"
