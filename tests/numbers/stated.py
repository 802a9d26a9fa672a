"""Numbers that a spec states itself: published ones, those of the operator's own records, targets, and what is made of them."""

from __future__ import annotations

import re
from typing import Any

from tests.numbers.authored import bare

LEAF = re.compile(r"\b(published|operation|baseline)\((\w+)\)")


def text_stated(spec: Any, family: str, name: str) -> str:
    """Return the number as the spec has it: ``3000``, ``50%``, ``-20%``."""
    if family == "published":
        return str(spec["published"][name]["value"])
    measure = spec["operations"][name]
    return str((measure["baseline"] if family == "baseline" else measure)["value"])


def amount(text: str) -> float:
    """Return a number of a spec: half for 50%."""
    return float(text.removesuffix("%")) / (100 if text.endswith("%") else 1)


def as_printed(text: str) -> str:
    """Return a number of a spec as a report prints it: thousands parted, with a true minus."""
    digits = text.removesuffix("%").lstrip("+-")
    whole, point, rest = digits.partition(".")
    return ("−" if text.startswith("-") else "") + f"{int(whole):,}" + point + rest + ("%" if text.endswith("%") else "")


def words(spec: Any, expression: str, value: float | None) -> str:
    """Return how a report prints a number that the spec states, or one that is computed of such numbers."""
    leaves = [text_stated(spec, family, name) for family, name in LEAF.findall(expression)]
    if LEAF.fullmatch(expression):
        return as_printed(leaves[0])
    if value is None:
        return "–"
    if "/" not in expression and all(leaf.endswith("%") for leaf in leaves):
        return as_printed(f"{100 * value:.10g}%")
    return as_printed(f"{value:.10g}")


def measures(spec: Any, label: str) -> list[Any]:
    """Return the published figures and operational measures that bear a label."""
    known = [*spec.get("published", {}).values(), *spec.get("operations", {}).values()]
    return [found for found in known if bare(str(found["label"])) == bare(label)]


def numbers_of(measure: Any) -> set[str]:
    """Return what may be printed of a measure: its value, the one it had, its target."""
    written = [measure.get("value"), measure.get("target"), (measure.get("baseline") or {}).get("value")]
    return {as_printed(str(text)) for text in written if text is not None}
