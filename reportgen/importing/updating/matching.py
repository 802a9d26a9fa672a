"""Which question of a newer export is which question of the first import."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from reportgen.importing.draft import Draft, DraftQuestion
from reportgen.importing.export import Export, Heading, Hint
from reportgen.importing.questions.cells import same
from reportgen.importing.updating.record import From, Known, Record

Thing = TypeVar("Thing")
_HINTS: Mapping[str, Hint] = {"single": "single", "multi": "multi", "number": "number", "text": "text"}
"""Type to what a heading says by itself, where the file says nothing: the answers of more people make no other type of it."""

_LISTED = ("single", "scale", "multi", "grid")
"""Types whose cells may hold the words of options."""


@dataclass(frozen=True, slots=True)
class Matched:
    """The questions of two exports of one survey."""

    pairs: tuple[tuple[Known, DraftQuestion], ...]
    gone: tuple[Known, ...]
    """Those that the newer one lacks."""
    new: tuple[DraftQuestion, ...]
    """Those that only the newer one has."""


def as_before(export: Export, record: Record) -> Export:
    """Return a newer export whose headings say what the first import made of their columns: types, and options in words.

    An option that one person gave is one in the newer file too, however many answered since then.
    """
    wanted = [(known, heading) for known in record.questions for heading in known.headings]
    by_both = _unique(((heading.code, same(heading.ask), same(heading.item)), known) for known, heading in wanted)
    by_words = _unique(((same(heading.ask), same(heading.item)), known) for known, heading in wanted if heading.ask)
    by_code = _unique((heading.code, known) for known, heading in wanted if heading.code)
    headings = []
    for heading, column in zip(export.headings, export.columns, strict=True):
        found = From.of(heading)
        words = same(found.ask), same(found.item)
        known = by_both.get((found.code, *words)) or by_words.get(words) or by_code.get(found.code)
        headings.append(_hinted(heading, column.values, known) if known and heading.role == "answer" else heading)
    return replace(export, headings=tuple(headings))


def _hinted(heading: Heading, cells: Iterable[str], known: Known) -> Heading:
    hint = heading.hint or (_HINTS.get(known.kind, "") if not heading.group else "")
    labels = tuple(known.options.values())
    listed = known.kind in _LISTED and not heading.order and not heading.labels
    if listed and _hold(cells, labels, together=known.kind == "multi"):
        return replace(heading, hint=hint, order=labels)
    return replace(heading, hint=hint)


def _hold(cells: Iterable[str], labels: Sequence[str], *, together: bool) -> bool:
    """Return whether cells hold at least half of some labels as they are: of others, the first import took something off."""
    texts = {same(cell) for cell in cells}
    whole = "\n".join(texts) if together else ""
    found = sum(same(label) in texts or (together and same(label) in whole) for label in labels)
    return bool(labels) and found >= len(labels) / 2


def matched(record: Record, draft: Draft, export: Export) -> Matched:
    """Return the questions of a newer export beside those of the first import: by their wording, else by their codes."""
    known, asked = list(record.questions), list(draft.questions)
    pairs: list[tuple[Known, DraftQuestion]] = []
    headings = {question.name: [From.of(export.headings[place]) for place in question.positions] for question in asked}
    keys: Sequence[tuple[Callable[[Known], Hashable], Callable[[DraftQuestion], Hashable]]] = (
        (lambda one: (_coded(one.headings), same(one.ask)), lambda one: (_coded(headings[one.name]), same(one.ask))),
        (lambda one: same(one.ask) or None, lambda one: same(one.ask) or None),  # a question put in first moves all numbers
        (lambda one: _coded(one.headings) or None, lambda one: _coded(headings[one.name]) or None),
    )
    for of_known, of_asked in keys:
        found = _paired(known, asked, of_known, of_asked)
        pairs += found
        known = [one for one in known if all(one is not other for other, _ in found)]
        asked = [one for one in asked if all(one is not other for _, other in found)]
    return Matched(tuple(pairs), tuple(known), tuple(asked))


def _coded(headings: Sequence[From]) -> str:
    """Return the code of a question's first column; empty where only places tell columns."""
    return headings[0].code if headings else ""


def _paired(
    known: Sequence[Known],
    asked: Sequence[DraftQuestion],
    of_known: Callable[[Known], Hashable],
    of_asked: Callable[[DraftQuestion], Hashable],
) -> list[tuple[Known, DraftQuestion]]:
    """Return those with the same key, in their order where as many have it on both sides."""
    before, now = _by(known, of_known), _by(asked, of_asked)
    return [
        pair
        for key, ones in before.items()
        if key is not None and len(ones) == len(now.get(key, ()))
        for pair in zip(ones, now[key], strict=True)
    ]


def _by(things: Iterable[Thing], key: Callable[[Thing], Hashable]) -> dict[Hashable, list[Thing]]:
    found: dict[Hashable, list[Thing]] = {}
    for thing in things:
        found.setdefault(key(thing), []).append(thing)
    return found


def _unique(pairs: Iterable[tuple[Hashable, Known]]) -> dict[Hashable, Known]:
    """Return what a key means, where it means one question only."""
    found: dict[Hashable, Known | None] = {}
    for key, known in pairs:
        found[key] = known if found.get(key, known) is known else None
    return {key: known for key, known in found.items() if known is not None}
