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


def problem_page(code: str) -> str:
    """Return the page about a kind of problem, in Markdown.

    In a wheel the pages lie inside the package; in a checkout they are those of the documentation.
    """
    packaged = files("reportgen") / "problem_pages"
    folder = packaged if packaged.is_dir() else Path(__file__).resolve().parent.parent / "docs" / "problems"
    return (folder / f"{code}.md").read_text(encoding="utf-8")
