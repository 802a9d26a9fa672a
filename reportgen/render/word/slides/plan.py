"""The plan on slides: a row for each action, with what is done, by whom, by when, and what shows it."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.content.blocks import PlanAction, PlanBlock, PlanGroup
from reportgen.content.inlines import plain
from reportgen.content.prose import flowing


def plan_rows(block: PlanBlock, gap: str, colon: str) -> Iterator[tuple[str, tuple[tuple[str, ...], ...]]]:
    """Yield the title of each group with the rows of its actions; no title for actions without a group."""
    if block.actions:
        yield "", tuple(_row(action, gap, colon) for action in block.actions)
    for group in block.groups:
        yield from _group(group, gap, colon)


def _group(group: PlanGroup, gap: str, colon: str) -> Iterator[tuple[str, tuple[tuple[str, ...], ...]]]:
    if group.actions:
        yield plain(group.title), tuple(_row(action, gap, colon) for action in group.actions)
    for inner in group.groups:
        yield from _group(inner, gap, colon)


def _row(action: PlanAction, gap: str, colon: str) -> tuple[str, ...]:
    title = f"{action.number}{gap}{plain(action.title)}" if action.number else plain(action.title)
    does = [plain(flowing(field.prose)) for field in action.fields if field.key == "action"]
    about = [f"{label}{colon}{value}" for label, value in action.facts]
    measure = [plain(action.measure_label)] if action.measure_label else []
    return title, "\n".join(does), "\n".join((*about, *measure))
