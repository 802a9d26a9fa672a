"""A comparison for programs. The shape is described on the page about ``reportgen diff``."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable
from typing import Any

from reportgen.publish.diff.claims import ClaimChange
from reportgen.publish.diff.compare import Comparison
from reportgen.publish.diff.facts import FactChange
from reportgen.publish.diff.inputs import InputChange
from reportgen.publish.diff.specs import SIGNS, SpecChange
from reportgen.publish.diff.texts import TextChange
from reportgen.publish.diff.version import BuiltVersion, ClaimRecord, FactRecord

SCHEMA = 1
"""The version of the shape."""


def as_json(comparisons: Iterable[Comparison], added: Iterable[str] = (), removed: Iterable[str] = ()) -> str:
    """Return comparisons as JSON, and the specs that only one of two revisions has."""
    content = {
        "schema": SCHEMA,
        "comparisons": [_comparison(of) for of in comparisons],
        "added": list(added),
        "removed": list(removed),
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _comparison(of: Comparison) -> dict[str, Any]:
    return {
        "report": of.new.report,
        "old": _version(of.old),
        "new": _version(of.new),
        "same": of.same,
        "summary": {
            "facts": of.total,
            "changed": len(of.figures),
            "changed_unprinted": len(of.quiet),
            "added": sum(change.old is None for change in of.facts),
            "removed": sum(change.new is None for change in of.facts),
            "claims_flipped": len(of.flipped),
            "claims_changed": len(of.claims),
            "actions_changed": len(of.outcomes),
            "texts": len(of.texts),
            "inputs": len(of.inputs),
            "specs": len(of.specs),
        },
        "not_compared": list(of.not_compared),
        "disclosure": [{"fact": told.fact, "how": told.how, "people": told.people} for told in of.told],
        "claims": [_claim_change(change) for change in of.claims],
        "actions": [{"id": name, "old": was, "new": now} for name, was, now in of.outcomes],
        "facts": [_fact_change(change) for change in of.facts],
        "texts": [_text_change(change) for change in of.texts],
        "inputs": [_input_change(change) for change in of.inputs],
        "specs": [_spec_change(change) for change in of.specs],
    }


def _version(version: BuiltVersion) -> dict[str, Any]:
    return {"name": version.name, "version": version.version, "reportgen": version.parts.get("reportgen")}


def _claim_change(change: ClaimChange) -> dict[str, Any]:
    return {"id": change.id, "what": list(change.what), "old": _claim(change.old), "new": _claim(change.new)}


def _claim(claim: ClaimRecord | None) -> dict[str, Any] | None:
    if claim is None:
        return None
    return {"says": claim.says, "result": claim.result, "condition": list(claim.condition), "numbers": list(claim.numbers)}


def _fact_change(change: FactChange) -> dict[str, Any]:
    return {
        "id": change.id,
        "what": list(change.what),
        "steps": None if math.isinf(change.size) else change.size,
        "cause": list(change.cause),
        "old": _fact(change.old),
        "new": _fact(change.new),
    }


def _fact(fact: FactRecord | None) -> dict[str, Any] | None:
    if fact is None:
        return None
    return {
        "id": fact.id,
        "value": fact.value,
        "printed": dict(fact.printed),
        "n": fact.n,
        "base": fact.base,
        "weighted_base": fact.weighted_base,
        "effective_base": fact.effective_base,
        "interval": list(fact.interval) if fact.interval else None,
        "significant": fact.significant,
        "letters": dict(fact.letters),
        "withheld": fact.withheld or None,
        "definition": dict(fact.definition),
    }


def _text_change(change: TextChange) -> dict[str, Any]:
    line = change.line
    return {
        "language": change.language,
        "what": change.what,
        "times": change.times,
        "section": list(line.section),
        "kind": line.kind,
        "id": line.id,
        "part": line.part,
        "old": change.old_text if change.old else None,
        "new": change.new_text if change.new else None,
    }


def _input_change(change: InputChange) -> dict[str, Any]:
    fields = ("kind", "name", "what", "old", "new", "wave")
    return {field: getattr(change, field) or None for field in fields}


def _spec_change(change: SpecChange) -> dict[str, Any]:
    return {
        "old": change.old or None,
        "new": change.new or None,
        "left_out": change.left_out,
        "hunks": [
            {
                "old": hunk.old,
                "new": hunk.new,
                "keys": list(hunk.keys),
                "cause": list(hunk.causes),
                "lines": [f"{SIGNS[kind]}{line}" for kind, line in hunk.lines],
            }
            for hunk in change.hunks
        ],
    }
