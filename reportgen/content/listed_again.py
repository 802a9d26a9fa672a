"""What a figure, a table or another place shows and the list has elsewhere: an arrow leads from there to its number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from reportgen.content.blocks import SectionBlock
from reportgen.content.edition import Edition
from reportgen.content.inlines import plain
from reportgen.content.listed import ListedAgain
from reportgen.content.plan_spots import plan_spots
from reportgen.content.shown_cells import Cell, Exhibit

CLAIMS = ("claim-", "proof-")
"""What the anchors of claims begin with, in their table and behind the text."""


@dataclass(frozen=True, slots=True)
class Homes:
    """Where every number is listed."""

    numbers: Mapping[str, int]
    """Fact id to its number."""
    under: Mapping[str, str]
    """Fact id to what the figure or table is called that it is listed under; those of running text are not here."""


@dataclass(frozen=True, slots=True)
class _Cell:
    number: int
    outer: str
    inner: str


_Run = list[_Cell]
"""Cells whose numbers follow each other."""


@dataclass(slots=True)
class Again:
    """Tells of figures and tables, in their order, where their other numbers are."""

    edition: Edition
    homes: Homes
    before: list[Exhibit] = field(default_factory=list)

    def of(self, exhibit: Exhibit) -> tuple[ListedAgain, ...]:
        """Return where the numbers of a figure or table are that are not listed under it; nothing where all are.

        Of one that repeats all of an earlier one it is said which. Cells that follow each other here and there are told together,
        by the first and the last.
        """
        exhibit = _with_others(self.edition, exhibit)
        others = [f for f in exhibit.cells if f in self.homes.numbers and self.homes.under.get(f, "") != exhibit.number]
        like = next((e for e in self.before if 1 < len(others) == len(e.cells) and _same(others, exhibit, e)), None)
        self.before.append(exhibit)
        if like is not None:
            key = "listing-as" if len(others) == len(exhibit.cells) else "listing-others-as"
            return (ListedAgain("", self.edition.say(key, exhibit=like.number)),)
        told = _told(self.homes, exhibit, others)
        places = self.edition.say("semicolon").join(self._said(home, runs) for home, runs in told.items())
        return (ListedAgain("", self.edition.say("listing-again", places=places)),) if told else ()

    def _said(self, home: str, runs: Iterable[_Run]) -> str:
        """Return the runs of one place, the heading that several share once."""
        said, above = [], ""
        for run in runs:
            heading = run[0].outer if run[0].outer == run[-1].outer else ""
            words = f"{arrow(run[0].number, run[-1].number)} {self._label(run, heading)}"
            said.append(self._under(heading, words) if heading != above else words)
            above = heading
        place, words = home or self.edition.say("listing-text"), self.edition.say("semicolon").join(said)
        return f"{place} {words}" if words.startswith("[") else self.edition.say("comma").join((place, words))

    def _label(self, run: _Run, heading: str) -> str:
        ends = [cell.inner if heading or not cell.outer else self._under(cell.outer, cell.inner) for cell in (run[0], run[-1])]
        return ends[0] if len(run) == 1 else self.edition.say("scorecard-range", low=ends[0], high=ends[1])

    def _under(self, above: str, label: str) -> str:
        return self.edition.say("listing-under", above=above, label=label)


def _with_others(edition: Edition, exhibit: Exhibit) -> Exhibit:
    """Return a figure or table with the numbers that it shows outside its cells, as in a remark: there the value tells them."""
    shown = [fact for fact, anchors in edition.uses.places.items() if exhibit.anchor in anchors and fact not in exhibit.cells]
    values = {fact: edition.printed(edition.fact(fact), unit=True) for fact in shown}
    more = {fact: Cell(value, "", "", value) for fact, value in values.items()}
    return replace(exhibit, cells={**exhibit.cells, **more})


def _same(facts: Iterable[str], one: Exhibit, other: Exhibit) -> bool:
    """Tell whether numbers stand under the same headings in another figure or table, one in each row."""
    if any(len({cell.row for cell in e.cells.values()}) < len(e.cells) for e in (one, other)):
        return all(fact in other.cells and one.cells[fact][:2] == other.cells[fact][:2] for fact in facts)
    return all(fact in other.cells and one.cells[fact].row == other.cells[fact].row for fact in facts)


_Places = Mapping[str, tuple[str, str]]


def _told(homes: Homes, exhibit: Exhibit, facts: Sequence[str]) -> Mapping[str, list[_Run]]:
    """Return the runs of numbers by where they are listed, by rows or by columns, whichever are fewer."""
    cells = exhibit.cells
    if len({cell.row for cell in cells.values()}) == len(cells):  # a number in each row
        return _runs(homes, {fact: (cells[fact].group, cells[fact].heading) for fact in facts})
    by_row = {fact: (cells[fact].row, cells[fact].column) if cells[fact].column else ("", cells[fact].row) for fact in facts}
    by_column = {fact: (cells[fact].column, cells[fact].row) for fact in facts}
    return min((_runs(homes, _sorted(by)) for by in (by_row, by_column)), key=lambda found: sum(map(len, found.values())))


def _sorted(cells: _Places) -> _Places:
    """Return cells with those of a row (or of a column) together, in the order of the rows."""
    order = {outer: i for i, (outer, _) in reversed(list(enumerate(cells.values())))}
    return dict(sorted(cells.items(), key=lambda item: order[item[1][0]]))


def _runs(homes: Homes, cells: _Places) -> Mapping[str, list[_Run]]:
    """Return the numbers by where they are listed, running text first; those of running text each for itself."""
    found: dict[str, list[_Run]] = {"": []}
    for fact, (outer, inner) in cells.items():
        home, number = homes.under.get(fact, ""), homes.numbers[fact]
        runs = found.setdefault(home, [])
        if runs and home and runs[-1][-1].number + 1 == number:
            runs[-1].append(_Cell(number, outer, inner))
        else:
            runs.append([_Cell(number, outer, inner)])
    return {home: runs for home, runs in found.items() if runs}


def arrow(first: int, last: int) -> str:
    """Return the sign for numbers that are listed elsewhere: ``[→8]``, ``[→36–41]``."""
    return f"[→{first}]" if first == last else f"[→{first}–{last}]"


def other_places(edition: Edition, homes: Homes, body: Iterable[SectionBlock]) -> Iterator[ListedAgain]:
    """Yield what else shows numbers: the cover, the page at a glance, actions, claims. There a number is known by its value."""
    yield from _place(edition, homes, edition.say("listing-cover"), ("cover",))
    for section in _sections(body):
        yield from _place(edition, homes, plain(section.title), (section.anchor,))
    numbers = {spot.anchor: spot.number for spot in plan_spots(edition).values()}
    said = ((number, _values(edition, homes, _shown(edition, (anchor,)))) for anchor, number in numbers.items())
    if actions := edition.say("semicolon").join(f"{number} {values}" for number, values in said if values):
        yield ListedAgain(edition.say("listing-actions"), actions)
    yield from _place(edition, homes, edition.say("listing-claims"), _claims(edition))


def _place(edition: Edition, homes: Homes, label: str, anchors: Iterable[str]) -> Iterator[ListedAgain]:
    if values := _values(edition, homes, _shown(edition, tuple(anchors))):
        yield ListedAgain(label, values)


def _values(edition: Edition, homes: Homes, facts: Iterable[str]) -> str:
    told = ((homes.numbers[fact], edition.printed(edition.fact(fact), unit=True)) for fact in facts if fact in homes.numbers)
    return edition.say("semicolon").join(f"{arrow(number, number)} {printed}" for number, printed in told)


def _shown(edition: Edition, anchors: tuple[str, ...]) -> list[str]:
    wanted = set(anchors)
    return [fact for fact, found in edition.uses.places.items() if wanted & set(found)]


def _claims(edition: Edition) -> Iterator[str]:
    return (anchor for found in edition.uses.places.values() for anchor in found if anchor.startswith(CLAIMS))


def _sections(sections: Iterable[SectionBlock]) -> Iterator[SectionBlock]:
    for section in sections:
        yield section
        yield from _sections(block for block in section.blocks if isinstance(block, SectionBlock))
