"""The way from what was asked to what will be measured, and what is on no way.

The ways follow the numbers: what rests on a condition rests on the questions of every number in it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from reportgen.analysis.results import Results
from reportgen.facts.ledger import Verdict
from reportgen.facts.resting import Standing
from reportgen.facts.unused import unused
from reportgen.facts.ways import Lack, Node, NodeKind, Trace
from reportgen.problems import Code, Kind, Problem, Severity
from reportgen.spec.expressions.text import expression_text
from reportgen.spec.expressions.tree import Expression
from reportgen.spec.expressions.walk import measures_in, stated_in
from reportgen.spec.findings import Statement, by_id, listed, statements
from reportgen.spec.model.document import Document
from reportgen.spec.model.statements import KeyFinding, PlanItem
from reportgen.spec.plan_items import plan_items
from reportgen.spec.spec import Key, Spec
from reportgen.spec.tree import shown_path


def trace_of(spec: Spec, results: Results, verdicts: Mapping[Key, Verdict]) -> Trace:
    """Return the trace of a report.

    Parameters
    ----------
    spec
        A spec with resolved expressions.
    results
        Its measures are what the report uses of the questions.
    verdicts
        What holds; statements whose own condition is not true are on no way.
    """
    way = _Way(spec)
    for family in ("questions", "dimensions", "operations", "published"):
        for name in getattr(spec.document, family):
            way.add(_KINDS[family], name, (family, name))
    way.dimensions()
    standing = Standing(spec, verdicts)
    for found in statements(spec.document):
        if standing.printed(found):
            way.statement(found)
    for key, item in plan_items(spec.document):
        way.action(key, item)
    nodes = tuple(sorted(way.nodes.values(), key=lambda n: ORDER.index(n.kind)))
    steps = tuple(dict.fromkeys((one, other) for one, other in way.steps if one in way.nodes))
    whole = Trace(nodes, steps)
    return Trace(nodes, steps, tuple(_orphans(spec, results, whole)))


_KINDS: Mapping[str, NodeKind] = {
    "questions": "question",
    "dimensions": "dimension",
    "operations": "operation",
    "published": "published",
}
ORDER: tuple[NodeKind, ...] = (
    *("question", "dimension", "operation", "published"),
    *("claim", "finding", "swot", "action", "measure"),
)


class _Way:
    """Nodes and steps while they are gathered."""

    def __init__(self, spec: Spec) -> None:
        self.spec = spec
        self.nodes: dict[str, Node] = {}
        self.steps: list[tuple[str, str]] = []

    def add(self, kind: NodeKind, name: str, key: Key) -> str:
        """Add a node unless it is there; return its id."""
        name_of = f"{kind}:{name}"
        self.nodes.setdefault(name_of, Node(name_of, kind, name, key))
        return name_of

    def dimensions(self) -> None:
        """Add the steps from questions to dimensions, and from dimensions to those that they are parts of."""
        for name, dimension in self.spec.document.dimensions.items():
            inside = (*dimension.questions, *dimension.also)
            self.steps += [(f"question:{question}", f"dimension:{name}") for question in inside]
            self.steps += [(f"dimension:{part}", f"dimension:{name}") for part in dimension.parts]

    def statement(self, found: Statement) -> None:
        """Add a claim, finding or SWOT item with the steps to it."""
        node = self.add(found.kind, found.node.partition(":")[2], found.key)
        self.steps += [(source, node) for source in self.sources(found.condition)]
        if isinstance(found.part, KeyFinding):
            self.steps += [(_subject(self.spec.document, name), node) for name in listed(found.part.about)]
        self.named(found.rests_on, node)

    def action(self, key: Key, item: PlanItem) -> None:
        """Add an action and its measure with the steps to them."""
        node = self.add("action", shown_path(key), key)
        self.steps += [(source, node) for source in self.sources((*key, "because", "holds"))]
        self.named(listed(item.addresses), node)
        of = self.spec.expressions.get((*key, "measure", "of"))
        if of is not None:
            measure = self.add("measure", expression_text(of), (*key, "measure"))
            self.steps += [(node, measure), *((source, measure) for source in sources(self.spec.document, of))]

    def named(self, names: Iterable[str], node: str) -> None:
        """Add the steps from statements that are named."""
        known = by_id(self.spec.document)
        self.steps += [(f"{known[name].kind}:{name}", node) for name in names]

    def sources(self, condition: Key | None) -> Iterator[str]:
        """Yield what the numbers of a condition are of."""
        expression = self.spec.expressions.get(condition) if condition else None
        if expression is not None:
            yield from sources(self.spec.document, expression)


def sources(document: Document, expression: Expression) -> tuple[str, ...]:
    """Return the nodes that the numbers of an expression are of: questions, dimensions, operational and published figures."""
    measured = (node for m in measures_in(expression) for node in _subjects(document, m.subject))
    return tuple(dict.fromkeys((*measured, *(f"{s.family}:{s.name}" for s in stated_in(expression)))))


def _subjects(document: Document, name: str) -> Iterator[str]:
    """Yield what a measure is of; a model of drivers is of all that stands in it."""
    model = document.drivers.get(name)
    yield from (_subject(document, one) for one in ((model.of, *model.by) if model else (name,)))


def _subject(document: Document, name: str) -> str:
    return f"dimension:{name}" if name in document.dimensions else f"question:{name}"


def _orphans(spec: Spec, results: Results, trace: Trace) -> Iterator[tuple[Lack, Node]]:
    """Yield what is asked for nothing, what was found and leads to nothing, and what is done or measured without a ground."""
    questions, dimensions = unused(spec, results)
    ends: Mapping[Lack, Callable[[Node], bool]] = {
        "question": lambda node: node.name in questions and not trace.after(node),
        "dimension": lambda node: node.name in dimensions and not trace.after(node),
        "finding": lambda node: not _leads_on(trace, node),
        "action": lambda node: not trace.before(node) and not _grounded(spec, node),
        "measure": lambda node: not any(n.kind in _FEEDS for n in trace.before(node)),
    }
    for kind, lacks in ends.items():
        yield from ((kind, node) for node in trace.nodes if node.kind == kind and lacks(node))


_FEEDS = frozenset({"question", "dimension", "operation"})


def _grounded(spec: Spec, action: Node) -> bool:
    """Return whether an action stands on evidence of its own, be it a document or a judgement."""
    item = dict(plan_items(spec.document))[action.key]
    return item.because is not None


def _leads_on(trace: Trace, node: Node) -> bool:
    """Return whether an action follows from a finding, or it tells of a strength, which asks for none."""
    todo, seen = [node], set[str]()
    while todo:
        current = todo.pop()
        if current.kind == "action" or current.key[:2] == ("swot", "strengths"):
            return True
        if current.id not in seen:
            seen.add(current.id)
            todo.extend(trace.after(current))
    return False


_ASK = "Use it, or delete it: every question costs respondents their time"
_LEAD = "Name it under addresses of an action, or under rests_on of a SWOT item that an action addresses"
_SAID: Mapping[Lack, tuple[str, str]] = {
    "question": ("is asked, and nothing in the report uses it", _ASK),
    "dimension": ("is used by nothing in the report", "Rest a finding on its index, or delete it"),
    "finding": ("leads to no action", _LEAD),
    "action": ("rests on nothing", "Name what it answers under addresses, or what it stands on under because"),
    "measure": ("is fed by no question and no operational measure", "Measure what the survey asks or what the records count"),
}


def orphan_hints(spec: Spec, trace: Trace) -> Iterator[Problem]:
    """Yield a warning for everything on no way, where the author asks for that."""
    if spec.document.report.trace != "check":
        return
    for lack, node in trace.orphans:
        said, fix = _SAID[lack]
        found = f"{shown_path(node.key)} {said}"
        yield Problem(Code.ORPHAN, spec.place(node.key), found, fix, Severity.WARNING, Kind.REPORT)
