"""One list of options in one order in the whole survey: readers compare bars by their place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportgen.importing.draft import DraftOption, DraftQuestion
from reportgen.importing.questions.cells import same

_FEWEST = 3


def alike(questions: Sequence[DraftQuestion]) -> tuple[DraftQuestion, ...]:
    """Return questions of which those with the same options have them in the order of the first."""
    first: dict[frozenset[str], tuple[DraftOption, ...]] = {}
    result = []
    for question in questions:
        key = frozenset(same(option.label) for option in question.options if not option.last)
        listed = len(key) >= _FEWEST and question.kind in ("single", "multi", "grid", "ranking")
        model = first.setdefault(key, question.options) if listed else question.options
        result.append(question if model is question.options else _in_order(question, model))
    return tuple(result)


def _in_order(question: DraftQuestion, model: Sequence[DraftOption]) -> DraftQuestion:
    places = {same(option.label): place for place, option in enumerate(model)}
    options = sorted(question.options, key=lambda option: (option.last, places.get(same(option.label), len(places))))
    if question.kind == "grid" or not question.items:
        return replace(question, options=tuple(options))
    order = {option.code: place for place, option in enumerate(options)}
    items = sorted(question.items, key=lambda item: order[item.name])
    return replace(question, options=tuple(options), items=tuple(items))
