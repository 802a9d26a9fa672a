"""The measures behind a figure or table: asked for by the planner, laid out by the content stage."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from reportgen.spec import canonical
from reportgen.spec.boxes import bottom_codes, options_counted, top_codes
from reportgen.spec.canonical import in_wave
from reportgen.spec.collected import has_data
from reportgen.spec.compared import COMPARING, compared, gaps
from reportgen.spec.dimensions import below, has_index, questions_of
from reportgen.spec.expressions.tree import Arithmetic, Asked, Expression, Literal
from reportgen.spec.labels import NPS_CODES, NPS_GROUPS, nets_of, options_of
from reportgen.spec.measures import Condition, Measure
from reportgen.spec.model.document import Document
from reportgen.spec.model.exhibits import ChartDetail, TableDetail
from reportgen.spec.model.questions import RankingQuestion, Scaled
from reportgen.spec.model.research_blocks import Listing
from reportgen.spec.published import NEVER_PUBLISHED, reconstructed
from reportgen.spec.rankings import told_places
from reportgen.spec.waves.shown import changes_shown, waves_shown

SHARES = frozenset({"share", "top", "bottom"})
"""Measures that are a percentage of a column."""
ASIDE = frozenset({"base", "median", "sd"})
"""Measures that figures and tables print beside others, and do without on rebuilt rows."""
COUNTS = frozenset({"base", "count"})
"""Measures that tell how many rows were made, which nobody needs to see."""
SHOWN: Mapping[str, frozenset[str]] = {
    "all": frozenset({"share", "top", "bottom", "mean", "median", "sd", "nps", "index", "ranked", "mean_rank"}),
    "answers": frozenset({"share", "median", "sd", "ranked"}),
    "mean": frozenset({"mean", "nps", "index", "mean_rank"}),
}
"""What each ``show`` of a table has rows for, bases aside."""
_WHOLE = re.compile(r"-?[0-9]+")


@dataclass(frozen=True, slots=True)
class Where:
    """Whom the measures are about."""

    segments: tuple[tuple[str, str], ...] = ()
    among: Condition | None = None


def for_chart(document: Document, detail: ChartDetail | str, condition: Condition | None = None) -> tuple[Measure, ...]:
    """Return the measures that a figure and the table behind it need.

    Parameters
    ----------
    document
        The spec.
    detail
        The ``chart`` of a block; a bare name means that question or dimension.
    condition
        The resolved ``among`` of the block.
    """
    return _published(document, _chart(document, detail, condition), detail)


def for_table(document: Document, detail: TableDetail | str, condition: Condition | None = None) -> tuple[Measure, ...]:
    """Return the measures that a table needs: every row for everyone and for each value of each column segment."""
    return _published(document, _table(document, detail, condition), detail)


def stated_by_chart(document: Document, detail: ChartDetail | str, condition: Condition | None = None) -> tuple[Measure, ...]:
    """Return the measures without which a figure says nothing; on rebuilt rows all of them must be published."""
    return tuple(m for m in _chart(document, detail, condition) if m.name not in ASIDE)


def stated_by_table(document: Document, detail: TableDetail | str, condition: Condition | None = None) -> tuple[Measure, ...]:
    """Return the measures without which a table says nothing; on rebuilt rows all of them must be published."""
    return tuple(m for m in _table(document, detail, condition) if m.name not in ASIDE)


def _chart(document: Document, detail: ChartDetail | str, condition: Condition | None) -> tuple[Measure, ...]:
    detail = ChartDetail(of=detail) if isinstance(detail, str) else detail
    if detail.kind == "tree":
        return for_tree(document, names_of(detail.of), condition)
    if detail.kind in COMPARING:
        return tuple(dict.fromkeys(compared(document, detail, condition)))
    full = detail.by is None or (detail.kind is not None and detail.kind != "dot")
    places = _places(document, names_of(detail.by), condition)
    measures = (m for w in places for s in names_of(detail.of) for m in _drawn(document, s, detail, w, full))
    return tuple(dict.fromkeys(measures))


def _table(document: Document, detail: TableDetail | str, condition: Condition | None) -> tuple[Measure, ...]:
    detail = TableDetail(rows=detail) if isinstance(detail, str) else detail
    places = _places(document, names_of(detail.columns), condition)
    measures = [m for w in places for m in _rows(document, detail, w)]
    shares = [m for m in measures if m.segments and m.name in SHARES] if "row_percent" in detail.cells else []
    more = [row_share(document, m) for m in shares]
    shown = tuple(dict.fromkeys([*measures, *more]))
    return tuple(in_wave(m, wave) for wave in waves_shown(document, detail) for m in shown)


def rows_of_table(document: Document, detail: TableDetail, condition: Condition | None) -> tuple[Measure, ...]:
    """Return the number of every row of a table for everyone in it, bases among them."""
    return tuple(dict.fromkeys(_rows(document, detail, Where((), condition))))


def _rows(document: Document, detail: TableDetail, where: Where) -> Iterator[Measure]:
    for subject in names_of(detail.rows):
        nets = _net_shares(document, subject, where) if detail.show == "all" else ()
        found = (*distribution(document, subject, where), *nets)
        yield from (m for m in found if m.name == "base" or m.name in SHOWN[detail.show])


def _net_shares(document: Document, subject: str, where: Where) -> Iterator[Measure]:
    for net in nets_of(document, subject).values():
        yield canonical.share(subject, *net.codes, segments=where.segments, among=where.among)


def row_share(document: Document, share: Measure) -> Measure:
    """Return the row's percentage in the column of a share: of those who gave the answer, how many are in the column."""
    return canonical.measure("row_share", share.subject, options_counted(document, share), share.segments, share.among)


def share_index(share: Measure) -> Arithmetic:
    """Return the index of a column's share: its percentage over everyone's in the table, times 100."""
    whole = canonical.measure(share.name, share.subject, share.options, (), share.among)
    return Arithmetic("*", Literal(Decimal(100)), Arithmetic("/", Asked(share), Asked(whole)))


def is_share_index(expression: Expression) -> bool:
    """Whether an expression is the index of a share."""
    match expression:
        case Arithmetic("*", _, Arithmetic("/", Asked(share), Asked())) if share.segments and share.name in SHARES:
            return expression == share_index(share)
        case _:
            return False


def for_tree(document: Document, dimensions: Iterable[str], condition: Condition | None = None) -> tuple[Measure, ...]:
    """Return the numbers of a tree: the index of each dimension that has one, the headline and base of each question.

    A tree of rebuilt rows, or without answers, has none: it shows what the dimensions are made of.
    """
    if reconstructed(document) or not has_data(document):
        return ()
    where, found = Where((), condition), dict[Measure, None]()
    for dimension in dimensions:
        for name, _ in below(document, dimension):
            found |= dict.fromkeys([canonical.index(name, among=condition)] if has_index(document, name) else [])
        for name in questions_of(document, dimension):
            found |= dict.fromkeys(_headline(document, name, where) if name in document.questions else ())
    return tuple(found)


def for_strata(document: Document, detail: Listing) -> tuple[Measure, ...]:
    """Return the answers that came in of each category of a stratum; none before there are answers, or of rebuilt rows."""
    strata = document.research.strata if document.research else ()
    if reconstructed(document) or not has_data(document):
        return ()
    shown = [s for s in strata if s.of in document.questions and (not detail.only or s.of in detail.only)]
    return tuple(canonical.count(s.of, code) for s in shown for code in options_of(document, s.of))


def computed_for_chart(document: Document, detail: ChartDetail | str, among: Condition | None = None) -> tuple[Expression, ...]:
    """Return what a figure prints beside its measures: the net of scale questions shown in full, the differences of dumbbells."""
    if isinstance(detail, ChartDetail) and detail.kind in COMPARING:
        return gaps(document, detail, among)
    return _nets(for_chart(document, detail, among))


def computed_for_table(document: Document, detail: TableDetail | str, among: Condition | None = None) -> tuple[Expression, ...]:
    """Return what a table prints beside its measures: nets of scale questions, indices of shares, changes between waves."""
    measures = for_table(document, detail, among)
    indexed = isinstance(detail, TableDetail) and "index" in detail.cells
    indices = (share_index(m) for m in measures if indexed and m.segments and m.name in SHARES)
    return (*_nets(measures), *indices, *changes_shown(measures))


def _nets(measures: tuple[Measure, ...]) -> tuple[Expression, ...]:
    bad = frozenset(m for m in measures if m.name == "bottom")
    good = (m for m in measures if m.name == "top")
    return tuple(
        net(m.subject, m.segments, m.among, m.wave)
        for m in good
        if in_wave(canonical.bottom(m.subject, segments=m.segments, among=m.among), m.wave) in bad
    )


def net(subject: str, segments: tuple[tuple[str, str], ...] = (), among: Condition | None = None, wave: str = "") -> Arithmetic:
    """Return top box minus bottom box of a scale question, in points."""
    good = canonical.top(subject, segments=segments, among=among)
    bad = canonical.bottom(subject, segments=segments, among=among)
    return Arithmetic("-", Asked(in_wave(good, wave)), Asked(in_wave(bad, wave)))


def distribution(document: Document, subject: str, where: Where = Where()) -> tuple[Measure, ...]:
    """Return every measure of a question or dimension that a table of it shows; none for an unknown name."""
    if subject in document.dimensions:
        index = canonical.index(subject, segments=where.segments, among=where.among)
        return (index,) if has_index(document, subject) else ()
    question = document.questions.get(subject)
    return () if question is None else _BY_TYPE[question.type](document, subject, where)


def names_of(names: str | tuple[str, ...] | None) -> tuple[str, ...]:
    """Return one or several names as a tuple."""
    if names is None:
        return ()
    return (names,) if isinstance(names, str) else names


def _places(document: Document, segments: Iterable[str], among: Condition | None) -> list[Where]:
    known = [s for s in segments if s in document.segments]
    return [Where((), among), *(Where(((s, code),), among) for s in known for code in options_of(document, s))]


def _drawn(document: Document, subject: str, detail: ChartDetail, where: Where, full: bool) -> tuple[Measure, ...]:
    options = tuple(o for o in detail.option if o in options_of(document, subject))
    if options and detail.by is not None:
        drawn = canonical.share(subject, *options, segments=where.segments, among=where.among)
        return (drawn, _base(subject, where))
    return distribution(document, subject, where) if full else _headline(document, subject, where)


def _headline(document: Document, subject: str, where: Where) -> tuple[Measure, ...]:
    question = document.questions.get(subject)
    name = {"scale": "top", "number": "mean", "nps": "nps"}.get(question.type) if question else None
    if name is None or (name == "top" and not _has_box(document, subject, "top")):
        return distribution(document, subject, where)
    return (canonical.measure(name, subject, (), where.segments, where.among), _base(subject, where))


def _base(subject: str, where: Where) -> Measure:
    return canonical.base(subject, segments=where.segments, among=where.among)


def _shares(document: Document, subject: str, where: Where) -> tuple[Measure, ...]:
    codes = options_of(document, subject)
    return tuple(canonical.share(subject, code, segments=where.segments, among=where.among) for code in codes)


def _options(document: Document, subject: str, where: Where) -> tuple[Measure, ...]:
    return (*_shares(document, subject, where), _base(subject, where))


def _ranking(document: Document, subject: str, where: Where) -> tuple[Measure, ...]:
    question, codes = document.questions[subject], options_of(document, subject)
    told = told_places(question) if isinstance(question, RankingQuestion) else 0
    segments, among = where.segments, where.among
    placed = [canonical.ranked(subject, c, told, segments=segments, among=among) for c in codes] if told > 1 else []
    means = (canonical.mean_rank(subject, code, segments=segments, among=among) for code in codes)
    return (*_shares(document, subject, where), *placed, *means, _base(subject, where))


def _scale(document: Document, subject: str, where: Where) -> tuple[Measure, ...]:
    names = [box for box in ("top", "bottom") if _has_box(document, subject, box)]
    summary = (canonical.measure(name, subject, (), where.segments, where.among) for name in [*names, "mean", "base"])
    return (*_shares(document, subject, where), *summary)


def _nps(_document: Document, subject: str, where: Where) -> tuple[Measure, ...]:
    codes = [*((c,) for c in NPS_CODES), *NPS_GROUPS]
    shares = (canonical.share(subject, *c, segments=where.segments, among=where.among) for c in codes)
    return (*shares, canonical.nps(subject, segments=where.segments, among=where.among), _base(subject, where))


def _number(document: Document, subject: str, where: Where) -> tuple[Measure, ...]:
    summary = tuple(canonical.measure(n, subject, (), where.segments, where.among) for n in ("mean", "median", "sd", "base"))
    return (*_shares(document, subject, where), *summary)


def _text(_document: Document, subject: str, where: Where) -> tuple[Measure, ...]:
    return (_base(subject, where),)


_BY_TYPE: Mapping[str, Callable[[Document, str, Where], tuple[Measure, ...]]] = {
    "single": _options,
    "multi": _options,
    "ranking": _ranking,
    "scale": _scale,
    "nps": _nps,
    "number": _number,
    "text": _text,
}


def _has_box(document: Document, subject: str, box: str) -> bool:
    question = document.questions.get(subject)
    scale = document.scales.get(question.scale) if isinstance(question, Scaled) else None
    if scale is None or not all(_WHOLE.fullmatch(code) for code in scale.options):
        return False
    return bool(top_codes(scale) if box == "top" else bottom_codes(scale))


def _published(document: Document, measures: tuple[Measure, ...], detail: ChartDetail | TableDetail | str) -> tuple[Measure, ...]:
    """Leave out what rebuilt rows do not tell: how many answered, and without ``illustrative`` all that was not published."""
    if not reconstructed(document):
        return measures
    example = not isinstance(detail, str) and detail.illustrative
    left_out = COUNTS if example else NEVER_PUBLISHED
    return tuple(m for m in measures if m.name not in left_out)
