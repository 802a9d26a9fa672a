"""Why a number changed, as far as the inputs tell: a number follows from the data, the weights, the codebook and the tool."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from reportgen.publish.diff.facts import FactChange
from reportgen.publish.diff.inputs import InputChange
from reportgen.publish.diff.version import BuiltVersion, FactRecord

COMPUTING = frozenset({"babel", "duckdb", "narwhals", "numpy", "scipy"})
"""Packages that numbers pass through."""
CODEBOOK = frozenset({"scales", "questions", "dimensions", "segments", "drivers", "reportgen"})
RULES = frozenset(
    {"report.level", "report.minimum_base", "report.minimum_count", "report.tests", "report.language", "report.languages"}
)
"""Settings that decide how numbers are computed, judged or printed, beside those of the survey."""
_WORDS = frozenset({"survey.fieldwork", "survey.population", "survey.mode", "survey.sponsor"})
"""Settings of the survey that decide no number."""


def explained(
    changes: Sequence[FactChange], inputs: Sequence[InputChange], old: BuiltVersion, new: BuiltVersion
) -> tuple[FactChange, ...]:
    """Return the changes of facts, each with the inputs that changed of those that it follows from."""
    words = _reworded(old, new)
    causes = tuple(dict.fromkeys(filter(None, (_cause(change, words) for change in inputs))))
    if old.settings is None or new.settings is None:
        causes = tuple(dict.fromkeys((*causes, *("spec" for i in inputs if i.kind in {"spec", "include"}))))
    if causes == ("data",) and any(f.n is not None for f in new.facts.values()) and _only_weights(changes):
        causes = ("weights-in-data",)
    waves = {change.wave for change in inputs if change.kind == "data"}
    return tuple(replace(change, cause=_of(change, causes, waves, inputs)) for change in changes)


def causes_of_settings(old: BuiltVersion, new: BuiltVersion, inputs: Sequence[InputChange]) -> dict[str, str]:
    """Return of each part of the spec that changed what about numbers it decides; those that decide nothing are left out."""
    words = _reworded(old, new)
    found = {change.name: _cause(change, words) for change in inputs if change.kind == "setting"}
    return {name: cause for name, cause in found.items() if cause}


def _reworded(old: BuiltVersion, new: BuiltVersion) -> frozenset[str]:
    """Return the parts of the codebook of which at most the words changed."""
    if old.structure is None or new.structure is None:
        return frozenset()
    return frozenset(name for name in CODEBOOK if old.structure.get(name) == new.structure.get(name))


def _cause(change: InputChange, reworded: frozenset[str]) -> str:
    """Return what an input decides about numbers; nothing where it decides none."""
    if change.what in {"moved", "layout"}:
        return ""
    match change.kind:
        case "data" | "raking":
            return change.kind
        case "tool":
            return "tool"
        case "package":
            return "tool" if change.name in COMPUTING else ""
        case "setting":
            return "labels" if change.name in reworded else _of_setting(change.name)
        case _:
            return ""


def _of_setting(name: str) -> str:
    if name == "survey.weight":
        return "weights"
    if name in {"published", "operations"}:
        return name
    if name in CODEBOOK:
        return "codebook"
    if name in RULES:
        return "rules"
    return "survey" if name.startswith("survey.") and name not in _WORDS else ""


def _of(change: FactChange, causes: Sequence[str], waves: Iterable[str], inputs: Sequence[InputChange]) -> tuple[str, ...]:
    if change.what == ("renamed",):
        return ("renamed",)
    if "added" in change.what or "removed" in change.what:
        return ("spec",) if any(i.kind in {"setting", "spec", "include"} and i.what != "layout" for i in inputs) else ()
    if change.what == ("definition",):
        return tuple(cause for cause in causes if cause in {"labels", "codebook"})
    fact = change.new or change.old
    stated = {"published": "published", "operation": "operations"}.get(fact.kind if fact else "")
    if stated is not None:
        return tuple(cause for cause in causes if cause in {stated, "tool"})
    never = {"labels"} if fact and fact.kind == "computed" else {"labels", "published", "operations"}
    kept = [cause for cause in causes if cause not in never]
    if "raking" in kept and "weights" in kept:
        kept.remove("weights")  # its targets are what changed of it
    if fact and "data" in kept and fact.kind not in {"change", "computed"} and _wave_of(fact) not in set(waves):
        kept.remove("data")
    return tuple(kept)


def _wave_of(fact: FactRecord) -> str:
    """Return the wave whose answers a number counts; empty for that of the report, which ids leave out."""
    return fact.wave if "wave=" in fact.id else ""


def _only_weights(changes: Sequence[FactChange]) -> bool:
    """Tell whether weighted numbers changed and no count and no base did, so that the answers are the same as far as is seen."""
    both = [(c.old, c.new) for c in changes if c.old and c.new]
    weighted = any(old.weighted_base is not None for old, _ in both)
    return weighted and bool(both) and all(old.n == new.n and old.base == new.base for old, new in both)
