"""The codebook: which columns of the file are used, and what may stand in each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from unicodedata import normalize

import narwhals as nw

from reportgen.data.columns import KEY, item, place, question, segment
from reportgen.spec.canonical import TICKED
from reportgen.spec.made import asked
from reportgen.spec.model.document import Document
from reportgen.spec.model.questions import (
    MultiQuestion,
    NpsQuestion,
    NumberQuestion,
    RankingQuestion,
    ScaleQuestion,
    Segment,
    SingleQuestion,
    TextQuestion,
)
from reportgen.spec.rankings import places_of
from reportgen.spec.spec import Key

NUMBER = r"^[+-]?([0-9]{1,30}([.][0-9]{0,30})?|[.][0-9]{1,30})([eE][+-]?[0-9]{1,2})?$"
"""A number as spreadsheets and statistics programs write it; no thousands separators, no decimal comma, no words.

Plain groups, because Snowflake knows no others, and no backslash, which is a sign of its own in the texts of some engines."""


def column_name(written: str) -> str:
    """Return a column's name as names are compared: NFC, no spaces at the ends, one space for spaces and line breaks inside."""
    return " ".join(normalize("NFC", written).split())


@dataclass(frozen=True, slots=True)
class Field:
    """A used column whose values are not checked: an open answer."""

    key: Key
    """Where the spec names the column."""
    column: str
    """In the file."""
    target: str
    """In the cleaned table."""
    missing: tuple[str, ...] = ()
    """Values that mean no answer."""
    source: str = ""
    """In the engine's raw table, when it has another name there: engines cannot hold every name a sheet can."""

    @property
    def raw(self) -> nw.Expr:
        """The column as it came."""
        return nw.col(self.source or self.column)

    @property
    def told(self) -> nw.Expr:
        """The column with empty text where it is null; engines plan one test much faster than a test and a test for null."""
        return self.raw.fill_null("")

    def known(self) -> nw.Expr:
        """Return the answer as text, null where it is empty or declared missing."""
        return nw.when(~self.raw.is_in(["", *self.missing])).then(self.raw)

    def wrong(self) -> nw.Expr | None:
        """Return the test for values that may not stand there; nothing when any may."""
        return None

    def typed(self) -> nw.Expr:
        """Return the cleaned column."""
        return self.known().alias(self.target)


@dataclass(frozen=True, slots=True)
class Coded(Field):
    """A column of codes."""

    codes: tuple[str, ...] = ()

    def wrong(self) -> nw.Expr:
        """Return the test for values that are no code: text is compared with text."""
        return ~self.told.is_in(["", *self.missing, *self.codes])


@dataclass(frozen=True, slots=True)
class Ticks(Coded):
    """The column of one option of a multi-response question."""

    ticked: tuple[str, ...] = ()

    def typed(self) -> nw.Expr:
        """Return ``1`` for ticked, ``0`` for not ticked, null where the cell says nothing."""
        known, one = self.known(), nw.lit(TICKED)
        return (
            nw.when(known.is_in(list(self.ticked)))
            .then(one)
            .otherwise(nw.when(~known.is_null()).then(nw.lit("0")))
            .alias(self.target)
        )


@dataclass(frozen=True, slots=True)
class Numeric(Field):
    """A column of numbers."""

    minimum: float | None = None
    maximum: float | None = None
    whole: bool = False

    def number(self) -> nw.Expr:
        """Return the number, null where there is none."""
        return nw.when(self.raw.str.contains(NUMBER)).then(self.known()).cast(nw.Float64)

    def wrong(self) -> nw.Expr:
        """Return the test for values that are no number."""
        empty = self.told.is_in(["", *self.missing])
        return nw.when(empty).then(nw.lit(False)).otherwise(~self.told.str.contains(NUMBER))

    def outside(self) -> nw.Expr | None:
        """Return the test for numbers out of bounds; nothing without bounds."""
        number = self.number()
        tests = [number < self.minimum] if self.minimum is not None else []
        if self.maximum is not None:
            tests.append(number > self.maximum)
        return tests[0] if len(tests) == 1 else tests[0] | tests[1] if tests else None

    def broken(self) -> nw.Expr | None:
        """Return the test for numbers that are not whole; nothing where they need not be."""
        return self.number() != self.number().round(0) if self.whole else None

    def typed(self) -> nw.Expr:
        """Return the cleaned column, as floats."""
        return self.number().alias(self.target)


def fields_of(document: Document) -> tuple[Field, ...]:
    """Return every used column: questions, then segments, in the order of the spec."""
    return (
        *(f for name, q in asked(document).items() for f in _KINDS[q.type](document, name, q)),
        *(
            Coded(("segments", n, "column"), column_name(s.column), segment(n), s.missing, codes=tuple(s.options))
            for n, s in document.segments.items()
            if isinstance(s, Segment)
        ),
    )


def wave_field(document: Document) -> Coded | None:
    """Return the column that tells to which wave a row belongs, where one file holds several; its codes are their names."""
    survey = document.survey
    if survey is None or survey.wave is None or survey.wave.column is None:
        return None
    codes = dict.fromkeys((*survey.waves, survey.wave.current))
    return Coded(("survey", "wave", "column"), column_name(survey.wave.column), "wave", codes=tuple(codes))


def key_field(document: Document) -> Field | None:
    """Return the column that tells who answered, in a panel."""
    survey = document.survey
    if survey is None or survey.design != "panel" or survey.panel is None:
        return None
    return Field(("survey", "panel", "key"), column_name(survey.panel.key), KEY)


def _single(_document: Document, name: str, q: SingleQuestion) -> Iterator[Field]:
    yield Coded(("questions", name, "column"), column_name(q.column), question(name), q.missing, codes=tuple(q.options))


def _scale(document: Document, name: str, q: ScaleQuestion) -> Iterator[Field]:
    scale = document.scales[q.scale]
    missing = (*q.missing, *scale.missing)
    codes = tuple(c for c in scale.options if c not in missing)
    yield Coded(("questions", name, "column"), column_name(q.column), question(name), missing, codes=codes)


def _nps(_document: Document, name: str, q: NpsQuestion) -> Iterator[Field]:
    codes = tuple(str(n) for n in range(11))
    yield Coded(("questions", name, "column"), column_name(q.column), question(name), q.missing, codes=codes)


def _number(_document: Document, name: str, q: NumberQuestion) -> Iterator[Field]:
    key = ("questions", name, "column")
    column = column_name(q.column)
    yield Numeric(key, column, question(name), q.missing, minimum=q.minimum, maximum=q.maximum, whole=q.whole)


def _text(_document: Document, name: str, q: TextQuestion) -> Iterator[Field]:
    yield Field(("questions", name, "column"), column_name(q.column), question(name), q.missing)


def _multi(_document: Document, name: str, q: MultiQuestion) -> Iterator[Field]:
    for code, column in q.columns.items():
        key = ("questions", name, "columns", code)
        yield Ticks(key, column_name(column), item(name, code), q.missing, codes=(*q.ticked, *q.not_ticked), ticked=q.ticked)


def _ranking(_document: Document, name: str, q: RankingQuestion) -> Iterator[Field]:
    ranks = tuple(str(n) for n in range(1, places_of(q) + 1))
    for code, column in q.columns.items():
        yield Coded(("questions", name, "columns", code), column_name(column), item(name, code), q.missing, codes=ranks)
    for number, column in enumerate(q.places):
        key = ("questions", name, "places", number)
        yield Coded(key, column_name(column), place(name, number), q.missing, codes=tuple(q.options))


_KINDS: Mapping[str, Callable[[Document, str, Any], Iterator[Field]]] = {
    "single": _single,
    "scale": _scale,
    "nps": _nps,
    "number": _number,
    "text": _text,
    "multi": _multi,
    "ranking": _ranking,
}
"""Type of question to the columns it uses."""
