"""Which facts changed between two versions, and in what."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from reportgen.publish.diff.numerals import steps
from reportgen.publish.diff.tolerance import Tolerance
from reportgen.publish.diff.version import BuiltVersion, FactRecord

PRINTED = frozenset({"printed", "withheld", "shown"})
"""What a reader of the report sees change."""


@dataclass(frozen=True, slots=True)
class FactChange:
    """A fact that is not the same in both versions."""

    old: FactRecord | None
    """None where it is new."""
    new: FactRecord | None
    """None where it is gone."""
    what: tuple[str, ...]
    """``added`` or ``removed``; else any of the names of ``CHECKS``: ``withheld`` is what was shown before, ``shown`` what was
    withheld, ``reprinted`` the same value in other digits, ``unprinted`` another value that prints the same."""
    size: float = 0.0
    """How many steps of the last printed digit it moved."""
    cause: tuple[str, ...] = ()
    """Which inputs changed of those that it follows from; empty where that is not known."""

    @property
    def id(self) -> str:
        """Its id, in the new version where it is there."""
        found = self.new or self.old
        return found.id if found else ""

    @property
    def seen(self) -> bool:
        """Whether a reader of the report sees another number."""
        return bool(PRINTED & set(self.what))


def pairs(old: BuiltVersion, new: BuiltVersion) -> Iterator[tuple[FactRecord | None, FactRecord | None]]:
    """Yield every fact of either version with the same fact of the other; one that was renamed with what it was."""
    renamed = {
        fact.was: name
        for name, fact in new.facts.items()
        if fact.was in old.facts and fact.was not in new.facts and name not in old.facts
    }
    taken = set(renamed.values())
    for name, fact in old.facts.items():
        yield fact, new.facts.get(renamed.get(name, name))
    for name, fact in new.facts.items():
        if name not in old.facts and name not in taken:
            yield None, fact


def fact_changes(old: BuiltVersion, new: BuiltVersion, tolerance: Tolerance) -> tuple[FactChange, ...]:
    """Return every fact that changed: what readers see first, by how far it moved; then what they do not see."""
    found = (change for one, other in pairs(old, new) if (change := _change(one, other, tolerance, new.language)) is not None)
    return tuple(sorted(found, key=_order))


def _order(change: FactChange) -> tuple[int, float, str]:
    added = not change.old or not change.new
    return (2 if added else 0 if change.seen else 1), -change.size, change.id


def _change(old: FactRecord | None, new: FactRecord | None, tolerance: Tolerance, language: str) -> FactChange | None:
    if old is None or new is None:
        return FactChange(old, new, ("added",) if old is None else ("removed",))
    what = tuple(name for name, differs in CHECKS.items() if differs(old, new, tolerance))
    size = _size(old, new, language) if PRINTED & set(what) else 0.0
    return FactChange(old, new, what, size) if what else None


def _size(old: FactRecord, new: FactRecord, language: str) -> float:
    """Return how far a fact moved; a number that appeared or went is farther than any other."""
    moved = None if old.withheld or new.withheld else steps(old.printed.get(language, ""), new.printed.get(language, ""))
    return math.inf if moved is None else moved


Check = Callable[[FactRecord, FactRecord, Tolerance], bool]


def _hidden(old: FactRecord, new: FactRecord, _: Tolerance) -> bool:
    return not old.withheld and bool(new.withheld)


def _shown(old: FactRecord, new: FactRecord, _: Tolerance) -> bool:
    return bool(old.withheld) and not new.withheld


def _both(old: FactRecord, new: FactRecord) -> bool:
    return not old.withheld and not new.withheld


def _prints(old: FactRecord, new: FactRecord) -> bool:
    """Tell whether two facts print alike, in the languages of both versions."""
    languages = old.printed.keys() & new.printed.keys()
    return all((old.printed[k], old.unit_word.get(k)) == (new.printed[k], new.unit_word.get(k)) for k in languages)


def _printed(old: FactRecord, new: FactRecord, by: Tolerance) -> bool:
    return _both(old, new) and not _prints(old, new) and (not by.same(old.value, new.value) or old.value is None)


def _reprinted(old: FactRecord, new: FactRecord, _: Tolerance) -> bool:
    return _both(old, new) and not _prints(old, new) and old.value == new.value and old.value is not None


def _unprinted(old: FactRecord, new: FactRecord, by: Tolerance) -> bool:
    return _both(old, new) and _prints(old, new) and not by.same(old.value, new.value)


def _interval(old: FactRecord, new: FactRecord, by: Tolerance) -> bool:
    one, other = old.interval, new.interval
    if one is None or other is None:
        return one != other
    return not all(by.same(a, b) for a, b in zip(one, other, strict=True))


def _definition(old: FactRecord, new: FactRecord, _: Tolerance) -> bool:
    languages = old.definition.keys() & new.definition.keys()
    return any(old.definition[k] != new.definition[k] for k in languages)


CHECKS: Mapping[str, Check] = {
    "withheld": _hidden,
    "shown": _shown,
    "printed": _printed,
    "reprinted": _reprinted,
    "unprinted": _unprinted,
    "n": lambda old, new, _: _both(old, new) and old.n != new.n,
    "base": lambda old, new, _: old.base != new.base,
    "weighted-base": lambda old, new, by: not by.same(old.weighted_base, new.weighted_base),
    "effective-base": lambda old, new, by: not by.same(old.effective_base, new.effective_base),
    "interval": _interval,
    "no-interval": lambda old, new, _: old.no_interval != new.no_interval,
    "significance": lambda old, new, _: old.significant != new.significant,
    "letters": lambda old, new, _: old.letters != new.letters,
    "definition": _definition,
    "provenance": lambda old, new, _: old.provenance != new.provenance,
    "withheld-reason": lambda old, new, _: bool(old.withheld and new.withheld) and old.withheld != new.withheld,
    "renamed": lambda old, new, _: old.id != new.id,
}
"""What can differ of a fact that is in both versions."""
