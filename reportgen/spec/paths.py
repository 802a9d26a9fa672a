"""Paths as messages print them, and paths whose links are not followed."""

from __future__ import annotations

import os
from pathlib import Path


def unlinked(path: Path) -> Path:
    """Return a path made absolute as it is written: its links are not followed, and ``..`` takes the name before it away."""
    return Path(os.path.abspath(path))  # noqa: PTH100 - resolve() follows links, absolute() leaves ".."


def shown(path: Path) -> str:
    """Return a path as the author would type it: relative to the working folder where that is shorter."""
    try:
        relative = os.path.relpath(path)
    except ValueError:  # another drive
        return path.as_posix()
    typed = relative if len(relative) <= len(str(path)) else str(path)
    return Path(typed).as_posix()
