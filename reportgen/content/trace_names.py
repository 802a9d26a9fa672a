"""The names of what stands on the trace, each a link to its place in the report."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from reportgen.content.aims import aim
from reportgen.content.edition import Edition, Uses
from reportgen.content.inlines import CrossReference, Inline, Inlines, LineBreak, Words, plain
from reportgen.content.plan_spots import plan_spots
from reportgen.content.trace_places import places
from reportgen.facts.ways import Node, NodeKind, Trace
from reportgen.spec.dimensions import questions_of
from reportgen.spec.findings import Statement, statements
from reportgen.spec.made import asked
from reportgen.spec.model.statements import Claim, KeyFinding, PlanItem
from reportgen.spec.plan_items import plan_items
from reportgen.spec.spec import Key


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes the names of nodes, each a link to its place in the report."""

    edition: Edition
    places: Mapping[str, str]
    """Id of a node to the anchor where it stands."""
    stated: Mapping[str, Statement]
    """By the id of the node."""
    actions: Mapping[Key, PlanItem]
    numbers: Mapping[Key, str]
    """The number of each action that the report prints."""

    @property
    def trace(self) -> Trace:
        """What follows from what."""
        return self.edition.ledger.trace

    def link(self, node: Node) -> Inline:
        """Return the name of a node."""
        words, target = self._name(node), self.places.get(node.id)
        return CrossReference(target, words) if target else Words(words)

    def lines(self, nodes: Iterable[Node]) -> Inlines:
        """Return the names of nodes, each on a line of its own."""
        return on_lines((self.link(node),) for node in nodes)

    def _name(self, node: Node) -> str:
        if node.kind in {"operation", "published"}:
            family = self.edition.spec.document.operations if node.kind == "operation" else self.edition.spec.document.published
            return self.edition.codebook.words(family[node.name].label)
        return _NAMES[node.kind](self, node)

    def question(self, node: Node) -> str:
        """Return the name of a question with its number in the questionnaire; what is made of answers has none."""
        edition, label = self.edition, self.edition.codebook.label(node.name)
        number = edition.codebook.number(node.name) if node.name in asked(edition.spec.document) else 0
        return edition.say("trace-question", n=number, words=label) if number else label

    def dimension(self, node: Node) -> str:
        """Return the name of a dimension with the numbers of its questions."""
        edition, label = self.edition, self.edition.codebook.label(node.name)
        inside = (q for q in questions_of(edition.spec.document, node.name) if q in asked(edition.spec.document))
        numbers = sorted({edition.codebook.number(question) for question in inside})
        return edition.say("trace-dimension", label=label, n=edition.say("list").join(map(str, numbers))) if numbers else label

    def statement(self, node: Node) -> str:
        """Return the words of a claim, finding or SWOT item."""
        found = self.stated[node.id]
        if isinstance(found.part, Claim | KeyFinding):
            return plain(self.edition.running((*found.key, "says"), found.part.says))
        words = plain(self.edition.running((*found.key, "item"), found.part.item))
        return self.edition.say("trace-swot", part=self.edition.say(str(found.key[1])), words=words)

    def action(self, node: Node) -> str:
        """Return the title of an action with its number."""
        title = plain(self.edition.running((*node.key, "title"), self.actions[node.key].title))
        number = self.numbers.get(node.key)
        return self.edition.say("numbered-title", number=number, title=title) if number else title

    def measure(self, node: Node) -> str:
        """Return the name of a measure."""
        measure = self.actions[node.key[:-1]].measure
        if measure is None:
            raise TypeError(node.id)
        return plain(aim(self.edition, node.key, measure).name)


_NAMES: Mapping[NodeKind, Callable[[Writer, Node], str]] = {
    "question": Writer.question,
    "dimension": Writer.dimension,
    "claim": Writer.statement,
    "finding": Writer.statement,
    "swot": Writer.statement,
    "action": Writer.action,
    "measure": Writer.measure,
}


def writer_of(edition: Edition) -> Writer:
    """Return a writer; the numbers in the names that it writes are in their own places, and not used once more."""
    quiet = replace(edition, uses=Uses())
    stated = {found.node: found for found in statements(edition.spec.document)}
    numbers = {key: spot.number for key, spot in plan_spots(edition).items()}
    return Writer(quiet, places(edition), stated, dict(plan_items(edition.spec.document)), numbers)


def on_lines(lines: Iterable[Inlines]) -> Inlines:
    """Return running texts below each other."""
    parts: list[Inline] = []
    for line in lines:
        parts += [LineBreak(), *line] if parts else line
    return tuple(parts)
