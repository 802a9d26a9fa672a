"""Figures and tables: their questions and segments exist, and the kind of figure fits the questions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from reportgen.problems import Code, Problem
from reportgen.spec.blocks import detail_of, drawn, kind_of
from reportgen.spec.checks.grouped import check_comparison
from reportgen.spec.checks.subject import Subject, numbered
from reportgen.spec.compared import COMPARING
from reportgen.spec.dimensions import has_index, rows_of, too_large
from reportgen.spec.labels import option_text, options_of
from reportgen.spec.model.document import Document
from reportgen.spec.model.exhibits import ChartDetail, TableDetail
from reportgen.spec.model.questions import Scaled
from reportgen.spec.option_names import suggest_option
from reportgen.spec.spec import Key
from reportgen.spec.wanted import SHOWN, distribution, names_of
from reportgen.spec.waves.shown import WAVE
from reportgen.spec.yaml.fullwidth import name_fix

BY_WAVE = COMPARING - {"trend"}
"""Kinds of figure that set waves beside each other, as they do segment values."""
MOST_ROWS = 40
"""So many questions of a tree fit on a page, with labels of two lines among them."""


def check_figures(subject: Subject) -> Iterator[Problem]:
    """Check every chart and table block."""
    for at, block in drawn(subject.document):
        key: Key = (*at, kind_of(block))
        detail = detail_of(block)
        if isinstance(detail, ChartDetail):
            yield from _chart(subject, key, detail)
        else:
            yield from _table(subject, key, detail)


def _table(subject: Subject, key: Key, detail: TableDetail) -> Iterator[Problem]:
    document = subject.document
    known = (*document.questions, *document.dimensions)
    dangling = list(subject.dangling((*key, "rows"), "questions and dimensions", numbered(detail.rows), known))
    columns = [(at, name) for at, name in numbered(detail.columns) if name != WAVE]
    dangling += subject.dangling((*key, "columns"), "segments", columns, document.segments)
    yield from dangling
    yield from _waves(subject, key, detail)
    yield from _without_index(subject, (*key, "rows"), numbered(detail.rows))
    without = [] if dangling else [name for _, name in numbered(detail.rows) if not _has_rows(document, name, detail.show)]
    if without:
        yield subject.wrong(
            (*key, "show"), f"is {detail.show}, which {without[0]} has none of", "Delete show, or name other rows"
        )


def _waves(subject: Subject, key: Key, detail: TableDetail) -> Iterator[Problem]:
    """Check the waves in the columns of a table."""
    survey, columns = subject.document.survey, names_of(detail.columns)
    waves = tuple(survey.waves) if survey else ()
    if WAVE not in columns:
        if detail.waves:
            yield subject.wrong((*key, "waves"), "goes with columns: wave only", "Write columns: wave, or delete waves")
        return
    if len(columns) > 1:
        yield subject.wrong((*key, "columns"), "has waves beside segments", "Write two tables, one with columns: wave")
    for field in ("letters", "cells"):
        if field in detail.model_fields_set:
            found = "does not go with columns: wave, beside which the change and its test stand"
            yield subject.wrong((*key, field), found, f"Delete {field}, or name segments as columns")
    if not waves:
        found, fix = "has waves, and the survey has only one", "Name the earlier waves under survey.waves"
        yield subject.wrong((*key, "columns"), found, fix, Code.WAVE_UNKNOWN)
        return
    for number, wave in enumerate(detail.waves):
        if wave not in waves:
            problem = subject.unknown((*key, "waves", number), "waves", wave, waves)
            yield replace(problem, code=Code.WAVE_UNKNOWN)


def _too_large(subject: Subject, key: Key, detail: ChartDetail) -> Iterator[Problem]:
    """Refuse a tree that is higher than a page."""
    document = subject.document
    if any(too_large(document, name) for name in names_of(detail.of)):
        return  # said of the dimension itself
    count = sum(rows_of(document, name) for name in names_of(detail.of))
    if count > MOST_ROWS:
        fix = "Draw several trees, each of some of the dimensions"
        yield subject.wrong((*key, "of"), f"draws a tree of {count} questions, and {MOST_ROWS} fit on a page", fix)


def _without_index(subject: Subject, key: Key, names: Iterable[tuple[Key, str]]) -> Iterator[Problem]:
    document = subject.document
    for at, name in names:
        if name in document.dimensions and not has_index(document, name):
            found = f"names '{name}', a dimension without an index: no scale question counts in it"
            yield subject.wrong((*key, *at), found, "Name another dimension, or draw this one as kind: tree")


def _has_rows(document: Document, name: str, show: str) -> bool:
    return any(m.name in SHOWN[show] for m in distribution(document, name)) or show == "all"


def _chart(subject: Subject, key: Key, detail: ChartDetail) -> Iterator[Problem]:
    document = subject.document
    known = (*document.questions, *document.dimensions)
    dangling = list(subject.dangling((*key, "of"), "questions and dimensions", numbered(detail.of), known))
    if detail.by != WAVE:
        dangling += subject.dangling((*key, "by"), "segments", numbered(detail.by), document.segments)
    elif detail.kind not in BY_WAVE:
        dangling.append(subject.wrong((*key, "by"), *_no_waves(detail)))
    yield from dangling
    if dangling:
        return
    yield from _options(subject, key, detail)
    yield from _without_index(subject, (*key, "of"), numbered(detail.of) if detail.kind != "tree" else ())
    if detail.kind == "tree":
        yield from _too_large(subject, key, detail)
    if detail.between and detail.kind not in COMPARING:
        fix = "Add kind: heat, dumbbell, slope or trend, or delete between"
        yield subject.wrong((*key, "between"), "goes with heat, dumbbell, slope and trend only", fix)
    shape = Shape.of(document, detail)
    if detail.kind in COMPARING and "text" not in shape.types:
        yield from check_comparison(subject, key, detail)
        return
    fault = _shape_fault(shape) or (_KINDS[detail.kind](shape) if detail.kind else _default_fault(shape))
    if fault:
        at = (*key, "kind") if detail.kind and not _shape_fault(shape) else (*key, "of")
        yield subject.wrong(at, *fault)


def _no_waves(detail: ChartDetail) -> tuple[str, str]:
    """Say which kinds of figure have waves beside each other."""
    if detail.kind == "trend":
        return "is wave, and kind: trend draws the waves as it is", "Delete by, or name a segment: a line for each of its values"
    fix = "Write kind: dumbbell (two waves), slope or heat; or kind: trend without by"
    return "is wave, which goes with kind: dumbbell, slope and heat only", fix


def _options(subject: Subject, key: Key, detail: ChartDetail) -> Iterator[Problem]:
    names = tuple(name for _, name in numbered(detail.of))
    codes = {code: option for name in names for code, option in options_of(subject.document, name).items()}
    segment = options_of(subject.document, detail.by) if detail.by else {}
    if detail.option and not detail.by:
        yield subject.wrong(
            (*key, "option"), "goes with by: only", "Add by: and a segment, or delete option (use highlight to emphasise)"
        )
    for field, valid in (("option", codes), ("highlight", {**codes, **segment})):
        for number, name in enumerate(getattr(detail, field)):
            if name not in valid:
                coded = next((c for c, option in valid.items() if option_text(option) == name), None)
                found = subject.unknown((*key, field, number), "options", name, valid)
                offered = name_fix(name, valid) or suggest_option(name, valid, subject.document.report.language)
                fix = offered if coded is None else f"Write the code '{coded}'"
                yield Problem(found.code, found.place, found.found, fix)


@dataclass(frozen=True, slots=True)
class Shape:
    """What a figure shows."""

    types: tuple[str, ...]
    """The type of each question; ``dimension`` for a dimension."""
    scales: frozenset[str]
    """The scales of its scale questions."""
    options: int
    """Options of its question, when it shows one."""
    by: bool
    """Broken down by a segment."""

    @staticmethod
    def of(document: Document, detail: ChartDetail) -> Shape:
        """Return the shape of a chart whose names exist."""
        names = tuple(name for _, name in numbered(detail.of))
        questions = [document.questions.get(name) for name in names]
        scales = frozenset(q.scale for q in questions if isinstance(q, Scaled))
        types = tuple(q.type if q else "dimension" for q in questions)
        return Shape(types, scales, len(options_of(document, names[0])) if len(names) == 1 else 0, detail.by is not None)


Fault = tuple[str, str] | None
"""What is wrong, after the key path, and what to write instead."""


def _shape_fault(shape: Shape) -> Fault:
    """Say what no kind of figure can show."""
    if "text" in shape.types:
        return "names a question that is answered in words", "Write a table or a text block; open answers have no figure"
    if len(shape.types) > 1 and shape.by:
        return "names several questions, and by: breaks down one", "Write one figure for each question, or delete by"
    if len(shape.types) > 1 and set(shape.types) != {"dimension"} and (set(shape.types) != {"scale"} or len(shape.scales) > 1):
        return (
            "names questions that do not go into one figure",
            "Name one question, several scale questions on one scale, or dimensions only",
        )
    return None


def _default_fault(shape: Shape) -> Fault:
    if "number" in shape.types and not shape.by and not shape.options:
        fix = "Give the question bands, to draw how many are in each; add by: and a segment, to draw its mean; or write a table"
        return "names a number question without bands", fix
    return None


def _bars(shape: Shape) -> Fault:
    if shape.by or len(shape.types) > 1 or not shape.options:
        return (
            "is a kind that shows the options of one question, without by",
            "Delete kind, or name one question with options or bands and delete by",
        )
    return None


def _donut(shape: Shape) -> Fault:
    if shape.by or shape.types != ("single",) or shape.options != 2:
        return (
            "is donut, which shows one share of a whole",
            "Name a single question with two options, without by; or write kind: bar",
        )
    return None


def _diverging(shape: Shape) -> Fault:
    if set(shape.types) != {"scale"}:
        return (
            "is diverging, which shows the answers of scale questions",
            "Name scale questions that share one scale, or delete kind",
        )
    return None


def _nps(shape: Shape) -> Fault:
    if shape.types != ("nps",) or shape.by:
        return "is nps, which shows one nps question, without by", "Name a question of type nps and delete by, or delete kind"
    return None


def _dot(shape: Shape) -> Fault:
    if not shape.by and "dimension" not in shape.types:
        return "is dot, which shows an estimate by segment, or dimensions", "Add by: and a segment, or name dimensions"
    return None


def _tree(shape: Shape) -> Fault:
    if shape.by or set(shape.types) != {"dimension"}:
        return "is tree, which shows what dimensions are made of", "Name dimensions, and delete by"
    return None


_KINDS: Mapping[str, Callable[[Shape], Fault]] = {
    "bar": _bars,
    "column": _bars,
    "donut": _donut,
    "diverging": _diverging,
    "nps": _nps,
    "dot": _dot,
    "tree": _tree,
}
