"""What the figures and tables of how answers hang together have in common."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reportgen.content.edition import Edition
from reportgen.content.inlines import Inlines, Words
from reportgen.content.naming import subjects_label
from reportgen.content.sources import Shown, source_line
from reportgen.facts.ledger import Fact
from reportgen.spec import canonical
from reportgen.spec.drivers import condition_of
from reportgen.spec.measures import Condition
from reportgen.spec.members import asked_of
from reportgen.spec.model.driver_blocks import Joint
from reportgen.spec.spec import Key


@dataclass(frozen=True, slots=True)
class Request:
    """A block to make."""

    edition: Edition
    inside: Key
    """The key of its details."""
    detail: Joint

    @property
    def among(self) -> Condition | None:
        """Whom it is about, when not everyone."""
        return self.edition.spec.conditions.get((*self.inside, "among"))

    @property
    def id(self) -> str:
        """The name of the block."""
        return self.edition.spec.block_ids[self.inside[:-1]]

    def title(self, key: str) -> Inlines:
        """Return the author's title, else the words under a key with the names of what is shown."""
        own = self.edition.running((*self.inside, "title"), self.detail.title)
        what = subjects_label(self.edition, self.detail.shown)
        return own or (Words(self.edition.say(key, what=what)),)

    def source(self, facts: Sequence[Fact], remarks: Iterable[str], *, listed: bool = False) -> Inlines:
        """Return the source line; ``listed`` where intervals stand in the table itself."""
        edition, document = self.edition, self.edition.spec.document
        models = [condition_of(document, name) for name in self.detail.shown if name in document.drivers]
        conditions = [c for c in (*models, self.among) if c is not None]
        shown = Shown(
            tuple(facts),
            tuple(dict.fromkeys(q for name in self.detail.shown for q in asked_of(document, name))),
            canonical.all_of(conditions) if conditions else None,
            intervals="intervals" if listed else "intervals-in-data",
            example=self.detail.illustrative,
            remarks=tuple(remarks),
        )
        return source_line(edition, shown, edition.running((*self.inside, "note"), self.detail.note))
