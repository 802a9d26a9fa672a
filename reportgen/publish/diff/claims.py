"""Which claims flipped, were reworded, or rest on another condition."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reportgen.publish.diff.version import BuiltVersion, ClaimRecord

WORST = ("broken", "unknown", "not-significant", "holds")
"""Results of a claim, the worst first."""


@dataclass(frozen=True, slots=True)
class ClaimChange:
    """A claim that is not the same in both versions."""

    old: ClaimRecord | None
    new: ClaimRecord | None
    what: tuple[str, ...]
    """``added``, ``removed``; else any of ``flipped``, ``reworded``, ``condition``."""

    @property
    def id(self) -> str:
        """Its id."""
        found = self.new or self.old
        return found.id if found else ""

    @property
    def flipped(self) -> bool:
        """Whether its result is another."""
        return "flipped" in self.what


def claim_changes(old: BuiltVersion, new: BuiltVersion) -> tuple[ClaimChange, ...]:
    """Return every claim that changed: those that flipped first, the worst result first; none where a version does not tell."""
    if old.claims is None or new.claims is None:
        return ()
    names = dict.fromkeys((*old.claims, *new.claims))
    found = (change for name in names if (change := _change(old.claims, new.claims, name)) is not None)
    return tuple(sorted(found, key=_order))


def _order(change: ClaimChange) -> tuple[bool, int, str]:
    result = change.new.result if change.new else ""
    return not change.flipped, WORST.index(result) if result in WORST else len(WORST), change.id


def _change(before: Mapping[str, ClaimRecord], after: Mapping[str, ClaimRecord], name: str) -> ClaimChange | None:
    old, new = before.get(name), after.get(name)
    if old is None or new is None:
        return ClaimChange(old, new, ("added",) if old is None else ("removed",))
    differs = {
        "flipped": old.result != new.result,
        "reworded": old.says != new.says,
        "condition": old.condition != new.condition,
    }
    what = tuple(name for name, is_so in differs.items() if is_so)
    return ClaimChange(old, new, what) if what else None
