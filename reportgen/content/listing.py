"""The second part of the register: the numbers that only figures and tables show, run on under the first that shows them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from reportgen.content.blocks import FactEntry, FactRegister, SectionBlock
from reportgen.content.edition import Edition
from reportgen.content.intervals import range_words
from reportgen.content.listed import FactListing, ListedExhibit, ListedFact, ListedGroup
from reportgen.content.listed_again import Again, Homes, other_places
from reportgen.content.shown_cells import Cell, Exhibit, exhibits
from reportgen.facts.definitions import Definitions
from reportgen.facts.ledger import Fact
from reportgen.spec.waves.listed import wave_label

Told = Mapping[str, str]
"""What is said of a number, by the respect: base, interval, source."""
LEFT_OUT = ("expression", "parts")
"""What panels say and this list does not: a label says what a number is, and its figure or table what it is made of."""
INTERVALS = MappingProxyType(
    {
        **dict.fromkeys(("wilson", "taylor-logit", "wilson-kish"), "listing-of-shares"),
        **dict.fromkeys(("t", "taylor-t"), "listing-of-means"),
        **dict.fromkeys(("nps", "taylor-nps"), "listing-of-nps"),
        **dict.fromkeys(("newcombe", "newcombe-kish", "newcombe-paired"), "listing-of-changed-shares"),
        **dict.fromkeys(("welch", "taylor-welch", "paired-t", "taylor-paired"), "listing-of-changes"),
    }
)
"""Whose interval a method gives: each kind of number has its own, so that it need not be said of each number."""
THROUGHOUT = ("register-interval", "register-kind", "register-source", "register-data")
"""What else may be the same throughout a report."""


NOWHERE = Cell("", "")


@dataclass(frozen=True, slots=True)
class _Shown:
    """A number on its way into the list."""

    entry: FactEntry
    fact: Fact
    told: Told
    cell: Cell = NOWHERE


_Groups = list[tuple[str, list[tuple[str, _Shown]]]]
"""The label of each row or column, and its numbers with theirs."""


def listing(
    edition: Edition, body: Iterable[SectionBlock], text: Sequence[FactEntry], cells: Sequence[FactEntry]
) -> tuple[FactListing, tuple[FactEntry, ...]]:
    """Return the list, and the entries of its numbers with their places in the register, which go on after running text.

    Parameters
    ----------
    edition, body
        The report, written.
    text, cells
        The entries of the numbers of running text, and of all others.
    """
    common = dict(FactRegister(tuple(text)).common)
    shown = [_Shown(entry, fact, _told(edition, entry, fact)) for entry in cells for fact in (edition.fact(entry.fact),)]
    ordered = [(exhibit, _groups(edition, found)) for exhibit, found in _placed(edition, body, shown)]
    more = _beyond(_throughout(edition, shown), common) if sum(bool(groups) for _, groups in ordered) > 1 else {}
    facts = [(one.entry.fact, exhibit.number) for exhibit, groups in ordered for _, group in groups for _, one in group]
    places = {fact: place for place, (fact, _) in enumerate(facts, len(text) + 1)}
    homes = Homes({**{entry.fact: entry.place for entry in text}, **places}, dict(facts))
    others = Again(edition, homes)
    *made, rest = (_exhibit(edition, others, {**common, **more}, exhibit, groups) for exhibit, groups in ordered)
    made.append(replace(rest, again=tuple(other_places(edition, homes, body))))
    listed = FactListing(_said(edition, more), tuple(m for m in made if m.groups or m.again))
    return listed, tuple(replace(entry, place=places[entry.fact]) for entry in cells)


def _told(edition: Edition, entry: FactEntry, fact: Fact) -> Told:
    """Return what is said of a number, without the ends of its interval, which are its own."""
    base, interval, *left_out = (edition.say(f"register-{key}") for key in ("base", "interval", *LEFT_OUT))
    if fact.kind == "base":  # it is the base itself, and has no error
        left_out += [base, interval]
    elif fact.interval is not None or fact.parts:  # that a number made of others has no interval is said once
        left_out += [interval]
    data = edition.say("register-data")
    told = {_data(edition, fact) if label == data else label: words for label, words in entry.rows if label not in left_out}
    if fact.withheld:
        told[edition.say("listing-hidden")] = Definitions(edition.spec.document, edition.language).reason(fact.withheld)
    if fact.interval is not None:
        label, method = INTERVALS.get(fact.interval.method, "register-interval"), edition.say(f"by-{fact.interval.method}")
        told[edition.say(label)] = edition.say("listing-interval", level=edition.level, method=method)
    return told


def _data(edition: Edition, fact: Fact) -> str:
    """Return what the data of a number are called: where it is not of this wave alone, of which, as headings name them."""
    waves = dict.fromkeys(m.estimate.measure.wave for m in edition.measured(fact) if m.estimate)
    named = [wave_label(edition.spec.document, wave, edition.language) for wave in waves]
    return edition.say("listing-data-of", waves=edition.listed(named)) if any(waves) else edition.say("register-data")


def _placed(edition: Edition, body: Iterable[SectionBlock], shown: Iterable[_Shown]) -> Iterator[tuple[Exhibit, list[_Shown]]]:
    """Yield figures and tables with the numbers that stand there first, some with none; at the end those that stand in none."""
    at: dict[str, list[_Shown]] = {}
    for one in shown:
        at.setdefault(one.entry.first_use if one.entry.shown_in else "", []).append(one)
    elsewhere = Exhibit("", "", edition.say("listing-elsewhere"), "", {})
    for exhibit in (*exhibits(edition, body), elsewhere):
        found = at.pop(exhibit.anchor, [])
        yield exhibit, [_standing(edition, one, exhibit.cells.get(one.entry.fact, NOWHERE)) for one in found]


def _standing(edition: Edition, shown: _Shown, cell: Cell) -> _Shown:
    """Return a number with its place; headings do not tell the filter of a figure or table, as a definition does."""
    filters = dict.fromkeys(m.estimate.measure.among for m in edition.measured(shown.fact) if m.estimate)
    said = [edition.say("only-those", condition=edition.condition(among)) for among in filters if among]
    if cell is NOWHERE or not said:
        return replace(shown, cell=cell)
    asked = edition.say("register-asked")
    whom = edition.say("semicolon").join([*said, *filter(None, [shown.told.get(asked)])])
    return replace(shown, cell=cell, told={**shown.told, asked: whom})


def _groups(edition: Edition, shown: Sequence[_Shown]) -> _Groups:
    """Return numbers by rows or by columns, whichever have one base more often; by groups of rows where each row has but one.

    A number that stands in no cell of a table is told by its definition.
    """
    inside, outside = [s for s in shown if s.cell.row], [s for s in shown if not s.cell.row]
    defined = [("", [(one.entry.definition, one) for one in outside])] if outside else []
    if len({s.cell.row for s in inside}) == len(inside):
        return _grouped(inside, lambda s: s.cell.group, lambda s: s.cell.heading) + defined
    rows = _alone(_grouped(inside, lambda s: s.cell.row, lambda s: s.cell.column))
    columns = _alone(_grouped(inside, lambda s: s.cell.column, lambda s: s.cell.row))
    base = edition.say("register-base")
    return (columns if _alike(columns, base) > _alike(rows, base) else rows) + defined


def _grouped(shown: Iterable[_Shown], key: Callable[[_Shown], str], label: Callable[[_Shown], str]) -> _Groups:
    found: dict[str, list[tuple[str, _Shown]]] = {}
    for one in shown:
        found.setdefault(key(one), []).append((label(one), one))
    return list(found.items())


def _alone(groups: _Groups) -> _Groups:
    """Return groups; one that is alone needs no heading."""
    return [("", facts) for _, facts in groups] if len(groups) == 1 else groups


def _alike(groups: _Groups, base: str) -> float:
    """Return in how many of the groups all numbers have the same base."""
    return sum(len({s.told[base] for _, s in group if base in s.told}) <= 1 for _, group in groups) / len(groups)


def _exhibit(edition: Edition, others: Again, common: Told, exhibit: Exhibit, groups: _Groups) -> ListedExhibit:
    shown = [s for _, group in groups for _, s in group]
    own = _beyond({label: w for label, (w, times, _) in _most(shown).items() if times * 2 > len(shown)}, common)
    made = tuple(_group(edition, others.homes.numbers, {**common, **own}, label, group) for label, group in groups)
    told = edition.say("semicolon").join(filter(None, (exhibit.subtitle.rstrip(".。"), _said(edition, own)))) if groups else ""
    return ListedExhibit(exhibit.anchor, exhibit.number, exhibit.title, told, made, others.of(exhibit))


def _group(
    edition: Edition, places: Mapping[str, int], known: Told, label: str, group: Sequence[tuple[str, _Shown]]
) -> ListedGroup:
    said = _most(s for _, s in group).items() if label else ()
    own = _beyond({respect: words for respect, (words, times, of) in said if times == of and times * 2 > len(group)}, known)
    known = {**known, **own}
    facts = (ListedFact(places[s.entry.fact], name, _number(edition, s), _apart(edition, s, known)) for name, s in group)
    return ListedGroup(label, _said(edition, own), tuple(facts))


def _number(edition: Edition, shown: _Shown) -> str:
    """Return a number as printed; where it stands in a table, the headings say its unit."""
    return edition.printed(shown.fact) if shown.cell.row else shown.entry.printed


def _apart(edition: Edition, shown: _Shown, known: Told) -> str:
    """Return what is a number's own: its interval, and whatever it has not in common with the others."""
    interval = shown.fact.interval
    ends = [range_words(edition, shown.fact, interval)] if interval else []
    return edition.say("semicolon").join([*ends, *filter(None, [_said(edition, _beyond(shown.told, known))])])


def _most(shown: Iterable[_Shown]) -> Mapping[str, tuple[str, int, int]]:
    """Return what is said most often in each respect, of how many numbers, and of how many anything is said in it."""
    counts: dict[str, Counter[str]] = {}
    for label, words in (item for one in shown for item in one.told.items()):
        counts.setdefault(label, Counter())[words] += 1
    return {label: (*found.most_common(1)[0], found.total()) for label, found in counts.items()}


def _throughout(edition: Edition, shown: Sequence[_Shown]) -> Told:
    """Return what is said of more than half of all numbers, of each wave's data, and how most intervals of each kind are made."""
    labels = {edition.say(key): 0 for key in INTERVALS.values()} | {_data(edition, one.fact): 0 for one in shown}
    labels |= {edition.say(key): len(shown) for key in THROUGHOUT}
    most = ((label, *found) for label, found in _most(shown).items() if label in labels)
    return {label: words for label, words, times, of in most if times * 2 > max(of, labels[label])}


def _beyond(told: Told, known: Told) -> Told:
    return {label: words for label, words in told.items() if known.get(label) != words}


def _said(edition: Edition, told: Told) -> str:
    """Return in words what is said; bases and numbers of questions say themselves what they are."""
    bare = {edition.say("register-base"), edition.say("register-question")}
    words = (w if label in bare else edition.say("listing-under", above=label, label=w) for label, w in told.items())
    return edition.say("semicolon").join(words)
