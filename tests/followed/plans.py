"""A plan over two waves, for tests: one item for each measure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from reportgen.facts.ledger import Ledger
from reportgen.facts.outcomes import Action
from tests.waves.two_waves import Row, ledger, project


def item(number: int = 0, **fields: Any) -> dict[str, Any]:
    """Return an action whose measure is followed since 2023; None takes a field of the measure away."""
    made = {
        "title": f"Action {number}",
        "action": f"Do what is called {number}.",
        "owner": "Head",
        "due": "2023-06-30",
        "status": "done",
        **fields,
    }
    if "measure" in made:
        made["measure"] = {key: value for key, value in {"since": "2023", **made["measure"]}.items() if value is not None}
    return made


def followed(folder: Path, now: Sequence[Row], then: Sequence[Row], items: Sequence[Mapping[str, Any]], **more: Any) -> Path:
    """Write both waves and a plan; return the spec of the later one."""
    changes = {"plan": [{"id": "all", "title": "All", "items": list(items)}], **more.pop("changes", {})}
    return project(folder, now, then, changes=changes, **more)


def actions(path: Path) -> tuple[Action, ...]:
    """Return what became of the actions of a spec."""
    return found(path).actions


def found(path: Path) -> Ledger:
    """Return the evaluated report."""
    return ledger(path)
