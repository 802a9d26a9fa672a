"""Matplotlib and seaborn, loaded so that nothing of the machine takes effect and nothing is paid for twice."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import sys
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any

_UNUSED = ("scipy.stats", "scipy.cluster", "ipywidgets", "mpl_toolkits.mplot3d")
"""What seaborn and matplotlib import on the chance that it is needed, and do without: half of their time, for nothing we draw."""
_DRAWING = (
    "axes",
    "figure",
    "font",
    "grid",
    "hatch",
    "image",
    "lines",
    "markers",
    "patch",
    "path",
    "scatter",
    "text",
    "xaxis",
    "yaxis",
)
_SETTINGS = ("MPLCONFIGDIR", "MATPLOTLIBRC", "MPLBACKEND")


@lru_cache(maxsize=1)
def seaborn() -> Any:
    """Return seaborn, imported without the user's matplotlib settings and without a search for fonts."""
    if "seaborn" not in sys.modules:
        with _settings_of_our_own(), _without(_UNUSED):
            import matplotlib.font_manager
            import seaborn as _  # noqa: F401
    import matplotlib
    import seaborn as module

    matplotlib.rcParams.update({key: value for key, value in matplotlib.rcParamsDefault.items() if key.startswith(_DRAWING)})
    return module


@contextmanager
def _settings_of_our_own() -> Iterator[None]:
    """Keep away ``matplotlibrc`` of the working directory and of the user, and the building of a font list.

    Drawings take no font from matplotlib, so the list it would make of the machine's fonts (0.3 s, again and again where
    the home directory cannot be written) is given to it empty.
    """
    before = {name: os.environ.get(name) for name in _SETTINGS}
    here = Path.cwd() if Path("matplotlibrc").exists() else None
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(MPLCONFIGDIR=folder, MATPLOTLIBRC=os.devnull)
        os.environ.pop("MPLBACKEND", None)
        try:
            if here:
                os.chdir(folder)
            _write_empty_font_list(Path(folder))
            yield
        finally:
            if here:
                os.chdir(here)
            for name, value in before.items():
                os.environ.pop(name, None) if value is None else os.environ.__setitem__(name, value)


def _write_empty_font_list(folder: Path) -> None:
    spec = importlib.util.find_spec("matplotlib.font_manager")
    source = Path(spec.origin).read_text(encoding="utf-8") if spec and spec.origin else ""
    if version := re.search(r"^    __version__ = '([\w.]+)'$", source, re.MULTILINE):
        fonts: dict[str, object] = {
            "__class__": "FontManager",
            "_version": version[1],
            "ttflist": [],
            "afmlist": [],
            "default_size": None,
        }
        (folder / f"fontlist-v{version[1]}.json").write_text(json.dumps(fonts), encoding="utf-8")


@contextmanager
def _without(modules: tuple[str, ...]) -> Iterator[None]:
    missing = [name for name in modules if name not in sys.modules]
    sys.modules.update(dict.fromkeys(missing))  # type: ignore[arg-type]  # None stands for "not installed"
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # matplotlib warns that it cannot draw in three dimensions
            yield
    finally:
        for name in missing:
            sys.modules.pop(name, None)
