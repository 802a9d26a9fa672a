"""Surveys with what is in them known: columns of answers drawn with a seed, written as a project with a spec."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from numpy.typing import NDArray

Answers = NDArray[np.int64]
BRANCHES, SEXES = ("north", "south", "west"), ("f", "m")


def rated(rng: np.random.Generator, size: int, good: float | NDArray[np.float64] = 0.5) -> Answers:
    """Return answers on a five-point scale of which a part ``good`` is 4 or 5; a fifth of the others is 3."""
    favourable = rng.random(size) < good
    return np.where(favourable, rng.integers(4, 6, size), np.where(rng.random(size) < 0.2, 3, rng.integers(1, 3, size)))


def coded(rng: np.random.Generator, size: int, codes: tuple[str, ...]) -> NDArray[np.str_]:
    """Return a segment whose values are equally likely."""
    return rng.choice(np.array(codes), size)


def project(folder: Path, columns: Mapping[str, Any], **parts: Any) -> Path:
    """Write answers and their spec; ``parts`` are of the spec, ``sample`` and ``provenance`` words, ``report`` more of it."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / ".git").mkdir(exist_ok=True)
    rows = zip(*columns.values(), strict=True)
    lines = [",".join(columns), *(",".join(map(str, row)) for row in rows)]
    (folder / "answers.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    path = folder / "report.yaml"
    path.write_text(yaml.safe_dump(_document(columns, parts), allow_unicode=True, sort_keys=False), encoding="utf-8")
    return path


def _document(columns: Mapping[str, Any], parts: dict[str, Any]) -> dict[str, Any]:
    survey = {
        "fieldwork": {"from": "2024-01-01", "to": "2024-01-31"},
        "population": "People",
        "mode": "online",
        "sample": {"kind": parts.pop("sample", "probability")},
        "data": {"source": "answers.csv", "provenance": parts.pop("provenance", "observed")},
        **parts.pop("survey", {}),
    }
    report = {"id": "r", "version": "1", "title": "R", "language": "en", "date": "2024-01-31", **parts.pop("report", {})}
    body = [{"section": "Answers", "content": [{"text": "Nothing."}]}]
    return {"reportgen": "1", "report": report, "survey": survey, **usual(columns), "body": body, **parts}


def usual(columns: Mapping[str, Any]) -> dict[str, Any]:
    """Return a scale question for every column that begins with q, and a segment for ``branch`` and ``sex``."""
    scale = {"options": {n: str(n) for n in range(1, 6)}, "direction": "high_is_good"}
    rows = [name for name in columns if name.startswith("q")]
    questions = {n: {"ask": f"How is {n}?", "label": n.upper(), "type": "scale", "scale": "five", "column": n} for n in rows}
    known = {"branch": BRANCHES, "sex": SEXES}
    segments = {s: {"label": s.title(), "column": s, "options": {c: c.title() for c in known[s]}} for s in known if s in columns}
    return {"scales": {"five": scale}, "questions": questions, "segments": segments}
