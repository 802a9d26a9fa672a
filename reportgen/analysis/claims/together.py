"""The joint distribution of the numbers of hypotheses, asked of the engine: counts of people by all their answers at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from math import prod
from operator import or_

import narwhals as nw

from reportgen.analysis.ask import Question, ask
from reportgen.analysis.claims.terms import Column, Parts, Term, term_of
from reportgen.analysis.counts import Counts
from reportgen.analysis.counts import together as all_of
from reportgen.analysis.subjects import Variable
from reportgen.data.answers import Answers
from reportgen.data.engine import translated
from reportgen.data.selection import Selection
from reportgen.spec.measures import Measure
from reportgen.spec.model.document import Document
from reportgen.spec.spec import Spec

SEPARATOR, NOTHING = "|", "%"
"""Stand between the answers of a person, and for an answer that there is not; in answers both are written otherwise."""
ESCAPED = {"%": "%25", "|": "%7C"}
MOST = 512
"""So many combinations of answers are counted together for several hypotheses: a few queries in place of one for each."""

Cell = tuple[tuple[Parts | None, ...], Counts]
"""What some people add to each term, None where they are not in its base, and who they are."""
Columns = tuple[Column, ...]
Texts = Mapping[tuple[str | None, ...], Counts]
"""Who gave which answers to some columns."""


@dataclass(frozen=True, slots=True)
class Together:
    """Everyone who is in the base of any of the terms, in one wave."""

    terms: tuple[Term, ...]
    cells: tuple[Cell, ...]
    weighted: bool
    selection: Selection | None
    """The declared design."""


def together(
    spec: Spec, document: Document, answers: Answers, wanted: Sequence[tuple[Measure, ...]]
) -> Mapping[tuple[Measure, ...], Together]:
    """Return the joint distribution of each group of measures; the engine runs once.

    Parameters
    ----------
    spec
        The spec, for the place of a failure.
    document
        The codebook of the wave.
    answers
        Its cleaned answers.
    wanted
        Groups of supported measures, in the names of that codebook.
    """
    terms = {measures: tuple(term_of(document, m) for m in measures) for measures in wanted}
    columns = {measures: tuple(dict.fromkeys(t.column for t in ts)) for measures, ts in terms.items()}
    packs, place = _packed(tuple(columns.values()))
    with translated(spec.answers.near):
        tallies = ask([Question(_joined(pack), (), None) for pack in packs], answers, document)
    texts = [{_split(text): counts for text, counts in sorted(tally.get((), {}).items())} for tally in tallies]
    found: dict[tuple[Measure, ...], Together] = {}
    for measures, ts in terms.items():
        own = columns[measures]
        at = place[own]
        some = _projected(texts[at], [packs[at].index(column) for column in own])
        found[measures] = Together(ts, _cells(ts, own, some), answers.weighted, answers.selection)
    return found


def _packed(wanted: Sequence[Columns]) -> tuple[list[Columns], Mapping[Columns, int]]:
    """Return groups of columns that are counted together, and in which of them each of the wanted groups is."""
    packs: list[dict[Column, None]] = []
    place: dict[Columns, int] = {}
    for own in dict.fromkeys(wanted):
        at = next((i for i, pack in enumerate(packs) if _fits(pack, own)), len(packs))
        packs[at:at] = [{}] if at == len(packs) else []
        packs[at] |= dict.fromkeys(own)
        place[own] = at
    return [tuple(pack) for pack in packs], place


def _fits(pack: Mapping[Column, None], own: Columns) -> bool:
    """Return whether columns may be counted with others: where they are among them, or there are few combinations."""
    both = dict.fromkeys((*pack, *own))
    return len(both) == len(pack) or (all(c.size for c in both) and _combinations(both) <= MOST)


def _combinations(columns: Iterable[Column]) -> int:
    """Return how many combinations of answers there may be: of groups that share nobody they add up."""
    sizes: dict[tuple[str, ...], dict[tuple[str, ...], int]] = {}
    for column in columns:
        names, codes = zip(*column.segments, strict=True) if column.segments else ((), ())
        group = sizes.setdefault(names, {})
        group[codes] = group.get(codes, 1) * column.size
    return prod(sum(group.values()) for group in sizes.values())


def _joined(columns: Sequence[Column]) -> Variable:
    text = nw.concat_str([_escaped(c.value).fill_null(NOTHING) for c in columns], separator=SEPARATOR)
    anywhere = reduce(or_, (~c.value.is_null() for c in columns))
    return Variable("", nw.when(anywhere).then(text))


def _escaped(value: nw.Expr) -> nw.Expr:
    for sign, other in ESCAPED.items():
        value = value.str.replace_all(sign, other, literal=True)
    return value


def _split(text: str) -> tuple[str | None, ...]:
    return tuple(None if part == NOTHING else _plain(part) for part in text.split(SEPARATOR))


def _plain(text: str) -> str:
    for sign, other in reversed(ESCAPED.items()):
        text = text.replace(other, sign)
    return text


def _projected(texts: Texts, places: Sequence[int]) -> Texts:
    """Return who gave which answers to some of the columns."""
    found: dict[tuple[str | None, ...], list[Counts]] = {}
    for answers, counts in texts.items():
        found.setdefault(tuple(answers[i] for i in places), []).append(counts)
    return {answers: _merged(counts) for answers, counts in found.items()}


def _cells(terms: Sequence[Term], columns: Sequence[Column], texts: Texts) -> tuple[Cell, ...]:
    """Return what people add to each term; those who add the same are one cell."""
    places = [columns.index(term.column) for term in terms]
    found: dict[tuple[Parts | None, ...], list[Counts]] = {}
    for answers, counts in texts.items():
        read = ((term, answers[place]) for term, place in zip(terms, places, strict=True))
        parts = tuple(None if answer is None else term.read(answer) for term, answer in read)
        if any(p is not None for p in parts):
            found.setdefault(parts, []).append(counts)
    return tuple((parts, _merged(counts)) for parts, counts in found.items())


def _merged(groups: Sequence[Counts]) -> Counts:
    return groups[0] if len(groups) == 1 else all_of(groups)
