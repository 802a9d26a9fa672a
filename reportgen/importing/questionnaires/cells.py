"""Whether the cells of closed questions hold codes or words of their options, and what becomes of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from reportgen.importing.cleaning import bare
from reportgen.importing.questionnaires.questionnaire import FormOption, text
from reportgen.importing.questions.cells import same
from reportgen.importing.questions.labelled import code_of
from reportgen.importing.questions.order import in_order
from reportgen.importing.table import Column

_OUTSIDE = 90
"""Codes from here on are those of answers outside a rating's points."""
_WHOLE = re.compile(r"-?\d{1,4}")


@dataclass(frozen=True, slots=True)
class Told:
    """What the cells of a column are, by options."""

    by_code: Mapping[str, str]
    """Cell to the code that it is."""
    by_words: Mapping[str, str]
    """Cell to the code of the option whose words it is."""
    counts: Mapping[str, int]
    """How many gave each cell; those that mean no answer are not there."""

    @property
    def votes(self) -> tuple[int, int]:
        """Return how many answers can only be codes, and how many only words."""
        codes = sum(n for cell, n in self.counts.items() if cell in self.by_code and cell not in self.by_words)
        words = sum(n for cell, n in self.counts.items() if cell in self.by_words and cell not in self.by_code)
        return codes, words

    def strangers(self) -> int:
        """Return how many answers are neither."""
        return sum(n for cell, n in self.counts.items() if cell not in self.by_code and cell not in self.by_words)

    @property
    def n(self) -> int:
        """Return how many answered."""
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True)
class Closed:
    """A column of a closed question with the labels of its codes."""

    column: Column
    labels: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    order: tuple[str, ...] = ()


def told_by(column: Column, options: Sequence[FormOption], nothing: frozenset[str]) -> Told:
    """Return what the cells of a column are.

    Parameters
    ----------
    column
        The column.
    options
        What its cells may be.
    nothing
        Cells that mean no answer.
    """
    codes = {code_of(option.code): option.code for option in options}
    words: dict[str, str] = {}
    for option in options:
        for label in (*option.label.values(), *option.names):
            words.setdefault(same(label), option.code)
    counts = {cell: n for cell, n in column.counts().items() if n and cell.strip() and cell.strip() not in nothing}
    return Told(
        {cell: codes[code_of(cell)] for cell in counts if code_of(cell) in codes},
        {cell: words[key] for cell in counts if (key := same(bare(cell, markup=True))) in words},
        counts,
    )


def are_words(told: Iterable[Told]) -> bool:
    """Return whether an export holds the words of options: what more answers can only be."""
    votes = [one.votes for one in told]
    return sum(words for _, words in votes) > sum(codes for codes, _ in votes)


def closed(column: Column, options: Sequence[FormOption], told: Told, language: str, *, words: bool, place: bool) -> Closed:
    """Return a column in codes with their labels.

    Parameters
    ----------
    column
        The column.
    options
        What its cells may be.
    told
        What they are.
    language
        Of the labels.
    words
        Whether the export holds the words of options, where the column itself does not tell.
    place
        Whether it is a place of a ranking, whose cells must be words.
    """
    codes_only, words_only = told.votes
    in_words = words if codes_only == words_only else words_only > codes_only
    own = {**told.by_code, **told.by_words} if in_words else {**told.by_words, **told.by_code}
    labels = _labels(options, language)
    if place or all(_WHOLE.fullmatch(label) for label in labels.values()):
        moved = _moved(column, {cell: labels[code] for cell, code in own.items()})
        return Closed(moved, order=tuple(labels.values()) if place else ())
    codes = _numbers(labels)
    moved = _moved(column, {cell: codes[code] for cell, code in own.items()})
    return Closed(moved, {codes[code]: label for code, label in labels.items()}, tuple(labels.values()))


def ranked(column: Column, options: Sequence[FormOption], language: str) -> Closed:
    """Return a column whose cells hold the codes of options in order, with words and arrows for codes and blanks."""
    labels = _labels(options, language)
    held = {cell: cell.split() for cell in column.values}
    words = {cell: " → ".join(map(labels.__getitem__, codes)) for cell, codes in held.items() if set(codes) <= set(labels)}
    return Closed(_moved(column, words), order=tuple(labels.values()))


def _labels(options: Sequence[FormOption], language: str) -> dict[str, str]:
    return {option.code: text(option.label, language) or option.code for option in options}


def _numbers(labels: Mapping[str, str]) -> Mapping[str, str]:
    """Return whole numbers for the codes of a rating, such as ``A1``: the points that its words name, else their order.

    Codes of lists, and codes that are numbers, stay.
    """
    same_ = {code: code for code in labels}
    if all(_WHOLE.fullmatch(code_of(code)) for code in labels) or len(set(labels.values())) < len(labels):
        return same_
    order = in_order(list(labels.values()), {})
    if not order.rating:
        return same_
    if order.points is None:
        return {code: str(place) for place, code in enumerate(labels, 1)}
    points = dict(zip(order.points.labels, order.points.numbers, strict=True))
    outside = [label for label in labels.values() if label not in points]
    return {code: str(points[label] if label in points else _OUTSIDE + outside.index(label)) for code, label in labels.items()}


def _moved(column: Column, cells: Mapping[str, str]) -> Column:
    """Return a column with some cells rewritten; the column itself where nothing changes."""
    changed = {cell: new for cell, new in cells.items() if cell != new}
    return column.recoded({value: changed.get(value, value) for value in column.values}) if changed else column
