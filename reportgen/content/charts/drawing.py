"""What every kind of figure is made from, and what it is made into."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reportgen.content.cautious import bracketed
from reportgen.content.charts.kinds import Chart, Mark
from reportgen.content.edition import Edition
from reportgen.content.tables import Table
from reportgen.facts.ledger import Fact
from reportgen.facts.rounding import quantised
from reportgen.spec.measures import Condition, Measure, Unit
from reportgen.spec.model.exhibits import ChartDetail
from reportgen.spec.wanted import names_of


@dataclass(frozen=True, slots=True)
class Request:
    """A figure to make."""

    edition: Edition
    detail: ChartDetail
    among: Condition | None = None
    spoken_of: frozenset[str] = frozenset()
    """The options whose share the title states."""

    @property
    def subjects(self) -> tuple[str, ...]:
        """The questions or dimensions drawn."""
        return names_of(self.detail.of)

    @property
    def subject(self) -> str:
        """The question of a figure that draws one."""
        return self.subjects[0]

    def emphasised(self, code: str) -> bool:
        """Whether the author wants an option or segment value emphasised, by name or by speaking of it in the title."""
        return code in (self.detail.highlight or self.spoken_of)


Labelled = tuple[str, Fact]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A figure made."""

    chart: Chart
    said: str
    """A sentence with the highest and the lowest number, for the alternative text."""
    measured: str
    """What the marks are, for the subtitle: 占回答者的百分比."""
    facts: tuple[Fact, ...]
    """What is drawn, in order."""
    data: Table
    bases: tuple[Labelled, ...] = ()
    """Groups of respondents with a fact about each, where the source line names their bases."""
    asked: tuple[str, ...] = ()
    """The questions drawn, where they are not those that the author named."""


Maker = Callable[[Request], Drawn]


def mark(edition: Edition, fact: Fact, *, unit: bool = True) -> Mark:
    """Return a fact as a mark; ``unit`` keeps the percent sign, which only the first mark of a figure shows."""
    interval = fact.estimate.interval if fact.estimate and not fact.withheld else None
    printed = edition.printed(fact)
    return Mark(
        value=drawn(fact, fact.value),
        printed=bracketed(edition, fact, printed if unit else printed.removesuffix("%")),
        fact=fact.id,
        low=drawn(fact, interval.low) if interval else None,
        high=drawn(fact, interval.high) if interval else None,
    )


def drawn(fact: Fact, value: float | None) -> float | None:
    """Return a number in the scale of figures: percent for shares and their differences."""
    if value is None or fact.unit not in {Unit.SHARE, Unit.POINTS}:
        return value
    return float(quantised(value) * 100)


def within(fact: Fact, end: float) -> tuple[float, float] | None:
    """Return between which values of a scale a number lies of which only that is known, the one nearer to zero first.

    A side that nothing is known of is open: "over 30" goes to the scale's end, "under 30" to zero.
    """
    if fact.known is None or not fact.bounded:
        return None
    low, high = (None if v is None else drawn(fact, float(v)) for v in (fact.known.low, fact.known.high))
    if low is None:
        low = 0.0 if high is not None and high >= 0 else -end
    if high is None:
        high = 0.0 if low < 0 and fact.value is not None and fact.value < 0 else end
    return (high, low) if high <= 0 else (low, high)


def marks(edition: Edition, facts: Sequence[Fact]) -> tuple[Mark, ...]:
    """Return facts as marks; the first that is shown keeps its percent sign."""
    first = next((f.id for f in facts if not f.withheld), "")
    return tuple(mark(edition, f, unit=f.id == first) for f in facts)


def extremes(edition: Edition, rows: Sequence[Labelled]) -> str:
    """Return a sentence with the highest and the lowest of labelled numbers, ties named together."""
    shown = [(label, fact) for label, fact in rows if fact.value is not None]
    hidden = [edition.quoted(label) for label, fact in rows if fact.value is None]
    parts = [_range(edition, shown)] if shown else []
    if hidden:
        parts.append(edition.say("alt-withheld", labels=edition.listed(hidden)))
    return edition.say("joint").join(parts)


def _range(edition: Edition, rows: Sequence[Labelled]) -> str:
    values = [fact.value or 0.0 for _, fact in rows]
    if min(values) == max(values):
        same = "alt-one" if len(rows) == 1 else "alt-same"
        return edition.say(same, labels=_labels(edition, rows), value=edition.printed(rows[0][1], unit=True))
    high = [r for r in rows if r[1].value == max(values)]
    low = [r for r in rows if r[1].value == min(values)]
    return edition.say(
        "alt-range",
        high=_labels(edition, high),
        high_value=edition.printed(high[0][1], unit=True),
        low=_labels(edition, low),
        low_value=edition.printed(low[0][1], unit=True),
    )


def _labels(edition: Edition, rows: Sequence[Labelled]) -> str:
    return edition.listed([edition.quoted(label) for label, _ in rows])


def facts_of(edition: Edition, measures: Sequence[Measure]) -> tuple[Fact, ...]:
    """Return the facts of measures, in order."""
    return tuple(edition.fact_of(m) for m in measures)
