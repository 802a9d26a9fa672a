"""What a spec settles, part by part, as fingerprints: a diff says which part changed, and what is not printed stays untold."""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from reportgen.spec.model.document import Document

OPENED = ("report", "survey")
"""Parts whose own parts are told apart: ``survey.weight``."""


CODEBOOK = ("scales", "questions", "dimensions", "segments", "drivers", "quality")
"""Parts whose words can change without any number changing."""
_WORDS = frozenset({"ask", "label", "note"})
"""Keys of the codebook that hold words."""


def structure(document: Document) -> dict[str, str]:
    """Return a fingerprint for each part of the codebook without its words: what numbers follow from, and no label."""
    parts = {name: part for name, part in _dumped(document).items() if name in CODEBOOK}
    return {name: _digest([[key, _without_words(value)] for key, value in part.items()]) for name, part in parts.items()}


def _without_words(value: Any) -> Any:
    if isinstance(value, Mapping):
        kept = {key: _without_words(part) for key, part in value.items() if key not in {*_WORDS, "options"}}
        options = value.get("options")
        return kept | ({"options": _codes(options)} if isinstance(options, Mapping) else {})
    return [_without_words(part) for part in value] if isinstance(value, list) else value


def _codes(options: Mapping[str, Any]) -> list[Any]:
    """Return the codes in their order, each with what is said of it beside its label."""
    return [
        [code, _without_words(detail) if isinstance(detail, Mapping) and "label" in detail else None]
        for code, detail in options.items()
    ]


def _dumped(document: Document) -> Mapping[str, Any]:
    # an option with more than its label is written as what it is, though pydantic remarks that its tag is not the expected one
    return document.model_dump(mode="json", exclude_defaults=True, warnings="none")


def settings(document: Document) -> dict[str, str]:
    """Return a fingerprint for each part of a spec that is not empty.

    Comments and layout of the YAML do not matter, nor which file a part was included from, nor what is written out though it is
    the default.
    """
    return dict(sorted(_digests(_dumped(document))))


def _digests(parts: Mapping[str, Any]) -> list[tuple[str, str]]:
    found = []
    for name, part in parts.items():
        if name in OPENED and isinstance(part, Mapping):
            found += [(f"{name}.{key}", _digest(value)) for key, value in part.items()]
        elif name != "include":
            found.append((name, _digest(part)))
    return found


def _digest(value: object) -> str:
    return sha256(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()
