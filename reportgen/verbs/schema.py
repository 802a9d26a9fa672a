"""``reportgen schema``: the JSON Schema of specs, themes and the file of a project as text."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from reportgen.problems import Code, Place, Problem, SpecError


def schema_text(of: str = "spec") -> str:
    """Return the JSON Schema that editors read.

    Parameters
    ----------
    of
        ``spec``, ``theme`` or ``project``, which is ``reportgen.yaml``.

    Raises
    ------
    SpecError
        There is no such schema.
    """
    if of not in _SCHEMAS:
        found = f"There is no schema of {of!r}"
        raise SpecError([Problem(Code.WRONG_VALUE, Place("--of"), found, f"Choose one of {', '.join(_SCHEMAS)}")])
    return json.dumps(_SCHEMAS[of](), ensure_ascii=False, indent=2) + "\n"


def _spec() -> dict[str, Any]:
    from reportgen.spec.schema import json_schema

    return json_schema()


def _theme() -> dict[str, Any]:
    from reportgen.spec.theme.schema import theme_schema

    return theme_schema()


def _project() -> dict[str, Any]:
    from reportgen.spec.project_schema import project_schema

    return project_schema()


_SCHEMAS: Mapping[str, Callable[[], dict[str, Any]]] = {"spec": _spec, "theme": _theme, "project": _project}
