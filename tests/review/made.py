"""Versions made by hand: their files as a build writes them, with whatever a test wants different."""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from reportgen.publish.diff.read import read_version
from reportgen.publish.diff.version import BuiltVersion

Json = dict[str, Any]
INPUTS = [
    {"path": "specs/r/report.yaml", "role": "spec", "sha256": "a1", "bytes": 1},
    {"path": "data.csv", "role": "data", "sha256": "d1", "bytes": 1, "rows": 100},
]


def fact(name: str, value: float | None, printed: str, **fields: Any) -> Json:
    """Return a fact of ``facts.json``."""
    empty = dict.fromkeys(
        (
            "n",
            "base",
            "weighted_base",
            "effective_base",
            "interval",
            "no_interval",
            "filter",
            "segment",
            "test",
            "wave",
            "withheld",
        )
    )
    named = {"id": name, "kind": "share", "unit": "share", "value": value, "printed": {"en": printed}, "unit_word": {"en": ""}}
    return {**named, **empty, "definition": {"en": f"what {name} is"}, "used_at": [], "letters": {}, **fields}


def claim(name: str, holds: bool | None, says: str = "More than half", **fields: Any) -> Json:
    """Return a claim of ``manifest.json``."""
    sides = {
        "left": {"expression": "top(q)", "printed": "60%"},
        "operator": ">",
        "right": {"expression": "50%", "printed": "50%"},
    }
    return {"id": name, "says": says, "holds": holds, "comparisons": [{**sides, "holds": holds}], **fields}


def line(
    *pieces: str | Json, section: tuple[str, ...] = ("One",), kind: str = "prose", name: str = "", part: str = "text"
) -> Json:
    """Return a line of ``text.json``; a fact is given as ``{"fact": id}``."""
    return {"section": list(section), "kind": kind, "id": name, "part": part, "text": list(pieces)}


def files(facts: list[Json], **changes: Any) -> dict[str, bytes]:
    """Return the files of a version.

    ``report``, ``version``, ``minimum_count``, ``raking``, ``claims``, ``lines``, ``inputs``, ``parts``, ``settings``,
    ``structure``, ``actions``, ``fieldwork`` and ``schema`` replace what it has otherwise; ``more`` are further files.
    """
    report, version, schema = changes.get("report", "r"), changes.get("version", "1"), changes.get("schema", 1)
    head = {"schema": schema, "report": report, "version": version}
    withholding = {"minimum_base": 30, "minimum_count": changes.get("minimum_count", 0)}
    raking = {"raking": changes["raking"]} if "raking" in changes else {}
    texts = {"languages": {"en": changes.get("lines", [])}}
    written = {
        "facts.json": {**head, **raking, "withholding": withholding, "facts": facts},
        "index.html": {"page": version},
        "text.json": {**head, **texts},
    }
    found = {name: json.dumps(content, ensure_ascii=False).encode() for name, content in written.items()}
    found |= changes.get("more") or {}
    about = {"id": report, "version": version, "title": "R", "languages": ["en"], "fieldwork": changes.get("fieldwork")}
    manifest: Json = {
        "schema": 1,
        "report": about,
        "inputs": changes.get("inputs", INPUTS),
        "outputs": [{"path": name, "sha256": sha256(data).hexdigest(), "bytes": len(data)} for name, data in found.items()],
        "parts": changes.get("parts", {"reportgen": "1.0"}),
        "settings": changes.get("settings", {"body": "b1"}),
        "claims": changes.get("claims", []),
        **{name: changes[name] for name in ("structure", "actions") if name in changes},
    }
    return {**found, "manifest.json": json.dumps(manifest, ensure_ascii=False).encode()}


def written(folder: Path, contents: Mapping[str, bytes]) -> Path:
    """Write files into a folder."""
    for name, data in contents.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return folder


def version(folder: Path, facts: list[Json], **changes: Any) -> BuiltVersion:
    """Write a version and read it back."""
    return read_version(written(folder, files(facts, **changes)))
