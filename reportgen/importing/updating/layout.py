"""The answers of a newer export in the columns and codes of the first import."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass

from reportgen.importing.draft import Draft, DraftQuestion, Filled
from reportgen.importing.export import Export
from reportgen.importing.questions.cells import same
from reportgen.importing.questions.names import Names
from reportgen.importing.table import Column
from reportgen.importing.updating.matching import Matched
from reportgen.importing.updating.record import Known, Record, labels_of

_WHOLE = re.compile(r"[0-9]{1,9}")
_ALIKE = ({"single", "scale"},)
"""Types whose columns hold the same."""
Labels = Callable[[str], Mapping[str, Collection[str]]]
"""A column of the data file to the codes that the author's spec has for it, each with its labels as they are compared."""


@dataclass(frozen=True, slots=True)
class Added:
    """An answer that the first import did not have."""

    known: Known
    column: str
    """The column of the data file that holds it."""
    code: str
    label: str
    n: int
    item: bool = False
    """Whether it is an option or a row with a column of its own."""


@dataclass(frozen=True, slots=True)
class Layout:
    """What a newer export gives."""

    columns: tuple[Filled, ...]
    """The columns of the data file: those of before in their order, then new ones."""
    added: tuple[Added, ...] = ()
    changed: tuple[tuple[Known, DraftQuestion], ...] = ()
    """Questions whose answers are of another type now; their columns are not there."""
    gone: tuple[tuple[Known, str], ...] = ()
    """Columns of before that the newer export lacks."""
    new: tuple[tuple[DraftQuestion, tuple[Filled, ...]], ...] = ()
    """Questions that only the newer export has, with their columns."""


def laid_out(record: Record, matched: Matched, draft: Draft, export: Export, labels: Labels) -> Layout:
    """Return the answers of a newer export in the columns and codes of the first import.

    Parameters
    ----------
    record
        The first import.
    matched
        Which question is which.
    draft, export
        The newer export.
    labels
        What the author's spec says of a column: options that were added to it keep the codes that it gives them.
    """
    work = _Work(record, draft, export, labels)
    found: dict[str, Column] = {}
    more: list[Filled] = []
    changed, gone = [], [(known, column.name) for known in matched.gone for column in known.columns]
    for known, question in matched.pairs:
        if not _same_type(known, question):
            changed.append((known, question))
            continue
        found |= work.columns(known, question)
        more += work.more
        gone += [(known, column.name) for column in known.columns if column.name not in found]
    for name, filled in ((record.weight, draft.weight), (record.duration, draft.duration)):
        found |= {name: filled.cells} if name and filled else {}
    before = [*(column.name for known in record.questions for column in known.columns), record.weight, record.duration]
    kept = [Filled(name, found[name]) for name in before if name in found]
    new = tuple((question, tuple(work.named(filled) for filled in question.columns)) for question in matched.new)
    columns = (*kept, *more, *(filled for _, own in new for filled in own))
    return Layout(columns, tuple(work.added), tuple(changed), tuple(gone), new)


def _same_type(known: Known, question: DraftQuestion) -> bool:
    one = known.kind == question.kind or any({known.kind, question.kind} <= alike for alike in _ALIKE)
    fits = not known.places or len(question.columns) <= len(known.columns)  # a third place must not be lost without a word
    return one and fits and known.places == question.places


class _Work:
    """Puts questions one by one into the codes of before."""

    def __init__(self, record: Record, draft: Draft, export: Export, labels: Labels) -> None:
        self.draft, self.export, self.labels = draft, export, labels
        own = [column.name for known in record.questions for column in known.columns]
        self.names = Names(name for name in (*own, record.weight, record.duration) if name)
        self.added: list[Added] = []
        self.more: list[Filled] = []
        """Columns of the question at hand that were not there before."""

    def columns(self, known: Known, question: DraftQuestion) -> dict[str, Column]:
        """Return the columns of a question by their names of before."""
        self.more = []
        if known.kind == "multi" and len(question.positions) == 1:
            nobody = question.columns[0].cells.recoded({"0": "0", "1": "0"})
            return {column.name: nobody for column in known.columns} | dict(self._items(known, question, {}))
        if known.kind == "multi" or (known.kind == "ranking" and not known.places):
            return dict(self._items(known, question, {}))
        if known.kind == "grid":
            cells = [filled.cells for filled in question.columns]
            return dict(self._items(known, question, self._codes(known, question, cells, known.columns[0].name)))
        pairs = list(zip(known.columns, question.columns, strict=False))
        codes = self._codes(known, question, [filled.cells for filled in question.columns], known.columns[0].name)
        return {kept.name: _recoded(filled.cells, codes) for kept, filled in pairs}

    def _items(self, known: Known, question: DraftQuestion, codes: Mapping[str, str]) -> Iterator[tuple[str, Column]]:
        """Yield the columns of options and rows, found by their words; take note of those that were not there."""
        before = {same(column.item): column.name for column in known.columns}
        items = {item.column: item for item in question.items}
        for filled in question.columns:
            item = items[filled.name]
            cells = _recoded(filled.cells, codes) if codes else filled.cells
            if name := before.get(same(item.label)):
                yield name, cells
            elif n := sum(count for cell, count in cells.counts().items() if cell not in ("", "0")):
                column = self.names.take(filled.name)
                taken = {*known.options, *(one.code for one in self.added if one.known is known)}
                code = item.name if known.kind == "grid" else _free(taken)
                self.more.append(Filled(column, cells))
                self.added.append(Added(known, column, code, item.label, n, item=True))

    def _codes(self, known: Known, question: DraftQuestion, cells: list[Column], column: str) -> dict[str, str]:
        """Return code of now to code of before."""
        now = labels_of(self.draft, question)
        before = {same(label): code for code, label in known.options.items()}
        spec = {word: code for code, words in self.labels(column).items() for word in words}
        taken = {*known.options, *self.labels(column)}
        used = {code: sum(one.counts().get(code, 0) for one in cells) for code in {c for one in cells for c in one.values if c}}
        codes: dict[str, str] = {}
        for code in sorted(used, key=lambda one: (list(now).index(one) if one in now else len(now), one)):
            label = now.get(code)
            if label is None or (not known.options and code == label):
                codes[code] = code
                continue
            old = before.get(same(label)) or spec.get(same(label))
            codes[code] = old or (code if code not in taken and self._has_codes(question) else _free(taken))
            taken.add(codes[code])
            if codes[code] not in known.options:
                self.added.append(Added(known, column, codes[code], label, used[code]))
        return codes

    def _has_codes(self, question: DraftQuestion) -> bool:
        """Return whether the file has codes of its own."""
        return any(self.export.headings[place].labels for place in question.positions)

    def named(self, filled: Filled) -> Filled:
        """Return a column that was not there before, under a name that is free."""
        return Filled(self.names.take(filled.name), filled.cells)


def _recoded(column: Column, codes: Mapping[str, str]) -> Column:
    return column.recoded({cell: codes.get(cell, cell) for cell in column.values})


def _free(codes: Collection[str]) -> str:
    """Return the next whole number that is no code."""
    return str(max((int(code) for code in codes if _WHOLE.fullmatch(code)), default=0) + 1)
