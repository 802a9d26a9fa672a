"""The points of a scale without the answers beside it, as a question made of the one that has them all."""

from __future__ import annotations

from reportgen.importing.draft import Draft, DraftRated
from reportgen.importing.written.emit import Flow, Tree
from reportgen.importing.written.words import say


def rated(draft: Draft, found: DraftRated) -> dict[str, Tree]:
    """Return the question of the points alone: the mean is of those who gave one, the shares of the other question of all."""
    groups: dict[str, Tree] = {code: {"codes": Flow((code,))} for code in found.points}
    words = found.label if found.row else say(draft.language, "rated", label=found.label)
    label = words.replace("{{", "{ {").replace("}}", "} }")
    note = say(draft.language, "rated-note")
    return {
        "type": "scale",
        "scale": found.scale,
        "label": label,
        "of": found.of,
        "groups": groups,
        "rest": "missing",
        "note": note,
    }
