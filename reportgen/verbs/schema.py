"""``reportgen schema``: the JSON Schema of specs as text."""

from __future__ import annotations

import json


def schema_text() -> str:
    """Return the JSON Schema that editors read."""
    from reportgen.spec.schema import json_schema

    return json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"
