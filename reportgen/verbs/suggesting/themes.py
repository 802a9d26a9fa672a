"""Themes of answers in words: words that many use, each with how many do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from reportgen.spec import canonical
from reportgen.spec.expressions.tree import Arithmetic, Asked, Chain, Expression, Literal
from reportgen.spec.measures import Measure
from reportgen.verbs.suggesting.basis import Basis
from reportgen.verbs.suggesting.idea import Candidate, Ground, Says, Untested

FEWEST = 5
"""A word that fewer respondents use is never told, whatever else allows it."""
PARTS = (2, 3, 4, 5, 10, 20)
"""A theme is stated as at least this part of those who answered; of less nothing is said."""
MOST = 12
"""So many words of a question are looked at."""


@dataclass(frozen=True, slots=True)
class Theme(Untested):
    """A word in the answers to a question."""

    question: str
    word: str

    @property
    def using(self) -> Measure:
        """How many used the word."""
        return canonical.base(self.question, among=canonical.mentions(self.question, self.word))

    @property
    def measures(self) -> tuple[Measure, ...]:
        """How many used the word, of how many who answered."""
        return self.using, canonical.base(self.question)

    def candidate(self, ground: Ground, _test: object) -> Candidate | None:
        """Return that so many used the word, and at least which part of all who answered they are."""
        using, answered = (ground.results.estimates[m].value for m in self.measures)
        if not using or not answered or answered < ground.basis.least or using < least_of(ground.basis):
            return None
        minimum = ground.spec.document.report.minimum_count or 0
        part = next((p for p in PARTS if using * p >= answered), None)
        if part is None or 0 < answered - using < minimum:  # how many did not would be a small count as well
            return None
        all_of_them = Asked(canonical.base(self.question))
        least: Expression = Arithmetic("/", all_of_them, Literal(Decimal(part)))
        says = Says(
            "suggest-theme",
            numbers={"using": Asked(self.using), "answered": all_of_them},
            subjects={"subject": self.question},
            words={"word": self.word},
        )
        holds = Chain(Asked(self.using), ((">=", least),))
        return Candidate("themes", "theme", self.question, says, holds, using / answered, (int(using), int(answered)))


def least_of(basis: Basis) -> int:
    """Return how many respondents must use a word for it to be told."""
    return max(FEWEST, basis.spec.document.report.minimum_count or 0)


def themes(words: Mapping[str, tuple[str, ...]]) -> Iterator[Theme]:
    """Yield the most frequent words of each question."""
    for question, found in words.items():
        for word in found[:MOST]:
            yield Theme(question, word)
