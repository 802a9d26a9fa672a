"""Writes a tree as YAML of which the line of every key is known, without asking the reader under test."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from reportgen.problems import Problem, SpecError
from reportgen.spec.read import read_spec
from reportgen.spec.spec import Key, Spec

FULL = Path(__file__).with_name("full.yaml")


def full_tree() -> Any:
    """Return the spec that uses every field, every value a text."""
    return yaml.load(FULL.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 - the loader that makes texts only


def written(tree: Any) -> tuple[str, dict[Key, int]]:
    """Return a tree as YAML in block style, and the line (from 1) on which each value's key stands."""
    lines: list[str] = []
    places: dict[Key, int] = {}
    _write(tree, (), "", lines, places)
    return "\n".join(lines) + "\n", places


def _write(value: Any, key: Key, indent: str, lines: list[str], places: dict[Key, int], *, head: str = "") -> None:
    places[key] = len(lines) + 1
    if isinstance(value, dict) and value:
        inner = indent
        if head:
            lines.append(head)
        for name, item in value.items():
            _write(item, (*key, name), inner + "  ", lines, places, head=f"{inner}{_quoted(name)}:")
    elif isinstance(value, list) and value:
        if head:
            lines.append(head)
        for number, item in enumerate(value):
            _write_item(item, (*key, number), indent, lines, places)
    else:
        text = {"[]": "[]", "{}": "{}"}.get(str(value)) or _quoted(str(value))
        lines.append(f"{head} {text}" if head else indent + text)


def _write_item(item: Any, key: Key, indent: str, lines: list[str], places: dict[Key, int]) -> None:
    before = len(lines)
    _write(item, key, indent + "  ", lines, places)
    lines[before] = f"{indent}- {lines[before].lstrip(' ')}"


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def problems_of(text: str, folder: Path) -> tuple[Problem, ...]:
    """Return what is wrong with a spec; nothing other than ``SpecError`` may come out of reading."""
    result = read(text, folder)
    return result.warnings if isinstance(result, Spec) else result


def read(text: str, folder: Path) -> Spec | tuple[Problem, ...]:
    """Read a spec that stands in a project of its own."""
    project(folder)
    path = folder / "report.yaml"
    path.write_text(text, encoding="utf-8", newline="")
    try:
        return read_spec(path)
    except SpecError as error:
        return error.problems


def project(folder: Path) -> None:
    """Make a folder a project with the files that the full spec names."""
    texts = {"reportgen.yaml": CONNECTIONS, "answers.csv": "q1\n", "shared.yaml": "segments: {}\n", "earlier.yaml": EARLIER}
    for name, text in texts.items():
        if not (folder / name).exists():
            (folder / name).write_text(text, encoding="utf-8")


SMALL = """reportgen: 1
report: {id: small, version: "1", title: Small, language: en, date: 2024-05-01}
survey:
  fieldwork: {from: 2024-03-01, to: 2024-03-31}
  population: Everyone
  mode: On the web
  sample: {kind: convenience}
  data: {source: answers.csv, provenance: observed}
scales:
  rating: {options: {5: Very good, 4: Good, 3: Neither, 2: Poor, 1: Very poor}, direction: high_is_good}
questions:
  overall: {ask: How good is it?, type: scale, scale: rating, column: q1}
segments:
  channel: {label: Channel, column: channel, options: {phone: Phone, web: Web}}
body:
  - section: All
    content:
      - chart: overall
"""
"""A small spec without problems."""
CONNECTIONS = "connections: {warehouse: {backend: postgres}}\n"
EARLIER = SMALL.replace("How good is it?", "'How good is it?'")
"""The spec of an earlier wave."""
