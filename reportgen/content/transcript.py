"""What a report says, line by line and without its looks: what a reviewer compares between two versions.

Numbers stand in it as the facts that they print, so that a sentence whose number changed is the same sentence. Left out is what
follows from the rest: numbers of chapters and figures, alternative texts, drawings, the register of numbers, results of claims.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

from reportgen.content.blocks import (
    Content,
    FactRegister,
    Figure,
    GlancePage,
    Method,
    PlanAction,
    PlanBlock,
    PlanField,
    PlanGroup,
    ProseBlock,
    SectionBlock,
    SideNote,
    TableFigure,
)
from reportgen.content.charts.kinds import Meter
from reportgen.content.claim_blocks import ClaimProofs, ClaimsTable
from reportgen.content.inlines import (
    Claimed,
    CrossReference,
    Inline,
    LineBreak,
    Link,
    ListOf,
    Number,
    Paragraph,
    ProsePart,
    Quotation,
    Strong,
    Words,
)
from reportgen.content.questionnaire.form import Asked, Questionnaire
from reportgen.content.score_blocks import Scorecard, ScoreRow
from reportgen.content.statement_blocks import FindingsList, SwotEntry, SwotQuadrant, SwotTable
from reportgen.content.tables import Table
from reportgen.content.talk_blocks import Sayings, Talks


@dataclass(frozen=True, slots=True)
class FactMark:
    """A fact in the place where its number is printed."""

    fact: str


Piece = str | FactMark


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that the report says."""

    section: tuple[str, ...]
    """The headings it stands under."""
    kind: str
    """Of the block: ``prose``, ``figure``, ``action``."""
    id: str
    """What the author calls the block or the statement; empty where it has no name."""
    part: str
    """Of the block: ``title``, ``text``, ``heading``, ``problem``."""
    pieces: tuple[Piece, ...]
    """Words and facts in turn."""


_NUMBERED = re.compile(r"^\d+(?:\.\d+)+\s+")
"""The number of an action before its title, in tables of actions."""
_FINGERPRINT = re.compile(r"(?<![0-9A-Za-z])(?=[a-f]*\d)[0-9a-f]{12,64}(?![0-9A-Za-z])")
"""The beginning of a checksum, which the methodology prints and the manifest holds."""
PrintedFacts = Mapping[str, str]
"""Fact id to the number as printed in the language of the report."""

KINDS: Mapping[type, str] = {
    SectionBlock: "section",
    ProseBlock: "prose",
    SideNote: "note",
    Figure: "figure",
    TableFigure: "table",
    GlancePage: "glance",
    SwotTable: "swot",
    PlanBlock: "plan",
    PlanGroup: "plan",
    PlanAction: "action",
    Scorecard: "scorecard",
    ClaimsTable: "claims",
    FindingsList: "findings",
    Questionnaire: "questionnaire",
    Talks: "interviews",
    Sayings: "quotations",
    Method: "method",
}
"""What each block is called; others are called as what they stand in."""

LEFT_OUT: Mapping[type, frozenset[str]] = {
    Figure: frozenset({"data"}),
    ClaimsTable: frozenset({"rows", "headings"}),  # claims are compared as claims
    PlanField: frozenset({"label"}),
    SwotQuadrant: frozenset({"title", "aside"}),
    Asked: frozenset({"name"}),
    Scorecard: frozenset({"headings", "key"}),
    ScoreRow: frozenset({"outcome", "sign", "interval", "baseline", "now", "change"}),  # numbers are compared as facts
}
_FOLLOWS = frozenset(
    {
        *("anchor", "id", "number", "key", "kind", "result", "word", "role", "tone", "level", "wide", "lead", "stacked", "first"),
        *("chart", "meter", "alt", "meter_alt", "repeats", "parts", "run_on", "holds", "numbers", "type_word", "only_if", "code"),
    }
)
"""Fields that are no words of the report, or follow from what stands elsewhere."""


def transcript(content: Content, printed: PrintedFacts) -> tuple[Line, ...]:
    """Return what a report says.

    Parameters
    ----------
    content
        The report in one language.
    printed
        Every fact as printed in that language, to tell it where a cell or a label holds its number as words.
    """
    at: dict[str, list[str]] = {}
    for fact, anchors in content.used_at.items():
        for anchor in anchors:
            at.setdefault(anchor, []).append(fact)
    walk = _Walk({a: _Known.of({f: printed[f] for f in facts if f in printed}) for a, facts in at.items()})
    cover = [
        Line((), "cover", "", "title", (content.title,)),
        *walk.lines(content.cover.subtitle, _Spot((), "cover", "", "subtitle")),
    ]
    cover += walk.lines(content.cover.authors, _Spot((), "cover", "", "authors"))
    return (*cover, *(line for chapter in content.chapters for line in walk.lines(chapter, _Spot((), "section", "", "title"))))


@dataclass(frozen=True, slots=True)
class _Known:
    """The numbers that a block prints as words, and how to find them."""

    pattern: re.Pattern[str] | None
    facts: Mapping[str, str]
    """As printed, to the fact; only where one fact of the block prints so."""

    @staticmethod
    def of(printed: Mapping[str, str]) -> _Known:
        facts: dict[str, str] = {}
        for fact, text in printed.items():
            if any(c.isdigit() for c in text):
                facts[text] = "" if text in facts else fact
        once = {text: fact for text, fact in facts.items() if fact}
        if not once:
            return _Known(None, {})
        longest = sorted(once, key=lambda text: (-len(text), text))
        return _Known(re.compile(r"(?<![\d.,])(?:" + "|".join(map(re.escape, longest)) + r")(?![\d%])(?![.,]\d)"), once)

    def split(self, text: str) -> Iterator[Piece]:
        """Yield a text with the numbers of facts as facts."""
        start = 0
        for found in self.pattern.finditer(text) if self.pattern else ():
            yield text[start : found.start()]
            yield FactMark(self.facts[found[0]])
            start = found.end()
        yield text[start:]


_NOTHING = _Known(None, {})


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where the walk is."""

    section: tuple[str, ...]
    kind: str
    id: str
    part: str
    known: _Known = _NOTHING


@dataclass(frozen=True, slots=True)
class _Walk:
    known: Mapping[str, _Known]
    """By anchor of a block."""

    def lines(self, value: Any, at: _Spot) -> Iterator[Line]:
        """Yield the lines of anything that content is made of."""
        if isinstance(value, SectionBlock):
            yield from self._section(value, at)
        elif isinstance(value, FactRegister | ClaimProofs):  # facts are compared as facts, claims as claims
            return
        elif isinstance(value, Table):
            yield from self._table(value, at)
        elif isinstance(value, Meter):
            yield from self._line((Words(value.target_printed),), at, "target")
        elif _is_prose(value):
            for part in value:
                yield from self._prose(part, at)
        elif isinstance(value, str) or _is_inlines(value):
            yield from self._line((Words(value),) if isinstance(value, str) else value, at)
        elif _is_labelled(value):
            label, words = value
            yield from self.lines(words, replace(at, part=label))
        elif isinstance(value, tuple):
            for one in value:
                yield from self.lines(one, at)
        elif is_dataclass(value):
            yield from self._fields(value, at)

    def _section(self, section: SectionBlock, at: _Spot) -> Iterator[Line]:
        yield from self._line(section.title, at, "title")
        path = (*at.section, "".join(_shown(section.title)))
        for block in section.blocks:
            yield from self.lines(block, _Spot(path, "section", "", "title"))

    def _fields(self, value: Any, at: _Spot) -> Iterator[Line]:
        inside = self._inside(value, at)
        for field in fields(value):
            found = getattr(value, field.name)
            if isinstance(found, Meter) or (field.name not in _FOLLOWS and field.name not in LEFT_OUT.get(type(value), ())):
                yield from self.lines(found, replace(inside, part=_part(value, field.name, at)))
        if isinstance(value, Figure):
            yield from self._table(value.data, inside)
            yield from self._line((Words(str(getattr(value.chart, "kind", ""))),), inside, "drawn")
        if isinstance(value, ScoreRow):
            yield from self._line((Words(value.word),), inside, "outcome")
        if isinstance(value, ClaimsTable):
            for row in value.rows:
                yield from self._line(row.says, replace(inside, id=row.anchor, part="says"))

    def _inside(self, value: Any, at: _Spot) -> _Spot:
        anchor = getattr(value, "anchor", "")
        name = value.name if isinstance(value, Asked) else getattr(value, "id", at.id)
        path = (*at.section, "".join(_shown(value.title))) if isinstance(value, PlanAction | PlanGroup | ScoreRow) else at.section
        return _Spot(path, KINDS.get(type(value), at.kind), name, at.part, self.known.get(anchor, at.known))

    def _prose(self, part: ProsePart, at: _Spot) -> Iterator[Line]:
        match part:
            case Paragraph(parts):
                yield from self._line(parts, at)
            case ListOf(items):
                for item in items:
                    for inner in item:
                        yield from self._prose(inner, at)
            case Quotation(parts):
                for inner in parts:
                    yield from self._prose(inner, at)

    def _table(self, table: Table, at: _Spot) -> Iterator[Line]:
        """Yield the headings of a table, and the cells that hold words."""
        for column in table.columns:
            yield from self._line((Words(column.heading),), at, "column")
        for row in table.rows:
            heading = _NUMBERED.sub("", row.heading)
            yield from self._line((Words(heading),), at, "row")
            beside = replace(at, section=(*at.section, heading))
            for column, cell in zip(table.columns, row.cells, strict=False):
                if not cell.fact and not cell.withheld:
                    yield from self._line((Words(cell.text),), beside, column.heading)

    def _line(self, parts: Iterable[Inline], at: _Spot, part: str = "") -> Iterator[Line]:
        pieces = _joined(piece for inline in parts for piece in _pieces(inline, at.known))
        if pieces:
            yield Line(at.section, at.kind, at.id, part or at.part, pieces)


def _part(value: Any, name: str, at: _Spot) -> str:
    """Return what a field of a block is called: that of a plan by its key, that of a SWOT by its quadrant."""
    if isinstance(value, PlanField | SwotQuadrant):
        return value.key
    return at.part if isinstance(value, SwotEntry) else name


def _is_labelled(value: Any) -> bool:
    """Tell whether a value is words with a label before them, as the rows of a methodology are."""
    return (
        isinstance(value, tuple)
        and len(value) == 2
        and isinstance(value[0], str)
        and (isinstance(value[1], str) or _is_prose(value[1]))
    )


def _is_inlines(value: Any) -> bool:
    return isinstance(value, tuple) and bool(value) and all(isinstance(one, Inline) for one in value)


def _is_prose(value: Any) -> bool:
    return isinstance(value, tuple) and bool(value) and all(isinstance(one, ProsePart) for one in value)


def _pieces(part: Inline, known: _Known) -> Iterator[Piece]:
    match part:
        case Words(text):
            yield from known.split(text)
        case Number(fact):
            yield FactMark(fact)
        case Strong(parts) | Claimed(_, parts):
            for inner in parts:
                yield from _pieces(inner, known)
        case Link(href, parts):
            for inner in parts:
                yield from _pieces(inner, known)
            yield f" <{href}>"
        case CrossReference(target):
            yield f"[{target}]"
        case LineBreak():
            yield " "
        case _:  # whatever came later: its words
            for inner in getattr(part, "parts", ()):
                yield from _pieces(inner, known)


def _joined(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """Return pieces with neighbouring words made one and white space as one blank; nothing where no word is left."""
    found: list[Piece] = []
    for piece in pieces:
        if isinstance(piece, str) and found and isinstance(found[-1], str):
            found[-1] += piece
        elif piece:
            found.append(piece)
    tidy = tuple(_FINGERPRINT.sub("#", re.sub(r"\s+", " ", p)) if isinstance(p, str) else p for p in found)
    return tidy if any(not isinstance(p, str) or p.strip() for p in tidy) else ()


def _shown(parts: Iterable[Inline]) -> Iterator[str]:
    """Yield the words of a heading, with a mark in the place of each number."""
    for inline in parts:
        yield from (piece if isinstance(piece, str) else "#" for piece in _pieces(inline, _NOTHING))
