"""Exports as the step before hands them over, invented."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from reportgen.importing.draft import Draft, DraftQuestion
from reportgen.importing.export import Export, Heading
from reportgen.importing.table import Column


def heading(ask: str, code: str = "", item: str = "", group: str = "", **more: Any) -> Heading:
    return Heading(code or "c1", ask, item, group, **more)


def export(columns: Iterable[tuple[Heading, Sequence[str]]], platform: str = "surveymonkey", **more: Any) -> Export:
    """Return an export of columns; codes that were left out become positions."""
    pairs = list(columns)
    headings = tuple(h if h.code != "c1" else replace(h, code=f"c{place}") for place, (h, _) in enumerate(pairs, 1))
    cells = tuple(Column.of(texts) for _, texts in pairs)
    return Export(platform, "It says so.", "A survey", headings, cells, cells[0].rows if cells else 0, **more)


def repeated(counts: Mapping[str, int]) -> list[str]:
    """Return each text as often as wanted."""
    return [text for text, count in counts.items() for _ in range(count)]


def labels(draft: Draft, name: str) -> list[str]:
    return [label for _, label in pairs(draft, question(draft, name))]


def question(draft: Draft, name: str) -> DraftQuestion:
    """Return the question of a name, or of the columns of the data file that begin with it."""
    return next(found for found in draft.questions if name in (found.name, stem(found)))


def stem(found: DraftQuestion) -> str:
    """Return what the columns of a question have from the file's code."""
    first = found.columns[0].name
    return first.rpartition("_")[0] if found.items or len(found.columns) > 1 else first


def pairs(draft: Draft, found: DraftQuestion) -> list[tuple[str, str]]:
    """Return the codes and labels of a question's options, or of its scale's."""
    options = next(scale.options for scale in draft.scales if scale.name == found.scale) if found.scale else found.options
    return [(option.code, option.label) for option in options]


def tally(draft: Draft, name: str) -> dict[str, int]:
    """Return how many gave each option of a question, by label; who ticked it, for a multi-response question."""
    found = question(draft, name)
    if found.kind == "multi":
        columns = {filled.name: Counter(filled.cells.texts()) for filled in found.columns}
        return {item.label: columns[item.column]["1"] for item in found.items}
    counts = Counter(found.columns[0].cells.texts())
    return {label: counts[code] for code, label in pairs(draft, found)}


def doubts(draft: Draft) -> list[str]:
    return [decision.what for decision in draft.decisions if decision.doubt]
