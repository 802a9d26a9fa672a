"""The plan on slides: a row for each action, with who does it, by when, and what shows it; what is done is said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportgen.content.blocks import PlanAction, PlanBlock, PlanGroup
from reportgen.content.inlines import plain
from reportgen.content.prose import flowing
from reportgen.content.words import phrases
from reportgen.render.typeset import gap, is_chinese
from reportgen.render.word.slides.tabled import Tabled


def plan_tables(block: PlanBlock, title: str, language: str) -> Iterator[Tabled]:
    """Yield the table of each group of actions.

    Parameters
    ----------
    block
        The plan.
    title
        Of a group without a title.
    language
        Of the report.
    """
    if block.actions:
        yield _table(block.actions, title, language)
    for group in block.groups:
        yield from _group(group, language)


def _group(group: PlanGroup, language: str) -> Iterator[Tabled]:
    if group.actions:
        yield _table(group.actions, plain(group.title), language)
    for inner in group.groups:
        yield from _group(inner, language)


def _table(actions: Sequence[PlanAction], title: str, language: str) -> Tabled:
    said = phrases(language)
    labels = list(dict.fromkeys(label for action in actions for label, _ in action.facts))
    measured = any(action.measure_label for action in actions)
    heads = [said["action"], *labels, *([said["measure-heading"]] if measured else [])]
    rows = []
    for action in actions:
        facts = dict(action.facts)
        last = [_measure(action, said["measure"], "" if is_chinese(language) else " ")] if measured else []
        rows.append((_titled(action, language), *(facts.get(label, "") for label in labels), *last))
    notes = tuple(line for action in actions for line in (_titled(action, language), *_does(action)))
    heading = tuple((head, 1, 1) for head in heads)
    return Tabled(title, (), (heading,), tuple(rows), (), ("left",) * len(heads), frozenset(), notes)


def _measure(action: PlanAction, before: str, blank: str) -> str:
    """Return what is measured, and from where to where it is to go."""
    meter = action.meter
    aim = " → ".join(filter(None, (f"{meter.label}{blank}{meter.mark.printed}", meter.target_printed))) if meter else ""
    return "\n".join(filter(None, (plain(action.measure_label).removeprefix(before), aim)))


def _titled(action: PlanAction, language: str) -> str:
    return f"{action.number}{gap(language)}{plain(action.title)}" if action.number else plain(action.title)


def _does(action: PlanAction) -> list[str]:
    return [plain(flowing(field.prose)) for field in action.fields if field.key == "action"]
