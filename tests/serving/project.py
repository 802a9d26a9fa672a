"""A small project to edit: the starter report and its answers."""

from __future__ import annotations

from pathlib import Path

from reportgen.verbs.new import new


def starter(folder: Path) -> Path:
    """Write the starter project and return its spec."""
    spec = new(folder / "library", "en")
    (spec.parent / "reportgen.yaml").touch()
    return spec


def edit(file: Path, old: str, new_words: str) -> None:
    """Replace words that stand in a file once or more."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new_words), encoding="utf-8")
