"""What stands on what: findings on claims, SWOT items on findings, actions on SWOT items; each known by its id."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from reportgen.spec.model.document import Document
from reportgen.spec.model.statements import Claim, Evidence, KeyFinding, Swot, SwotItem
from reportgen.spec.spec import Key
from reportgen.spec.tree import shown_path

Kind = Literal["claim", "finding", "swot"]


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim, finding or SWOT item."""

    kind: Kind
    key: Key
    part: Claim | KeyFinding | SwotItem

    @property
    def id(self) -> str:
        """Its name; empty for a SWOT item without one."""
        return self.part.id or ""

    @property
    def node(self) -> str:
        """Its name on the trace: the kind, and the id or, of a SWOT item without one, the place."""
        return f"{self.kind}:{self.id or shown_path(self.key[1:])}"

    @property
    def rests_on(self) -> tuple[str, ...]:
        """The ids of the statements that it follows from."""
        return () if isinstance(self.part, Claim) else listed(self.part.rests_on)

    @property
    def grounds(self) -> Evidence | None:
        """What it stands on itself; a claim has its condition."""
        return None if isinstance(self.part, Claim) else self.part.because

    @property
    def condition(self) -> Key | None:
        """The key of the condition that it stands on itself; None where it stands on none."""
        if isinstance(self.part, Claim):
            return (*self.key, "holds")
        return (*self.key, "because", "holds") if self.part.because and self.part.because.holds is not None else None


def statements(document: Document) -> Iterator[Statement]:
    """Yield every claim, finding and SWOT item, in this order."""
    yield from (Statement("claim", ("claims", i), claim) for i, claim in enumerate(document.claims))
    yield from (Statement("finding", ("findings", i), finding) for i, finding in enumerate(document.findings))
    for part in Swot.model_fields:
        for i, item in enumerate(getattr(document.swot, part)):
            yield Statement("swot", ("swot", part, i), item)


def by_id(document: Document) -> Mapping[str, Statement]:
    """Return the statements that have an id, by it."""
    return {found.id: found for found in statements(document) if found.id}


def listed(names: str | tuple[str, ...] | None) -> tuple[str, ...]:
    """Return one name or several as several."""
    return () if names is None else (names,) if isinstance(names, str) else names


def named_at(key: Key, names: str | tuple[str, ...] | None) -> Iterator[tuple[Key, str]]:
    """Yield (key, name) of one name or several that stand at a key."""
    if isinstance(names, str):
        yield key, names
    else:
        yield from (((*key, i), name) for i, name in enumerate(names or ()))
