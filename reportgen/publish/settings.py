"""What a spec settles, part by part, as fingerprints: a diff says which part changed, and what is not printed stays untold."""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from reportgen.spec.model.document import Document

OPENED = ("report", "survey")
"""Parts whose own parts are told apart: ``survey.weight``."""


def settings(document: Document) -> dict[str, str]:
    """Return a fingerprint for each part of a spec that is not empty.

    Comments and layout of the YAML do not matter, nor which file a part was included from, nor what is written out though it is
    the default.
    """
    # an option with more than its label is written as what it is, though pydantic remarks that its tag is not the expected one
    parts: Mapping[str, Any] = document.model_dump(mode="json", exclude_defaults=True, warnings="none")
    return dict(sorted(_digests(parts)))


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
