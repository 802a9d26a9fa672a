"""The table behind a figure of one question's shares, and what its percentages are of."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.content.cautious import bracketed
from reportgen.content.charts.drawing import Labelled, Request
from reportgen.content.counts import count_of
from reportgen.content.edition import Edition
from reportgen.content.intervals import ends
from reportgen.content.tables import Column, Row, Table, TableCell
from reportgen.facts.ledger import Fact
from reportgen.spec.collected import weight_of
from reportgen.spec.measures import Unit
from reportgen.spec.model.derived import DerivedSingle
from reportgen.spec.model.questions import MultiQuestion, NumberQuestion, RankingQuestion, SingleQuestion


def shares_measured(request: Request) -> str:
    """Return what the percentages are of."""
    question = request.edition.codebook.question(request.subject)
    if isinstance(question, MultiQuestion):
        return request.edition.say(f"of-{question.base}")
    if isinstance(question, RankingQuestion):
        return request.edition.say("of-ranking")
    one = isinstance(question, SingleQuestion | DerivedSingle | NumberQuestion)
    return request.edition.say("of-single" if one else "of-levels")


def share_table(request: Request, rows: Sequence[Labelled], stub: str = "") -> Table:
    """Return labelled shares as a table: percent, respondents where they may be stated, the interval where there is one."""
    edition = request.edition
    return value_table(edition, stub or edition.say("option"), edition.say("percent"), rows)


def value_table(edition: Edition, stub: str, heading: str, rows: Sequence[Labelled], *, bases: bool = False) -> Table:
    """Return labelled numbers as a table; columns that would be empty throughout are left out."""
    counts = {fact.id: count_of(fact) for _, fact in rows}
    has_counts, has_intervals = any(counts.values()), any(ends(fact) for _, fact in rows)
    columns = [Column(heading)]
    columns += [Column(respondents(edition))] if has_counts and not bases else []
    columns += [Column(edition.say("base"))] if bases else []
    columns += [Column(edition.say("low")), Column(edition.say("high"))] if has_intervals else []
    table = []
    for label, fact in rows:
        cells = [cell(edition, fact)]
        cells += [TableCell(counts[fact.id] or edition.say("nothing"), fact.id)] if has_counts and not bases else []
        cells += [TableCell(base_of(edition, fact), fact.id)] if bases else []
        cells += end_cells(fact, edition.say("nothing")) if has_intervals else []
        table.append(Row(label, tuple(cells)))
    return Table(stub, tuple(columns), tuple(table))


def cell(edition: Edition, fact: Fact) -> TableCell:
    """Return a fact as a cell; percent signs stand in the heading."""
    number = bracketed(edition, fact, edition.printed(fact).removesuffix("%"))
    return TableCell(number, fact.id, bool(fact.withheld), percent=fact.unit is Unit.SHARE)


def end_cells(fact: Fact, nothing: str) -> tuple[TableCell, TableCell]:
    """Return the ends of a fact's interval as cells; where it has none, the words for nothing."""
    low, high = ends(fact) or (nothing, nothing)
    share = fact.unit is Unit.SHARE
    return TableCell(low, fact.id, percent=share), TableCell(high, fact.id, percent=share)


def base_of(edition: Edition, fact: Fact) -> str:
    """Return the base of a fact, or the sign for nothing where it has no single one."""
    return edition.say("nothing") if fact.estimate is None or fact.estimate.base is None else f"{fact.estimate.base:,}"


def respondents(edition: Edition) -> str:
    """Return the heading of numbers of people; they are never weighted."""
    return edition.say("respondents" if weight_of(edition.spec.document) is None else "respondents-unweighted")
