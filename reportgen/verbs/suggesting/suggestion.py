"""Candidates as parts of the spec: put into it, evaluated with it, and kept only where they hold there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from types import MappingProxyType

from reportgen import pipeline
from reportgen.facts.ledger import Verdict
from reportgen.problems import Place
from reportgen.spec.expressions.bind import bind
from reportgen.spec.expressions.text import expression_text
from reportgen.spec.findings import by_id
from reportgen.spec.model.scalars import Text
from reportgen.spec.model.statements import Evidence, KeyFinding, SwotItem
from reportgen.spec.spec import Key, Spec
from reportgen.verbs.suggesting.basis import Basis
from reportgen.verbs.suggesting.idea import Candidate
from reportgen.verbs.suggesting.sentences import texts

SWOT = ("strengths", "weaknesses")
"""Kinds that are items of the SWOT; the others are findings."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A candidate as it would stand in the spec."""

    candidate: Candidate
    id: str
    says: Mapping[str, str]
    """The sentence in each language of the report, its own first."""
    verdict: Verdict | None = None
    """What became of its condition in the spec; None before it was tried."""
    significant: bool = False
    """Whether the spec is to test its condition for more than chance, too."""

    @property
    def holds(self) -> str:
        """Its condition as the spec writes it."""
        return expression_text(self.candidate.holds)

    @property
    def section(self) -> str:
        """The list of the spec that it belongs to."""
        return f"swot.{self.candidate.kind}" if self.candidate.kind in SWOT else "findings"

    @property
    def text(self) -> Text:
        """The sentence as a text of the spec: words alone in a report of one language."""
        return next(iter(self.says.values())) if len(self.says) == 1 else dict(self.says)

    @property
    def part(self) -> KeyFinding | SwotItem:
        """Itself as a part of the spec."""
        because = Evidence(holds=self.holds, significant=True if self.significant else None)
        if self.candidate.kind in SWOT:
            return SwotItem(item=self.text, because=because)
        return KeyFinding(id=self.id, says=self.text, because=because)


def suggestions(basis: Basis, candidates: Sequence[Candidate]) -> tuple[Suggestion, ...]:
    """Return candidates with names that nothing of the spec has yet, and in words; what was tested is to be tested there, too."""
    document = basis.spec.document
    taken = {*by_id(document)}
    found = []
    for candidate in candidates:
        name = f"{candidate.rule}-{candidate.subject}"
        if candidate.group or name in taken:
            name += f"-{sha256(expression_text(candidate.holds).encode()).hexdigest()[:8]}"
        taken.add(name)
        said = texts(document, candidate.says, basis.reach)
        found.append(Suggestion(candidate, name, said, significant=candidate.test is not None))
    return tuple(found)


def tried(spec: Spec, found: Sequence[Suggestion]) -> tuple[Suggestion, ...]:
    """Put suggestions into the spec, evaluate all of it, and return those that hold there.

    With them the report prints more numbers than before, of which ``minimum_count`` may withhold some: these are left out. Where
    the test of the spec finds less than that of the search did, the condition is kept without it.
    """
    if not found:
        return ()
    spec_with, keys = _with(spec, found)
    _, ledger = pipeline.evaluated(spec_with)
    verdicts = [ledger.verdicts.get(key) for key in keys]
    return tuple(
        replace(s, verdict=v, significant=s.significant and v.result == "holds")
        for s, v in zip(found, verdicts, strict=True)
        if v is not None and v.holds
    )


def _with(spec: Spec, found: Sequence[Suggestion]) -> tuple[Spec, tuple[Key, ...]]:
    """Return the spec with suggestions in it, and the key of the condition of each."""
    document, keys = spec.document, list[Key]()
    lists: dict[str, list[KeyFinding | SwotItem]] = {
        "findings": list(document.findings),
        "swot.strengths": list(document.swot.strengths),
        "swot.weaknesses": list(document.swot.weaknesses),
    }
    for suggestion in found:
        keys.append((*suggestion.section.split("."), len(lists[suggestion.section]), "because", "holds"))
        lists[suggestion.section].append(suggestion.part)
    swot = document.swot.model_copy(update={kind: tuple(lists[f"swot.{kind}"]) for kind in SWOT})
    extended = document.model_copy(update={"findings": tuple(lists["findings"]), "swot": swot})

    def place_of(key: Key, _offset: int = 0) -> Place:
        return spec.place(key)

    bound = bind(extended, place_of, None, spec.waves)
    made = replace(
        spec,
        document=extended,
        expressions=MappingProxyType(dict(bound.expressions)),
        conditions=MappingProxyType(dict(bound.conditions)),
        texts=MappingProxyType(dict(bound.texts)),
        block_ids=MappingProxyType(dict(bound.block_ids)),
    )
    return made, tuple(keys)
